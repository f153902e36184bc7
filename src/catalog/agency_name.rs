//! Whom a name stands for, however a report writes it.

use super::{AgencyDef, Catalog};
use crate::domain::{Map, fold, fold_phrase};
use chrono::NaiveDate;
use std::sync::OnceLock;

/// Abbreviated words that stand for the same words everywhere.
const SHORT: [(&str, &str); 26] = [
    ("ubnd", "ủy ban nhân dân"),
    ("vpubnd", "văn phòng ủy ban nhân dân"),
    ("vpub", "văn phòng ủy ban nhân dân"),
    ("vp", "văn phòng"),
    ("bql", "ban quản lý"),
    ("kcn", "khu công nghiệp"),
    ("kkt", "khu kinh tế"),
    ("bhxh", "bảo hiểm xã hội"),
    ("tb", "thương binh"),
    ("tbxh", "thương binh xã hội"),
    ("xh", "xã hội"),
    ("tx", "thị xã"),
    ("tp", "thành phố"),
    ("ptnt", "phát triển nông thôn"),
    ("pvhcc", "phục vụ hành chính công"),
    ("hcc", "hành chính công"),
    ("tthcc", "trung tâm hành chính công"),
    ("tthc", "thủ tục hành chính"),
    ("hđnd", "hội đồng nhân dân"),
    ("lđ", "lao động"),
    ("gtvt", "giao thông vận tải"),
    ("gd", "giáo dục"),
    ("nn", "nông nghiệp"),
    ("tn", "tài nguyên"),
    ("mt", "môi trường"),
    ("vh", "văn hóa"),
];

/// Words that come and go within a name.
const LOOSE: [&str; 2] = ["và", "các"];

/// Words in front of a name that say what sort of body it is and that reports leave out at will.
const KINDS: [&str; 2] = ["sở", "ủy ban nhân dân"];

/// First words that only names of agencies have.
const AGENCY_KINDS: [&str; 30] = [
    "sở",
    "ban quản lý",
    "ban dân tộc",
    "ủy ban nhân dân",
    "công an",
    "ca tỉnh",
    "thanh tra",
    "văn phòng",
    "bảo hiểm xã hội",
    "chi cục",
    "cục",
    "xã",
    "phường",
    "thị trấn",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "đặc khu",
    "chi nhánh",
    "trung tâm",
    "phòng",
    "kho bạc",
    "điện lực",
    "công ty",
    "tòa án",
    "viện kiểm sát",
    "bộ chỉ huy",
    "quầy",
];

/// Words that name a class of agencies, not one.
const CLASSES: [&str; 16] = [
    "cấp tỉnh",
    "cấp huyện",
    "cấp xã",
    "sở ban ngành",
    "các sở",
    "sở ngành",
    "khối",
    "ubnd các",
    "ubnd cấp",
    "các huyện",
    "các xã",
    "các phường",
    "các đơn vị",
    "xã phường",
    "huyện thị xã",
    "cơ quan chuyên môn",
];

/// Whether a name is one of a class of agencies («Cấp xã», «Sở, ban, ngành», «06 đơn vị»): its figures are sums over its members.
pub fn is_class(name: &str) -> bool {
    static FOLDED: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    let classes = FOLDED.get_or_init(|| CLASSES.iter().map(|c| fold_phrase(c)).collect());
    let text = fold_phrase(name);
    let begins = |class: &Vec<String>| (0..text.len().min(3)).any(|at| text[at..].starts_with(class));
    let counted = text.first().is_some_and(|w| w.chars().all(|c| c.is_ascii_digit()))
        && ["đơn vị", "cơ quan"].iter().any(|members| text[1..] == fold_phrase(members));
    counted || (text.len() <= 12 && classes.iter().any(begins))
}

/// Every name of the catalogue in comparable form, worked out once.
#[derive(Debug, Clone, Default)]
pub struct AgencyNames {
    bodies: Map<String, Vec<usize>>,
    provinces: Map<String, usize>,
    kinds: Vec<Vec<String>>,
}

