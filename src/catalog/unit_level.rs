//! Which level of government a name stands for.

use super::Catalog;
use crate::domain::{UnitLevel, fold_phrase};
use chrono::NaiveDate;
use std::sync::OnceLock;

/// First words of a name, behind «UBND» if it is there, and the level they tell.
const FIRST: [(&str, UnitLevel); 24] = [
    ("xã", UnitLevel::Commune),
    ("x.", UnitLevel::Commune),
    ("phường", UnitLevel::Commune),
    ("p.", UnitLevel::Commune),
    ("thị trấn", UnitLevel::Commune),
    ("đặc khu", UnitLevel::Commune),
    ("huyện", UnitLevel::District),
    ("quận", UnitLevel::District),
    ("thị xã", UnitLevel::District),
    ("thành phố", UnitLevel::District),
    ("tp", UnitLevel::District),
    ("tx", UnitLevel::District),
    ("sở", UnitLevel::Department),
    ("ban", UnitLevel::Department),
    ("bql", UnitLevel::Department),
    ("văn phòng", UnitLevel::Department),
    ("vp", UnitLevel::Department),
    ("vpubnd", UnitLevel::Department),
    ("thanh tra", UnitLevel::Department),
    ("công an tỉnh", UnitLevel::Department),
    ("ca tỉnh", UnitLevel::Department),
    ("bảo hiểm xã hội tỉnh", UnitLevel::Department),
    ("trung tâm", UnitLevel::Department),
    ("chi cục", UnitLevel::Department),
];

/// The words above, folded once.
struct Kinds {
    committee: [Vec<String>; 2],
    first: Vec<(Vec<String>, UnitLevel)>,
}

fn kinds() -> &'static Kinds {
    static KINDS: OnceLock<Kinds> = OnceLock::new();
    KINDS.get_or_init(|| Kinds {
        committee: ["ubnd", "ủy ban nhân dân"].map(fold_phrase),
        first: FIRST.iter().map(|(kind, level)| (fold_phrase(kind), *level)).collect(),
    })
}

impl Catalog {
    /// The level a name tells; `None` when it tells none («Quầy số 2»).
    ///
    /// «Thành phố …» is a province when the catalogue has a province of that name, else a district.
    pub fn unit_level(&self, name: &str) -> Option<UnitLevel> {
        if self.province(name).is_some() {
            return Some(UnitLevel::Province);
        }
        let words = fold_phrase(name);
        let Kinds { committee, first } = kinds();
        let rest = committee.iter().find_map(|c| words.strip_prefix(c.as_slice())).unwrap_or(&words);
        let first = first.iter().find(|(kind, _)| rest.len() > kind.len() && rest.starts_with(kind));
        first.map(|(_, level)| *level).or_else(|| self.agency(name).and_then(|agency| of_entry(&agency.level)))
    }

    /// The last day of the old provinces: the end of validity of the last one merged away; `None` when none was.
    pub fn merger_day(&self) -> Option<NaiveDate> {
        let provinces = self.agencies.iter().filter(|a| a.level == "province" && a.merged_into.is_some());
        provinces.filter_map(|a| a.citation.valid_to.as_ref()?.parse().ok()).max()
    }

    /// Whether a province took part in a merger.
    pub fn is_merged_province(&self, id: &str) -> bool {
        let own = |a: &super::AgencyDef| a.id == id && a.merged_into.is_some();
        self.agencies.iter().any(|a| own(a) || (a.level == "province" && a.merged_into.as_deref() == Some(id)))
    }
}

fn of_entry(level: &str) -> Option<UnitLevel> {
    Some(match level {
        "department" | "center" => UnitLevel::Department,
        "district" => UnitLevel::District,
        "commune" => UnitLevel::Commune,
        "province" => UnitLevel::Province,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::catalog;
    use super::*;

    #[test]
    fn names_tell_their_level() {
        let cases = [
            ("UBND tỉnh Đắk Lắk", Some(UnitLevel::Province)),
            ("UBND Thành phố Hải Phòng", Some(UnitLevel::Province)),
            ("H15", Some(UnitLevel::Province)),
            ("Sở Giáo dục và Đào tạo", Some(UnitLevel::Department)),
            ("VP UBND tỉnh", Some(UnitLevel::Department)),
            ("BQL các KCN", Some(UnitLevel::Department)),
            ("Y tế", Some(UnitLevel::Department)),
            ("UBND huyện An Phú", Some(UnitLevel::District)),
            ("Thành phố Long Xuyên", Some(UnitLevel::District)),
            ("P. Việt Trì", Some(UnitLevel::Commune)),
            ("UBND xã Thanh Sơn", Some(UnitLevel::Commune)),
            ("Đặc khu Phú Quốc", Some(UnitLevel::Commune)),
            ("Quầy số 2", None),
        ];
        for (name, level) in cases {
            assert_eq!(catalog().unit_level(name), level, "{name}");
        }
    }
}
