//! Text in an old Vietnamese font: the file says Latin letters, the font shows Vietnamese ones.

use super::plausible::Score;
use super::{Encoding, is_vietnamese_only, tcvn3};
use serde::{Deserialize, Serialize};

/// What an old Vietnamese font does to Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LegacyFont {
    /// How its letters are to be read: [`Encoding::Tcvn3`] or [`Encoding::Vni`].
    pub encoding: Encoding,
    /// Whether it shows small letters as capitals («.VnTimeH»).
    pub capitals: bool,
}

/// What kind of old Vietnamese font a name is of; `None` for every other font. The name may carry the tag of a
/// subset («ABCDEF+.VnTime») and a style («.VnTimeH,Bold»).
pub fn font_encoding(font_name: &str) -> Option<LegacyFont> {
    let name = font_name.trim().trim_matches(['\'', '"']);
    let name = name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name, |(_, rest)| rest);
    let small = name.to_ascii_lowercase();
    if small.starts_with("vni-") || small.starts_with("vni ") {
        return Some(LegacyFont { encoding: Encoding::Vni, capitals: false });
    }
    let abc = small.starts_with(".vn") || ["vntime", "vntimeh", "vnarial", "vnarialh"].contains(&small.as_str());
    let family = name.split([',', '-']).next().unwrap_or(name);
    abc.then(|| LegacyFont { encoding: Encoding::Tcvn3, capitals: family.trim_end().ends_with('H') })
}

/// Vietnamese of a text set in an old font. Text that is Unicode all the same (a letter that only Unicode has, or
/// words that are Vietnamese as they stand and would not be afterwards) is left alone.
pub fn convert_legacy(text: &str, font: LegacyFont) -> String {
    if text.chars().any(is_vietnamese_only) {
        return text.to_owned();
    }
    let converted = match (font.encoding, font.capitals) {
        (Encoding::Tcvn3, false) => tcvn3::letters(text),
        (Encoding::Tcvn3, true) => tcvn3::letters(text).to_uppercase(),
        (encoding, _) => encoding.vietnamese(text),
    };
    let (before, after) = (Score::of(text), Score::of(&converted));
    let unicode = text.chars().nth(1).is_some() && before.all_legal() && !after.all_legal();
    if unicode { text.to_owned() } else { converted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_known_by_name() {
        let tcvn3 = |capitals| Some(LegacyFont { encoding: Encoding::Tcvn3, capitals });
        for (name, expected) in [
            (".VnTime", tcvn3(false)),
            (".VnTimeH", tcvn3(true)),
            (".VnArial NarrowH", tcvn3(true)),
            ("ABCDEF+.VnTimeH,Bold", tcvn3(true)),
            (".vntime", tcvn3(false)),
            ("VNI-Times", Some(LegacyFont { encoding: Encoding::Vni, capitals: false })),
            ("Times New Roman", None),
            ("VNtimes new roman", None),
        ] {
            assert_eq!(font_encoding(name), expected, "{name}");
        }
    }

    #[test]
    fn runs_become_vietnamese_and_unicode_stays() {
        let convert = |text: &str, font: &str| font_encoding(font).map(|f| convert_legacy(text, f));
        assert_eq!(convert("TiÕp nhËn 2.919 hå s¬", ".VnTime").as_deref(), Some("Tiếp nhận 2.919 hồ sơ"));
        assert_eq!(convert("céng hßa x· héi", ".VnTimeH").as_deref(), Some("CỘNG HÒA XÃ HỘI"));
        assert_eq!(convert("Tieáp nhaän hoà sô ÑUÙNG HAÏN", "VNI-Times").as_deref(), Some("Tiếp nhận hồ sơ ĐÚNG HẠN"));
        assert_eq!(convert("hồ sơ", ".VnTime").as_deref(), Some("hồ sơ"));
        assert_eq!(convert("hô", "VNI-Times").as_deref(), Some("hơ"));
    }
}
