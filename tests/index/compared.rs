//! What may be compared and why not.

use chrono::NaiveDate;
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Barrier, Caution, Span, UnitLevel};
use thuoc_do::scoring::index::{Frame, Unit, comparable};

fn unit(name: &str, level: Option<UnitLevel>, province: &str) -> Unit {
    let province = catalog().province(province).map(|p| p.id.clone());
    Unit { name: name.to_owned(), key: name.to_owned(), level, province }
}

fn range(from: &str, to: &str) -> Span {
    Span::Range { from: from.parse().expect("a day"), to: to.parse().expect("a day") }
}

const SIX: &str = "index766_six";
const FIVE: &str = "index766_five";
const PORTAL: &str = "index766_portal_2026";

type Side<'a> = (&'a Unit, Span, &'a str);

#[test]
fn every_barrier_has_its_reason() {
    let dak_lak = unit("UBND tỉnh Đắk Lắk", Some(UnitLevel::Province), "Đắk Lắk");
    let ha_noi = unit("UBND thành phố Hà Nội", Some(UnitLevel::Province), "Hà Nội");
    let commune = unit("Phường Mẫu", Some(UnitLevel::Commune), "Hà Nội");
    let nobody = unit("Quầy số 2", None, "");
    let construction = unit("Sở Xây dựng", Some(UnitLevel::Department), "Hà Nội");
    let (year, quarter) = (|year| Span::Year { year }, |year, quarter| Span::Quarter { year, quarter });
    let month = |year, month| Span::Month { year, month };
    let cases: Vec<(Side<'_>, Side<'_>, Vec<Barrier>)> = vec![
        ((&dak_lak, month(2026, 8), PORTAL), (&dak_lak, month(2026, 9), PORTAL), vec![]),
        ((&dak_lak, month(2026, 8), PORTAL), (&ha_noi, month(2026, 8), PORTAL), vec![]),
        ((&dak_lak, month(2026, 8), PORTAL), (&dak_lak, quarter(2026, 3), PORTAL), vec![Barrier::PeriodType]),
        ((&dak_lak, year(2026), PORTAL), (&commune, year(2026), PORTAL), vec![Barrier::Scope]),
        ((&dak_lak, year(2026), PORTAL), (&nobody, year(2026), PORTAL), vec![Barrier::Scope]),
        ((&nobody, year(2026), PORTAL), (&nobody, year(2026), PORTAL), vec![]),
        ((&ha_noi, year(2024), SIX), (&ha_noi, year(2024), FIVE), vec![Barrier::IndexSet]),
        ((&ha_noi, year(2024), SIX), (&ha_noi, year(2026), PORTAL), vec![Barrier::Formula]),
        ((&ha_noi, year(2024), SIX), (&ha_noi, Span::Unknown, SIX), vec![Barrier::PeriodUnknown]),
        ((&ha_noi, quarter(2024, 1), SIX), (&ha_noi, range("2023-12-15", "2024-03-14"), SIX), vec![Barrier::Calendar]),
        ((&ha_noi, quarter(2024, 1), SIX), (&ha_noi, range("2024-04-01", "2024-06-30"), SIX), vec![]),
        ((&dak_lak, year(2024), SIX), (&dak_lak, month(2025, 9), SIX), vec![Barrier::PeriodType, Barrier::Merger]),
        ((&dak_lak, month(2025, 6), SIX), (&dak_lak, month(2025, 7), SIX), vec![Barrier::Merger]),
        ((&dak_lak, year(2025), SIX), (&dak_lak, year(2024), SIX), vec![Barrier::Merger]),
        ((&ha_noi, month(2025, 6), SIX), (&ha_noi, month(2025, 7), SIX), vec![]),
        ((&commune, month(2025, 6), SIX), (&commune, month(2025, 7), SIX), vec![Barrier::Merger]),
        ((&construction, month(2025, 2), SIX), (&construction, month(2025, 3), SIX), vec![Barrier::Reorganised]),
        ((&construction, month(2025, 4), SIX), (&construction, month(2025, 5), SIX), vec![]),
    ];
    for (one, other, expected) in cases {
        let frame = |(unit, span, set): (_, _, _)| Frame {
            unit,
            span,
            set,
            set_assumed: false,
            ranked_of: None,
            to_date: false,
        };
        for (a, b) in [(one, other), (other, one)] {
            let found = comparable(&frame(a), &frame(b), None, catalog());
            assert_eq!(found.barriers, expected, "{a:?} {b:?}");
            assert_eq!(found.is_allowed(), expected.is_empty());
        }
    }
}

#[test]
fn ranks_among_other_numbers_are_not_compared() {
    let ha_noi = unit("UBND thành phố Hà Nội", Some(UnitLevel::Province), "Hà Nội");
    let frame = |of| Frame {
        unit: &ha_noi,
        span: Span::Month { year: 2026, month: 8 },
        set: PORTAL,
        set_assumed: false,
        ranked_of: Some(of),
        to_date: false,
    };
    assert_eq!(comparable(&frame(63), &frame(34), None, catalog()).for_ranks, [Barrier::RankedOf]);
    assert_eq!(comparable(&frame(34), &frame(34), None, catalog()).for_ranks, []);
}

#[test]
fn open_periods_are_provisional() {
    let ha_noi = unit("UBND thành phố Hà Nội", Some(UnitLevel::Province), "Hà Nội");
    let today = NaiveDate::from_ymd_opt(2026, 9, 17);
    for (span, expected) in [
        (Span::Month { year: 2026, month: 8 }, vec![]),
        (Span::Month { year: 2026, month: 9 }, vec![Caution::Provisional]),
        (Span::Year { year: 2026 }, vec![Caution::Provisional]),
        (Span::YearToDate { year: Some(2026) }, vec![Caution::Provisional]),
        (Span::Year { year: 2025 }, vec![]),
    ] {
        let frame = Frame { unit: &ha_noi, span, set: PORTAL, set_assumed: false, ranked_of: None, to_date: false };
        assert_eq!(comparable(&frame, &frame, today, catalog()).cautions, expected, "{span:?}");
    }
    let assumed =
        Frame { unit: &ha_noi, span: Span::Unknown, set: PORTAL, set_assumed: true, ranked_of: None, to_date: false };
    assert_eq!(comparable(&assumed, &assumed, today, catalog()).cautions, [Caution::SetAssumed]);
}

#[test]
fn a_day_of_the_year_so_far_beside_another_is_told() {
    let dak_lak = unit("UBND tỉnh Đắk Lắk", Some(UnitLevel::Province), "Đắk Lắk");
    let day = |day, to_date| Frame {
        unit: &dak_lak,
        span: Span::Day(NaiveDate::from_ymd_opt(2026, 9, day).expect("a day")),
        set: PORTAL,
        set_assumed: false,
        ranked_of: None,
        to_date,
    };
    let cautions = |a: &Frame<'_>, b: &Frame<'_>| comparable(a, b, None, catalog()).cautions;
    assert!(cautions(&day(17, true), &day(24, false)).contains(&Caution::OneToDate));
    assert!(!cautions(&day(17, true), &day(24, true)).contains(&Caution::OneToDate));
    let month = Frame { span: Span::Month { year: 2026, month: 8 }, ..day(1, false) };
    assert!(!cautions(&day(17, true), &month).contains(&Caution::OneToDate), "a month says what it is");
    assert!(!cautions(&day(17, true), &day(17, false)).contains(&Caution::OneToDate), "one day of two files");
}