impl AgencyNames {
    fn new(agencies: &[AgencyDef]) -> AgencyNames {
        let kinds = AGENCY_KINDS.iter().map(|kind| full_words(kind)).collect();
        let mut names = AgencyNames { kinds, ..AgencyNames::default() };
        for (at, agency) in agencies.iter().enumerate() {
            for name in std::iter::once(&agency.vi).chain(&agency.aliases).chain(&agency.code) {
                match agency.level.as_str() {
                    "province" => {
                        names.provinces.entry(province_key(name)).or_insert(at);
                    }
                    _ => names.bodies.entry(key_of(name)).or_default().push(at),
                }
            }
        }
        names
    }
}

/// The tables of words above, folded once.
struct Words {
    short: Map<String, Vec<String>>,
    loose: Vec<String>,
    kinds: Vec<Vec<String>>,
    province_kinds: Vec<Vec<String>>,
}

fn tables() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words {
        short: SHORT.iter().map(|(short, long)| (fold(short), fold_phrase(long))).collect(),
        loose: LOOSE.iter().map(|word| fold(word)).collect(),
        kinds: KINDS.iter().map(|kind| fold_phrase(kind)).collect(),
        province_kinds: ["ủy ban nhân dân", "tỉnh", "thành phố"].iter().map(|kind| fold_phrase(kind)).collect(),
    })
}

/// The words of a name, abbreviations written out and loose words dropped.
fn full_words(name: &str) -> Vec<String> {
    let tables = tables();
    let mut words = Vec::new();
    for word in fold_phrase(name) {
        match tables.short.get(&word) {
            Some(long) => words.extend(long.iter().cloned()),
            None => words.push(word),
        }
    }
    words.retain(|w| !tables.loose.contains(w) && w.chars().any(char::is_alphanumeric));
    words
}

/// A name in comparable form: written out, without the sort of body in front, run together.
pub(super) fn key_of(name: &str) -> String {
    let words = full_words(name);
    without_kind(&words).concat()
}

fn without_kind(words: &[String]) -> &[String] {
    let rest = |kind: &Vec<String>| words.strip_prefix(kind.as_slice()).filter(|rest| !rest.is_empty());
    tables().kinds.iter().find_map(rest).unwrap_or(words)
}

impl Catalog {
    /// The agency a name stands for, by official name, alias or portal code, in any spelling; `None` when unknown.
    ///
    /// Of several bodies of one name (reorganisations) the first; see [`Catalog::agency_on`].
    pub fn agency(&self, name: &str) -> Option<&AgencyDef> {
        self.agencies_called(name).next()
    }

    /// The agency of a name that existed on a day.
    pub fn agency_on(&self, name: &str, day: NaiveDate) -> Option<&AgencyDef> {
        let day = day.to_string();
        let valid = |a: &&AgencyDef| {
            let from = a.citation.valid_from.as_ref().is_none_or(|from| *from <= day);
            from && a.citation.valid_to.as_ref().is_none_or(|to| *to >= day)
        };
        self.agencies_called(name).find(valid)
    }

    fn agencies_called(&self, name: &str) -> impl Iterator<Item = &AgencyDef> {
        let names = &self.names().bodies;
        let found = names.get(&key_of(name)).or_else(|| names.get(&key_of(self.without_province(name))));
        found.into_iter().flatten().filter_map(|at| self.agencies.get(*at))
    }

    fn names(&self) -> &AgencyNames {
        self.agency_names.get_or_init(|| AgencyNames::new(&self.agencies))
    }

    /// «Công an tỉnh Hà Nam», «Sở Y tế An Giang»: the name up to the province.
    fn without_province<'n>(&self, name: &'n str) -> &'n str {
        let words: Vec<&str> = name.split_whitespace().collect();
        let tail = (1..words.len()).find(|i| words.len() - i <= 5 && self.province(&words[*i..].join(" ")).is_some());
        let Some(at) = tail else { return name };
        let kept = words[..at].iter().map(|w| w.len()).sum::<usize>();
        let mut seen = 0;
        let end = name.char_indices().find(|(_, c)| {
            seen += if c.is_whitespace() { 0 } else { c.len_utf8() };
            seen > kept
        });
        end.map_or(name, |(i, _)| name[..i].trim())
    }

    /// The province a name or portal code stands for, with or without what sort of unit it is.
    pub fn province(&self, name: &str) -> Option<&AgencyDef> {
        self.names().provinces.get(&province_key(name)).and_then(|at| self.agencies.get(*at))
    }

    /// Whether a name is an agency's: by its entry, or by first words that only agencies have.
    pub fn knows_agency(&self, name: &str) -> bool {
        let words = full_words(name);
        let kind = |kind: &Vec<String>| words.len() > kind.len() && words.starts_with(kind);
        self.names().kinds.iter().any(kind) || self.agency(name).is_some() || self.province(name).is_some()
    }
}

