//! What must hold for any counts.

use proptest::prelude::*;
use thuoc_do::catalog::{IndexSet, MetricRule, catalog};
use thuoc_do::domain::Decimal;
use thuoc_do::scoring::index::{needed, points};

pub(crate) fn set() -> &'static IndexSet {
    catalog().index_set_named("index766_portal_2026").expect("the set")
}

fn rule() -> impl Strategy<Value = &'static MetricRule> {
    (0..set().metric.len()).prop_map(|at| &set().metric[at])
}

proptest! {
    #[test]
    fn points_never_fall_as_the_numerator_grows(rule in rule(), whole in 1..2_000_000_i64, part in 0..2_000_000_i64) {
        let part = part % whole;
        let (less, more) = (points(rule, part, whole), points(rule, part + 1, whole));
        prop_assert!(less <= more);
        prop_assert!(more.is_some_and(|p| p <= rule.max && p >= Decimal::ZERO));
    }

    #[test]
    fn all_of_the_whole_earns_all_points(rule in rule(), whole in 1..2_000_000_i64) {
        prop_assert_eq!(points(rule, whole, whole), Some(rule.max));
        prop_assert_eq!(points(rule, 0, whole), Some(Decimal::ZERO));
    }

    #[test]
    fn what_is_needed_is_enough_and_one_less_is_not(rule in rule(), whole in 1..2_000_000_i64, wanted in 1..2000_i64) {
        let wanted = Decimal::new(wanted, 2);
        match needed(rule, whole, wanted) {
            Some(part) => {
                prop_assert!(part <= whole && points(rule, part, whole) >= Some(wanted));
                prop_assert!(part == 0 || points(rule, part - 1, whole) < Some(wanted));
            }
            None => prop_assert!(wanted > rule.max),
        }
    }
}
