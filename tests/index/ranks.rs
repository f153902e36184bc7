//! Ranks and how points spread.

use crate::cases::observed;
use crate::common;
use proptest::prelude::*;
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Barrier, Decimal};
use thuoc_do::scoring::index::{Assessed, Measure, assess, change, ranked, rankings, spread};

fn assessed(files: &[(&str, String)]) -> Vec<Assessed> {
    let files: Vec<(String, Vec<u8>)> = files.iter().map(|(n, t)| ((*n).to_owned(), t.clone().into_bytes())).collect();
    let with_points = |observation| {
        let assessment = assess(&observation, catalog()).expect("a known set");
        Assessed { observation, assessment }
    };
    observed(&files).into_iter().map(with_points).collect()
}

#[test]
fn the_national_table_is_ranked_as_published() {
    let Some(shared) = common::shared("data") else { return };
    let text = std::fs::read_to_string(shared.join("provinces-2026-10-05.csv")).expect("the table");
    let all = assessed(&[("provinces.csv", text.clone())]);
    let [ranking] = &rankings(&all, &Measure::Total)[..] else { panic!("more than one class") };
    let published: Vec<usize> =
        text.lines().skip(1).map(|l| l.rsplit(',').next().expect("a rank").parse().expect("a rank")).collect();

    assert_eq!(ranking.rows.iter().map(|row| row.rank).collect::<Vec<_>>(), published);
    let tied: Vec<usize> = ranking.rows.iter().filter(|row| row.rank == 5).map(|row| row.tied).collect();
    assert_eq!(tied, [2, 2]);
    let spread = ranking.spread.expect("points");
    let told = [spread.least, spread.lower, spread.median, spread.upper, spread.most].map(|d| d.to_string());
    assert_eq!((told[0].as_str(), told[4].as_str(), ranking.unranked.len()), ("53.22", "68.11", 0));
    assert_eq!(told[1..4], ["59.8525", "62.305", "64.385"]);
}

fn month(month: u32, units: &[(&str, &str)]) -> String {
    let unit = |(name, score): &(&str, &str)| {
        format!(r#"{{"departmentName":"{name}","totalReceived":100,"totalOnTime":{score},"score":0}}"#)
    };
    let units: Vec<String> = units.iter().map(unit).collect();
    let list = units[1..].join(",");
    format!(r#"{{"timeType":"month","year":2026,"month":{month},"parent":{},"children":[{list}]}}"#, units[0])
}

#[test]
fn levels_and_periods_are_ranked_apart_and_a_lower_number_is_better() {
    let august = [("UBND tỉnh Phú Thọ", "80"), ("Phường Một", "70"), ("Phường Hai", "80"), ("Sở Y tế", "90")];
    let september = [("UBND tỉnh Phú Thọ", "81"), ("Phường Một", "90"), ("Phường Hai", "80"), ("Sở Y tế", "85")];
    let october = [("UBND tỉnh Phú Thọ", "81"), ("Phường Một", "90"), ("Phường Ba", "95"), ("Sở Y tế", "85")];
    let files = [("8.json", month(8, &august)), ("9.json", month(9, &september)), ("10.json", month(10, &october))];
    let all = assessed(&files);
    let group = Measure::Group("index766_progress".to_owned());
    let rankings = rankings(&all, &group);
    assert_eq!(rankings.len(), 9);
    let at = |name: &str, nth: usize| {
        let places = all.iter().enumerate().filter(|(_, one)| one.observation.unit.name == name);
        places.map(|(at, _)| at).nth(nth).expect("the unit")
    };
    let of = |at: usize| (rankings.iter().find(|r| r.row(at).is_some()).expect("a ranking"), at);
    let compared = |name, one, other| change(&all, of(at(name, one)), of(at(name, other)), None, catalog());
    let rose = compared("Phường Một", 0, 1);
    assert_eq!((rose.points.map(|p| p.to_string()).as_deref(), rose.ranks), (Some("4.00"), Some(1)));
    let fell = compared("Phường Hai", 0, 1);
    assert_eq!((fell.points.map(|p| p.to_string()).as_deref(), fell.ranks), (Some("0.00"), Some(-1)));
    let others = compared("Phường Một", 1, 2);
    assert_eq!((others.ranks, others.comparability.for_ranks), (None, vec![Barrier::UnitsRanked]));
    let apart = change(&all, of(at("Phường Một", 0)), of(at("Sở Y tế", 0)), None, catalog());
    assert_eq!((apart.points, apart.comparability.barriers), (None, vec![Barrier::Scope]));
}

fn entries(points: &[i64]) -> Vec<(usize, Decimal)> {
    points.iter().map(|p| Decimal::new(*p, 2)).enumerate().collect()
}

#[test]
fn equal_points_share_a_rank_and_the_next_is_skipped() {
    let rows = ranked(entries(&[6800, 7000, 6800, 5000]));
    let told: Vec<_> = rows.iter().map(|r| (r.at, r.rank, r.tied)).collect();
    assert_eq!(told, [(1, 1, 1), (0, 2, 2), (2, 2, 2), (3, 4, 1)]);
    let above: Vec<_> = rows.iter().filter_map(|r| r.above).map(|r| r.percent(0).to_string()).collect();
    assert_eq!(above, ["100", "33", "33", "0"]);
    let spread = spread(&[10, 20, 30, 40].map(|p| Decimal::new(p, 1))).expect("points");
    let quartiles = [spread.lower, spread.median, spread.upper].map(|d| d.to_string());
    assert_eq!(quartiles, ["1.75", "2.5", "3.25"]);
}

proptest! {
    #[test]
    fn a_rank_counts_those_with_more_points(points in prop::collection::vec(0..500_i64, 1..60)) {
        let rows = ranked(entries(&points));
        prop_assert_eq!(rows.len(), points.len());
        for row in &rows {
            let own = points[row.at];
            prop_assert_eq!(row.rank, 1 + points.iter().filter(|p| **p > own).count());
            prop_assert_eq!(row.tied, points.iter().filter(|p| **p == own).count());
        }
        prop_assert!(rows.windows(2).all(|w| w[0].points >= w[1].points && w[0].rank <= w[1].rank));
        let s = spread(&rows.iter().map(|r| r.points).collect::<Vec<_>>()).expect("points");
        prop_assert!(s.least <= s.lower && s.lower <= s.median && s.median <= s.upper && s.upper <= s.most);
    }

    #[test]
    fn ranks_do_not_depend_on_the_order_of_loading(points in prop::collection::vec(0..50_i64, 1..30)) {
        let mut turned = points.clone();
        turned.reverse();
        let ranks = |list: &[i64]| {
            let mut found: Vec<_> = ranked(entries(list)).iter().map(|r| (r.points, r.rank, r.tied)).collect();
            found.sort();
            found
        };
        prop_assert_eq!(ranks(&points), ranks(&turned));
    }
}
