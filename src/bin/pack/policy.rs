//! The content security policy: what the page may do, by hash of what it holds.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::html::{Element, elements, replace};

/// The single file may run exactly the scripts and styles it holds and may talk to nobody.
pub(crate) fn of_single(html: &str) -> String {
    let all = elements(html);
    let scripts = sources(html, all.iter().filter(|e| e.runs()));
    let styles = sources(html, all.iter().filter(|e| e.name == "style"));
    format!(
        "default-src 'none'; script-src{scripts} 'wasm-unsafe-eval'; style-src{styles}; img-src data: blob:; \
         worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// The page on a portal may load its own files; inline scripts and styles only by hash.
pub(crate) fn of_portal(html: &str) -> String {
    let all = elements(html);
    let scripts = sources(html, all.iter().filter(|e| e.runs() && e.attribute("src").is_none()));
    let styles = sources(html, all.iter().filter(|e| e.name == "style"));
    format!(
        "default-src 'none'; script-src 'self'{scripts} 'wasm-unsafe-eval'; style-src 'self'{styles}; \
         img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
         form-action 'none'"
    )
}

/// The `<meta>` that carries a policy.
pub(crate) fn meta(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// The page without a policy, so that packing twice gives the same result.
pub(crate) fn without(html: &str) -> String {
    let is_policy = |e: &Element| {
        e.name == "meta" && e.attribute("http-equiv").is_some_and(|v| v.eq_ignore_ascii_case("content-security-policy"))
    };
    let edits: Vec<_> = elements(html).into_iter().filter(is_policy).map(|e| (e.span, String::new())).collect();
    replace(html, &edits)
}

/// One hash source per element, each after a space.
fn sources<'a>(html: &str, list: impl Iterator<Item = &'a Element>) -> String {
    list.map(|e| format!(" '{}'", hash(&html[e.text.clone()]))).collect()
}

/// The hash source of an inline script or style: SHA-256 of its text in base64.
pub(crate) fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_browsers_do() {
        // The example of the CSP specification, section "Hash usage for script elements".
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn the_single_file_names_each_script_and_style_but_no_data() {
        let html = "<style>a{}</style><script>1</script><script type=text/plain>x</script><script>2</script>";
        let policy = of_single(html);
        assert!(policy.contains(&format!("script-src '{}' '{}' 'wasm-unsafe-eval';", hash("1"), hash("2"))));
        assert!(policy.contains(&format!("style-src '{}';", hash("a{}"))));
        assert!(policy.contains("connect-src 'none'"));
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn the_portal_page_loads_its_own_files() {
        let policy = of_portal("<script src=./a.js></script><script>1</script>");
        assert!(policy.contains(&format!("script-src 'self' '{}' 'wasm-unsafe-eval';", hash("1"))));
        assert!(policy.contains("connect-src 'self'"));
    }

    #[test]
    fn removes_an_earlier_policy_only() {
        let html = format!("<meta charset=utf-8>{}<p>", meta("default-src 'none'"));
        assert_eq!(without(&html), "<meta charset=utf-8><p>");
    }
}