/// A province's words without «tỉnh», «thành phố», «UBND» in front, run together.
fn province_key(name: &str) -> String {
    let mut words = full_words(name);
    for kind in &tables().province_kinds {
        if words.len() > kind.len() && words.starts_with(kind) {
            words.drain(..kind.len());
        }
    }
    words.concat()
}

#[cfg(test)]
mod tests {
    use super::super::catalog;
    use super::*;

    fn id(name: &str) -> Option<&'static str> {
        catalog().agency(name).map(|a| a.id.as_str())
    }

    #[test]
    fn every_way_of_writing_leads_to_the_agency() {
        let cases = [
            ("Sở LĐ-TB&XH", "labour"),
            ("Lao động - Thương binh và XH", "labour"),
            ("Sở Lao động, Thương binh và Xã hội", "labour"),
            ("Lao động-TB&XH", "labour"),
            ("BQL KCN", "industrial_zones"),
            ("Ban Quản lý các khu công nghiệp", "industrial_zones"),
            ("VP. UBND tỉnh", "committee_office"),
            ("VPUBND", "committee_office"),
            ("Văn phòng Uỷ ban nhân dân tỉnh", "committee_office"),
            ("BHXH", "social_insurance"),
            ("Bảo hiểm xã hội tỉnh Hà Nam", "social_insurance"),
            ("CA tỉnh", "police"),
            ("Công an tỉnh An Giang", "police"),
            ("Sở Văn hoá, Thể thao và Du lịch", "culture"),
            ("Sở Y Tế", "health"),
            ("sở nông nghiệp và PTNT", "agriculture_rural"),
            ("Sở Nông nghiệp và Môi trường", "agriculture_environment"),
            ("Sở KH&ĐT", "planning_investment"),
            ("Giao thông Vận tải", "transport"),
            ("Thanh tra tỉnh Kon Tum", "inspectorate"),
        ];
        for (name, expected) in cases {
            assert_eq!(id(name), Some(expected), "{name}");
        }
        assert_eq!(id("Hợp tác xã Bình Minh"), None);
    }

    #[test]
    fn a_name_used_twice_is_told_apart_by_the_day() {
        let on = |name: &str, y: i32, m: u32| {
            catalog().agency_on(name, NaiveDate::from_ymd_opt(y, m, 1)?).map(|a| a.id.as_str())
        };
        assert_eq!(on("Sở Xây dựng", 2024, 6), Some("construction"));
        assert_eq!(on("Xây dựng", 2025, 6), Some("construction_2025"));
        assert_eq!(on("Sở Giao thông vận tải", 2025, 6), None);
    }

    #[test]
    fn provinces_by_every_name_and_code() {
        let province = |name: &str| catalog().province(name).map(|a| a.id.as_str());
        for (name, expected) in [
            ("UBND tỉnh Đồng Tháp", "province_dong_thap"),
            ("UBND Thành phố Hồ Chí Minh", "province_ho_chi_minh"),
            ("TP.HCM", "province_ho_chi_minh"),
            ("TP. Huế", "province_hue"),
            ("Thừa Thiên Huế", "province_hue"),
            ("Hoà Bình", "province_hoa_binh"),
            ("Bà Rịa – Vũng Tàu", "province_ba_ria_vung_tau"),
            ("H44", "province_phu_tho"),
        ] {
            assert_eq!(province(name), Some(expected), "{name}");
        }
        assert_eq!(province("Sở Y tế"), None);
    }

    #[test]
    fn sixty_three_provinces_became_thirty_four() {
        let provinces: Vec<&AgencyDef> = catalog().agencies.iter().filter(|a| a.level == "province").collect();
        let merged = provinces.iter().filter(|a| a.merged_into.is_some()).count();
        assert_eq!((provinces.len(), merged), (63, 29));
        for province in provinces {
            let into = province.merged_into.as_ref();
            assert!(into.is_none_or(|id| catalog().agencies.iter().any(|a| a.id == *id)), "{}", province.vi);
        }
    }
}
