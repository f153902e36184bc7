//! Which level an agency belongs to, and so which target.

use super::{AgencyKeys, Catalog};
use crate::domain::AgencyLevel;

/// First words of the names of localities.
const LOCAL: [&str; 13] = [
    "ubnd ",
    "ủy ban nhân dân ",
    "uỷ ban nhân dân ",
    "huyện ",
    "quận ",
    "thị xã ",
    "thành phố ",
    "tp ",
    "tp.",
    "xã ",
    "phường ",
    "thị trấn ",
    "đặc khu ",
];

impl Catalog {
    /// The level of an agency as written: from the catalogue's entry, else by its first words.
    ///
    /// What neither tells is a department, as reports list departments without «Sở». `keys` are this catalogue's.
    pub fn level_of(&self, name: &str, keys: &AgencyKeys) -> AgencyLevel {
        let id = keys.key(name);
        match self.agencies.iter().find(|agency| agency.id == id).map(|agency| agency.level.as_str()) {
            Some("district" | "commune") => AgencyLevel::Locality,
            Some(_) => AgencyLevel::Department,
            None => by_first_words(&name.trim().to_lowercase()),
        }
    }
}

fn by_first_words(name: &str) -> AgencyLevel {
    if LOCAL.iter().any(|words| name.starts_with(words)) { AgencyLevel::Locality } else { AgencyLevel::Department }
}

#[cfg(test)]
mod tests {
    use super::super::catalog;
    use super::*;

    #[test]
    fn levels_follow_the_kind_of_agency() {
        let keys = AgencyKeys::new(catalog());
        let level = |name: &str| catalog().level_of(name, &keys);
        for name in ["Sở Y tế", "Ban Dân tộc", "Thanh Tra Tỉnh An Giang", "Công an tỉnh", "Quản lý đô thị"]
        {
            assert_eq!(level(name), AgencyLevel::Department, "{name}");
        }
        for name in ["UBND huyện An Phú", "Ủy ban nhân dân thị xã Tân Châu", "Huyện Chợ Mới"] {
            assert_eq!(level(name), AgencyLevel::Locality, "{name}");
        }
    }
}
