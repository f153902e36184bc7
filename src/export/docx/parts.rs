//! The fixed parts of the document.

use super::super::xml::{HEAD, escape};
use super::picture;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
/// Names that only the document's own part needs.
const DRAWN: &str = r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#;
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

pub(super) fn content_types() -> String {
    let parts = [
        ("/word/document.xml", "document.main"),
        ("/word/styles.xml", "styles"),
        ("/word/settings.xml", "settings"),
        ("/word/header1.xml", "header"),
        ("/word/header2.xml", "header"),
    ];
    let parts: String = parts
        .iter()
        .map(|(name, kind)| format!(r#"<Override PartName="{name}" ContentType="{WORD}.{kind}+xml"/>"#))
        .collect();
    format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{parts}</Types>"#
    )
}

pub(super) fn package() -> String {
    format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
    )
}

/// What the document refers to; `pictures` of them.
pub(super) fn relations(pictures: usize) -> String {
    let all = [("rId1", "styles"), ("rId2", "settings")];
    let all: String = all
        .iter()
        .map(|(id, kind)| format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>"#))
        .collect();
    let headers: String = [("rId3", 1), ("rId4", 2)]
        .iter()
        .map(|(id, n)| format!(r#"<Relationship Id="{id}" Type="{OFFICE}/header" Target="header{n}.xml"/>"#))
        .collect();
    let image = |number: usize| {
        let (id, target) = (picture::relation(number), picture::target(number));
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/image" Target="{target}"/>"#)
    };
    let images: String = (1..=pictures).map(image).collect();
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{all}{headers}{images}</Relationships>"#)
}

/// The title for whoever lists or reads the file aloud; no date, so that the bytes stay the same.
pub(super) fn properties(title: &str) -> String {
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"#,
        escape(title)
    )
}

pub(super) fn document(body: &str) -> String {
    format!("{HEAD}<w:document {NAMES} {DRAWN}><w:body>{body}</w:body></w:document>")
}

pub(super) fn styles() -> String {
    format!(
        r#"{HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>"#
    )
}

pub(super) fn settings() -> String {
    format!(
        r#"{HEAD}<w:settings {NAMES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
    )
}

pub(super) fn page_number() -> String {
    let run = |inside: &str| format!(r#"<w:r><w:rPr><w:sz w:val="26"/></w:rPr>{inside}</w:r>"#);
    let field = |kind: &str| run(&format!(r#"<w:fldChar w:fldCharType="{kind}"/>"#));
    let code = run(r#"<w:instrText xml:space="preserve"> PAGE </w:instrText>"#);
    let fields = [field("begin"), code, field("separate"), run("<w:t>2</w:t>"), field("end")].concat();
    header(&format!(r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{fields}</w:p>"#))
}

pub(super) fn no_page_number() -> String {
    header("<w:p/>")
}

fn header(inside: &str) -> String {
    format!("{HEAD}<w:hdr {NAMES}>{inside}</w:hdr>")
}
