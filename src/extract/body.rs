//! The body that a report is of, where it is one below the province: from the letterhead, else from the title.
//!
//! Reports of a ward, of a department and of the province itself speak of different dossiers, though all name the province.

use super::block::{Block, BlockKind};
use crate::catalog::Catalog;
use crate::domain::{UnitLevel, fold_phrase};

/// Lines of a letterhead.
const LINES: usize = 10;
/// Characters in which a letterhead stands.
const HEAD: usize = 1_500;
/// Words of a name in a title.
const LONGEST: usize = 9;

/// What reports for the whole province is the province's, whatever its own place in it.
const FOR_ALL: [&str; 3] = ["hành chính công", "văn phòng", "pvhcc"];

/// The first words of what comes after a name in a title.
const AFTER: [&str; 9] = ["tháng", "quý", "năm", "tuần", "6", "9", "trên", "và", "về"];

/// `None` for the province and where nothing tells.
pub(super) fn body(chars: &[char], blocks: &[Block], title: Option<&str>, catalog: &Catalog) -> Option<String> {
    letterhead(chars, blocks, title, catalog).or_else(|| title.and_then(|title| in_title(title, catalog)))
}

/// The last line in capitals above the title that names such a body: «UBND TỈNH …» stands above «SỞ Y TẾ».
fn letterhead(chars: &[char], blocks: &[Block], title: Option<&str>, catalog: &Catalog) -> Option<String> {
    let near = blocks.iter().filter(|b| b.kind != BlockKind::Table && b.ranges[0].0 < HEAD);
    let lines = near.flat_map(|b| b.ranges.iter()).take(LINES);
    let text = |range: &(usize, usize)| chars[range.0..range.1].iter().collect::<String>();
    let ends = |line: &String| {
        fold_phrase(line) == fold_phrase("báo cáo") || title.is_some_and(|t| t.starts_with(line.trim()))
    };
    let above = lines.map(text).take_while(|line| !ends(line));
    let named = above.filter_map(|line| own_name(&line, catalog));
    named.last()
}

/// The part of a line of the letterhead that names a body below the province; the motto may stand beside it.
fn own_name(line: &str, catalog: &Catalog) -> Option<String> {
    let plain = line.replace(['*', '_'], " ");
    let apart = plain.split("  ").map(str::trim).find(|part| !part.is_empty())?;
    let name = apart.split("CỘNG HÒA").next().unwrap_or(apart).split("CỘNG HOÀ").next().unwrap_or(apart).trim();
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let capital = letters().all(char::is_uppercase) && letters().count() > 3;
    (capital && is_below(name, catalog)).then(|| name.to_owned())
}

/// «Báo cáo kết quả … của Sở Y tế tháng 4/2026».
fn in_title(title: &str, catalog: &Catalog) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let of = |at: &usize| words[*at].to_lowercase() == "của";
    (0..words.len()).filter(of).find_map(|at| {
        let ends = |word: &&&str| !AFTER.contains(&word.to_lowercase().trim_end_matches(',')) && **word != "-";
        let name: Vec<&str> = words[at + 1..].iter().take(LONGEST).take_while(ends).copied().collect();
        let name = name.join(" ").trim_end_matches([',', '.', ';', ':']).to_owned();
        is_below(&name, catalog).then_some(name)
    })
}

fn is_below(name: &str, catalog: &Catalog) -> bool {
    let words = fold_phrase(name);
    let says = |phrase: &str| {
        let phrase = fold_phrase(phrase);
        words.windows(phrase.len()).any(|w| w == phrase)
    };
    let level = catalog.unit_level(name);
    let local = matches!(level, Some(UnitLevel::Commune | UnitLevel::District));
    local || level == Some(UnitLevel::Department) && !FOR_ALL.iter().any(|phrase| says(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::catalog;

    #[test]
    fn letterheads_name_a_body_below_the_province() {
        let cases = [
            ("**SỞ Y TẾ**", Some("SỞ Y TẾ")),
            ("UBND XÃ THANH SƠN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Some("UBND XÃ THANH SƠN")),
            ("XÃ THANH SƠN", Some("XÃ THANH SƠN")),
            ("ỦY BAN NHÂN DÂN", None),
            ("TỈNH AN GIANG", None),
            ("UBND TỈNH AN GIANG", None),
            ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", None),
            ("VĂN PHÒNG UBND TỈNH", None),
            ("Sở Y tế báo cáo", None),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None),
        ];
        for (line, name) in cases {
            assert_eq!(own_name(line, catalog()).as_deref(), name, "{line}");
        }
    }

    #[test]
    fn titles_name_whose_results_they_tell() {
        let cases = [
            ("Kết quả giải quyết hồ sơ của Sở Nội vụ tháng 4/2026", Some("Sở Nội vụ")),
            ("Báo cáo kết quả của UBND xã Thanh Sơn, quý I/2026", Some("UBND xã Thanh Sơn")),
            ("Kết quả hoạt động của Trung tâm Phục vụ hành chính công - Kiểm soát TTHC", None),
            ("Kết quả giải quyết của các sở, ngành", None),
        ];
        for (title, name) in cases {
            assert_eq!(in_title(title, catalog()).as_deref(), name, "{title}");
        }
    }
}
