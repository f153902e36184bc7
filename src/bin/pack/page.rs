//! The two finished pages: the portal's, with its files beside it, and the single file, with everything inside.

use std::fmt;
use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::html::{Element, elements, find_ignoring_case, replace};
use crate::policy;

/// Why a page cannot be packed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PageError {
    /// A file that the page names is not beside it.
    Missing(String),
    /// The single file would still refer to something outside itself.
    Outside(String),
    /// There is no script to run.
    NoScript,
    /// There is no `<meta charset>` behind which the policy belongs.
    NoCharset,
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "names {name}, which was not built"),
            Self::Outside(what) => write!(f, "would reach outside the single file: {what}"),
            Self::NoScript => write!(f, "runs no script"),
            Self::NoCharset => write!(f, "has no <meta charset>"),
        }
    }
}

/// The page for a portal: as built, with its policy.
pub(crate) fn portal(built: &str) -> Result<String, PageError> {
    with_policy(built, &policy::of_portal(built))
}

/// A module as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packed {
    /// Its gzip as `dense` writes it.
    pub(crate) text: String,
    /// How many bytes the gzip has.
    pub(crate) bytes: usize,
}

/// The program of a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Worker {
    /// What its files are called.
    pub(crate) name: String,
    /// Its module, with the script that makes a worker of it.
    pub(crate) module: Packed,
}

/// What the single file holds as data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Modules<'a> {
    /// The page's module.
    pub(crate) page: &'a Packed,
    /// The programs of its workers.
    pub(crate) workers: &'a [Worker],
}

impl Modules<'_> {
    /// What `boot.js` looks for as soon as it runs.
    fn at_once(&self) -> String {
        module_block("thuoc-do-wasm", self.page)
    }

    /// What it looks for once the page stands.
    fn later(&self) -> String {
        self.workers.iter().map(|Worker { name, module }| module_block(&format!("{name}-wasm"), module)).collect()
    }
}

/// The style sheets that what is painted before the program runs is made with; they come first in the page.
const AT_ONCE: [&str; 2] = ["tokens.css", "base.css"];

/// The other style sheets, one behind the other: the single file holds them in the page's module, where they are packed.
pub(crate) fn later_styles(built: &str, load: impl Fn(&str) -> Option<String>) -> Result<String, PageError> {
    let all = elements(built);
    let names = all.iter().filter_map(style_sheet).filter(|name| !AT_ONCE.contains(name));
    let texts = names.map(|name| load(name).ok_or_else(|| PageError::Missing(name.to_owned())));
    let css = texts.collect::<Result<String, _>>()?;
    check_style(&css)?;
    Ok(css)
}

/// The file of an element that is a style sheet.
fn style_sheet(element: &Element) -> Option<&str> {
    let is_one = element.name == "link" && element.attribute("rel") == Some("stylesheet");
    element.attribute("href").filter(|_| is_one).map(local)
}

/// The page as one file; `load` gives the text of a file beside the page.
pub(crate) fn single(
    built: &str,
    modules: &Modules<'_>,
    load: impl Fn(&str) -> Option<String>,
) -> Result<String, PageError> {
    let mut edits = Vec::new();
    // Positions among the edits.
    let mut scripts = Vec::new();
    for element in elements(built) {
        if style_sheet(&element).is_some_and(|name| !AT_ONCE.contains(&name)) {
            edits.push((element.span, String::new()));
        } else if let Some(text) = inlined(&element, &load)? {
            if element.name == "script" {
                scripts.push(edits.len());
            }
            edits.push((element.span, text));
        }
    }
    let (Some(first), Some(last)) = (scripts.first(), scripts.last()) else { return Err(PageError::NoScript) };
    edits[*first].1.insert_str(0, &modules.at_once());
    edits[*last].1.push_str(&modules.later());
    // The browser hashes scripts after normalising line ends; so do we, by having none to normalise.
    let page = replace(built, &edits).replace("\r\n", "\n");
    check_self_contained(&page)?;
    with_policy(&page, &policy::of_single(&page))
}

