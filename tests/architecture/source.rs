//! A source file taken apart: code without comments and literals, string literals apart, test code gone.

use std::path::{Path, PathBuf};

/// One file under `src/`.
#[derive(Debug)]
pub(crate) struct Source {
    /// From the project folder, with `/`.
    pub(crate) path: String,
    /// Product code; comments, literals and test code are spaces, so lines keep their numbers.
    pub(crate) code: String,
    /// Line (from one) and text of each string literal of the product code.
    pub(crate) strings: Vec<(usize, String)>,
    /// Lines of the whole file.
    pub(crate) lines: usize,
}

impl Source {
    /// Takes a file apart.
    pub(crate) fn new(path: &str, text: &str) -> Source {
        let (code, mut strings) = split(text);
        let code = without_tests(&code);
        let kept: Vec<&str> = code.lines().collect();
        // A literal's quotes stay in the code unless the code around it was test code.
        strings.retain(|(line, _)| kept.get(line - 1).is_some_and(|l| l.contains('"')));
        Source { path: path.to_owned(), code, strings, lines: text.lines().count() }
    }

    /// The layer: the first folder or file name under `src/`.
    pub(crate) fn layer(&self) -> &str {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
    }

    /// Whether this is a program or the crate root, which stand above the layers.
    pub(crate) fn is_shell(&self) -> bool {
        matches!(self.layer(), "bin" | "main" | "lib")
    }

    /// The module the file is, as names below the crate root.
    pub(crate) fn module(&self) -> Vec<String> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        inner.split('/').map(str::to_owned).collect()
    }
}

/// The project folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every product file under `src/`; files that hold only tests are left out.
pub(crate) fn all() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    let name = |f: &Path| f.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    files
        .iter()
        .map(|f| (name(f), f))
        .filter(|(name, _)| !name.ends_with("/tests.rs") && !name.contains("/tests/"))
        .map(|(name, f)| Source::new(&name, &std::fs::read_to_string(f).unwrap()))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// Code with comments and literals blanked (quotes and line ends stay), and the string literals.
fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut strings, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
    while at < chars.len() {
        let end = literal_or_comment(&chars, at);
        let Some((end, kind)) = end else {
            code.push(chars[at]);
            at += 1;
            continue;
        };
        let piece: String = chars[at..end].iter().collect();
        if kind == Kind::Text {
            let line = 1 + code.matches('\n').count();
            strings.push((line, piece.clone()));
            code.push('"');
        }
        code.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    (code, strings)
}

#[derive(PartialEq)]
enum Kind {
    Comment,
    Text,
    Char,
}

/// Where the comment or literal that begins at `at` ends, if one begins there.
fn literal_or_comment(chars: &[char], at: usize) -> Option<(usize, Kind)> {
    let ahead = |n: usize| chars.get(at + n).copied().unwrap_or('\0');
    match chars[at] {
        '/' if ahead(1) == '/' => Some((position(chars, at, |c| c == '\n'), Kind::Comment)),
        '/' if ahead(1) == '*' => Some((block_comment(chars, at), Kind::Comment)),
        '"' => Some((quoted(chars, at + 1, '"'), Kind::Text)),
        'r' if !follows_word(chars, at) => raw(chars, at).map(|end| (end, Kind::Text)),
        '\'' if ahead(1) == '\\' || ahead(2) == '\'' => Some((quoted(chars, at + 1, '\''), Kind::Char)),
        _ => None,
    }
}

fn follows_word(chars: &[char], at: usize) -> bool {
    // `br"…"` is a literal too; any other letter before the `r` makes it part of a name.
    at > 0 && chars[at - 1] != 'b' && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_')
}

fn position(chars: &[char], from: usize, end: impl Fn(char) -> bool) -> usize {
    (from..chars.len()).find(|&i| end(chars[i])).unwrap_or(chars.len())
}

fn block_comment(chars: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') if depth == 1 => return at + 2,
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    chars.len()
}

fn quoted(chars: &[char], from: usize, quote: char) -> usize {
    let mut at = from;
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

/// `r"…"`, `r#"…"#` and so on; not `r#name`.
fn raw(chars: &[char], at: usize) -> Option<usize> {
    let open = position(chars, at + 1, |c| c != '#');
    let hashes = open - at - 1;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closes = |i: usize| chars[i] == '"' && (1..=hashes).all(|n| chars.get(i + n) == Some(&'#'));
    Some((open + 1..chars.len()).find(|&i| closes(i)).map_or(chars.len(), |i| i + 1 + hashes))
}

/// Blanks every item under a `#[cfg(…test…)]`, except `not(test)`.
fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some((start, end)) = test_item(&out) {
        let blank: String = out[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &blank);
    }
    out
}

fn test_item(code: &str) -> Option<(usize, usize)> {
    for (start, _) in code.match_indices("#[cfg(") {
        let close = start + code[start..].find(']')?;
        let condition = &code[start..close];
        let words: Vec<&str> = condition.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        if words.contains(&"test") && !words.contains(&"not") {
            return Some((start, item_end(code, close + 1)));
        }
    }
    None
}

/// The end of the item that begins at `from`: its `;`, or the brace that closes its first one.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code[from..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(c, '}' | ';') {
            return from + at + 1;
        }
    }
    code.len()
}

#[test]
fn comments_and_literals_are_not_code() {
    let text = "// crate::a\nlet x = \"crate::b \\\" c\"; /* /* crate::d */ crate::e */ let y = 'c'; fn f<'a>() {}\n";
    let source = Source::new("src/x.rs", text);
    assert!(!source.code.contains("crate"), "{}", source.code);
    assert!(source.code.contains("let y =") && source.code.contains("fn f<'a>() {}"));
    assert_eq!(source.strings, [(2, "\"crate::b \\\" c\"".to_owned())]);
}

#[test]
fn raw_strings_end_at_their_own_hashes() {
    let source = Source::new("src/x.rs", "let a = r#\"one \" two\"#; let r#type = for_r(b\"x\"); let q = '\"';");
    assert_eq!(source.strings.len(), 2);
    assert!(source.code.contains("let r#type = for_r("));
}

#[test]
fn test_code_is_left_out_and_lines_keep_their_numbers() {
    let text =
        "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() { x(\"Mẫu\") }\n}\n#[cfg(not(test))]\nfn c() { \"d\" }\n";
    let source = Source::new("src/x.rs", text);
    assert!(!source.code.contains("fn b") && source.code.contains("fn c"));
    assert_eq!(source.strings, [(7, "\"d\"".to_owned())]);
}
