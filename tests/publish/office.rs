//! LibreOffice opens what was written. Skipped where it is not installed, never on the build server.

use crate::drafts::{april_and_march, written};
use std::path::{Path, PathBuf};
use std::process::Command;
use thuoc_do::export::docx::docx;

/// A folder of its own, removed at the end.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new(test: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("thuocdo-publish-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Scratch(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Converts a file; `None` when LibreOffice is not installed.
pub(crate) fn converted(file: &Path, to: &str) -> Option<PathBuf> {
    let folder = file.parent().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .env("LC_ALL", "C.UTF-8") // names of files have Vietnamese letters
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(file)
        .output();
    let Ok(run) = run else {
        assert!(std::env::var_os("CI").is_none(), "LibreOffice is missing");
        println!("skipped: LibreOffice is not installed");
        return None;
    };
    let out = file.with_extension(to.split(':').next().expect("a format"));
    assert!(out.is_file(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(out)
}

#[test]
fn the_document_opens_and_prints() {
    let scratch = Scratch::new("docx");
    let file = scratch.0.join("draft.docx");
    let draft = written(&april_and_march(), "thang");
    std::fs::write(&file, docx(&draft)).expect("a file");
    let Some(pdf) = converted(&file, "pdf") else { return };
    let bytes = std::fs::read(&pdf).expect("a PDF");
    assert!(bytes.starts_with(b"%PDF"));
    let reading = thuoc_do::workspace::read_report("draft.pdf", &bytes, &mut Default::default()).expect("text");
    let text: String = reading.document.text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Where the motto's lines end hangs on the fonts of the machine.
    for words in ["CỘNG HÒA XÃ HỘI", "DỰ THẢO", "tiếp nhận mới 1.600 hồ sơ", "Nơi nhận:"] {
        assert!(text.contains(words), "«{words}» is not printed:\n{text}");
    }
}