/// What stands in the single file in place of an element that names another file; `None` leaves it as it is.
fn inlined(element: &Element, load: impl Fn(&str) -> Option<String>) -> Result<Option<String>, PageError> {
    let text_of = |name: &str| load(local(name)).ok_or_else(|| PageError::Missing(name.to_owned()));
    Ok(match (element.name.as_str(), element.attribute("rel"), reference(element)) {
        ("script", _, Some(src)) => Some(format!("<script>{}</script>", escape_script(&terse(&text_of(src)?)))),
        ("link", Some("stylesheet"), Some(href)) => Some(format!("<style>{}</style>", text_of(href)?)),
        ("link", Some("icon"), Some(href)) if !href.starts_with("data:") => Some(icon(&text_of(href)?)),
        ("link", Some("manifest" | "preload" | "modulepreload"), _) => Some(String::new()),
        _ => None,
    })
}

/// The file an element loads, if it is of a kind that loads files by itself.
fn reference(element: &Element) -> Option<&str> {
    match element.name.as_str() {
        "script" | "img" | "iframe" | "audio" | "video" | "source" | "embed" => element.attribute("src"),
        "link" => element.attribute("href"),
        "object" => element.attribute("data"),
        _ => None,
    }
}

/// A file name relative to the page's folder.
fn local(name: &str) -> &str {
    name.trim_start_matches("./")
}

fn module_block(id: &str, Packed { text, bytes }: &Packed) -> String {
    format!("<script type=\"text/plain\" id=\"{id}\" data-bytes=\"{bytes}\">{text}</script>")
}

/// Only SVG icons: they are text, and one serves every size.
fn icon(svg: &str) -> String {
    format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", STANDARD.encode(svg))
}

/// A script without its indents and without lines that are comments: they are for readers of the source. Ours has no text
/// of several lines.
fn terse(code: &str) -> String {
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// JavaScript that cannot end or confuse the `<script>` around it.
fn escape_script(code: &str) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut at = 0;
    while let Some(found) = find_ignoring_case(code, at, "</script") {
        edits.push((found + 1..found + 1, "\\".to_owned()));
        at = found + 2;
    }
    replace(code, &edits).replace("<!--", "<\\!--")
}

/// Refuses a page that would load anything: a file, a style sheet's `url()`, an `@import`.
fn check_self_contained(page: &str) -> Result<(), PageError> {
    for element in elements(page) {
        if let Some(reference) = reference(&element).filter(|r| !r.starts_with("data:") && !r.starts_with('#')) {
            return Err(PageError::Outside(reference.to_owned()));
        }
        if element.name == "style" {
            check_style(&page[element.text.clone()])?;
        }
    }
    Ok(())
}

fn check_style(css: &str) -> Result<(), PageError> {
    if css.contains("@import") {
        return Err(PageError::Outside("@import".to_owned()));
    }
    for (at, _) in css.match_indices("url(") {
        let target = css[at + 4..].trim_start_matches(['"', '\'', ' ']);
        if !target.starts_with("data:") && !target.starts_with('#') {
            return Err(PageError::Outside(target.chars().take(40).collect()));
        }
    }
    Ok(())
}

/// Puts the policy right behind `<meta charset>`: before anything it governs.
fn with_policy(html: &str, policy: &str) -> Result<String, PageError> {
    let charset = elements(html).into_iter().find(|e| e.name == "meta" && e.attribute("charset").is_some());
    let at = charset.ok_or(PageError::NoCharset)?.span.end;
    Ok(replace(html, &[(at..at, policy::meta(policy))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Trunk leaves it after minifying: no quotes, no head tag.
    const BUILT: &str = "<!doctype html><html lang=vi><meta charset=utf-8><link rel=stylesheet href=./base.css>\
        <link rel=stylesheet href=./table.css><link rel=icon href=./i.svg><link rel=manifest href=./m.json><body><main>Shell</main>\
        <script src=./thuoc-do.js></script><script src=./boot.js></script>";

    fn modules<T>(then: impl FnOnce(&Modules<'_>) -> T) -> T {
        let packed = |text: &str| Packed { text: text.to_owned(), bytes: 3 };
        let worker = |name: &str, text| Worker { name: name.to_owned(), module: packed(text) };
        let workers = [worker("thuoc-do-reader", "REVG"), worker("thuoc-do-rows", "R0hJ")];
        then(&Modules { page: &packed("QUJD"), workers: &workers })
    }

    fn single_of(built: &str) -> Result<String, PageError> {
        modules(|modules| single(built, modules, load))
    }

    fn load(name: &str) -> Option<String> {
        let text = match name {
            "base.css" => "p{color:red}",
            "table.css" => "td{color:red}",
            "i.svg" => "<svg/>",
            "thuoc-do.js" => "let s = '</script><!--';\r\n",
            "boot.js" => "// It starts.\n  start()\n",
            _ => return None,
        };
        Some(text.to_owned())
    }

    #[test]
    fn the_single_file_holds_everything() {
        let page = single_of(BUILT).unwrap();
        assert!(page.contains("<style>p{color:red}</style>"));
        assert!(page.contains("<script>start()</script>"));
        assert!(
            !page.contains("table.css") && !page.contains("td{color:red}"),
            "what is not painted at once is packed"
        );
        assert_eq!(later_styles(BUILT, load).unwrap(), "td{color:red}");
        assert!(page.contains("data:image/svg+xml;base64,PHN2Zy8+"));
        assert!(!page.contains("m.json") && !page.contains("src=") && !page.contains('\r'));
        let shell = page.find("Shell").unwrap();
        let module = page.find(">QUJD</script>").unwrap();
        assert!(page.contains("id=\"thuoc-do-reader-wasm\" data-bytes=\"3\">REVG</script>"));
        assert!(page.contains("id=\"thuoc-do-rows-wasm\" data-bytes=\"3\">R0hJ</script>"));
        let glue = page.find("let s").unwrap();
        assert!(shell < module && module < glue, "paint first, then the module, then what looks for it");
        assert!(page.find("start()") < page.find(">REVG</script>"), "the page does not wait for what it needs later");
    }

    #[test]
    fn the_policy_fits_the_final_bytes() {
        let page = single_of(BUILT).unwrap();
        let list = elements(&page);
        let policy = list.iter().find_map(|e| e.attribute("content")).unwrap();
        let mut blocks = 0;
        for element in list.iter().filter(|e| e.runs() || e.name == "style") {
            assert!(policy.contains(&policy::hash(&page[element.text.clone()])), "{element:?}");
            blocks += 1;
        }
        assert_eq!(blocks, 3);
        assert_eq!(policy.matches("sha256-").count(), 3, "no hash beyond what the page holds");
        let charset = list.iter().position(|e| e.attribute("charset").is_some()).unwrap();
        assert_eq!(list[charset + 1].attribute("http-equiv"), Some("Content-Security-Policy"));
    }

    #[test]
    fn scripts_cannot_end_early() {
        assert_eq!(escape_script("a='</script>';b='</SCRIPT>'"), "a='<\\/script>';b='<\\/SCRIPT>'");
        assert_eq!(escape_script("'<!--'"), "'<\\!--'");
        assert_eq!(escape_script("1</2/script"), "1</2/script");
    }

    #[test]
    fn packing_again_changes_nothing() {
        let once = portal(BUILT).unwrap();
        assert_eq!(portal(&policy::without(&once)).unwrap(), once);
        assert_eq!(single_of(&policy::without(&once)), single_of(BUILT));
    }

    #[test]
    fn refuses_what_would_reach_outside() {
        let with = |extra: &str| single_of(&BUILT.replace("Shell", extra));
        assert_eq!(
            with("<img src=https://a.example/x.png>"),
            Err(PageError::Outside("https://a.example/x.png".into()))
        );
        assert_eq!(with("<style>a{background:url(./x.png)}</style>"), Err(PageError::Outside("./x.png)}".into())));
        assert_eq!(with("<style>@import 'x.css'</style>"), Err(PageError::Outside("@import".into())));
        let css = |text: &'static str| later_styles(BUILT, move |_| Some(text.to_owned()));
        assert_eq!(css("a{background:url(./x.png)}"), Err(PageError::Outside("./x.png)}".into())));
        assert_eq!(with("<script src=./gone.js></script>"), Err(PageError::Missing("./gone.js".into())));
        assert!(with("<a href=https://dichvucong.gov.vn/>").is_ok(), "a link the reader may follow is no load");
    }

    #[test]
    fn refuses_a_page_it_does_not_know() {
        assert_eq!(single_of("<meta charset=utf-8><p>"), Err(PageError::NoScript));
        assert_eq!(portal("<p>"), Err(PageError::NoCharset));
    }
}
