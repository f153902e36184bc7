//! What must hold for any counts.

use proptest::prelude::*;
use thuoc_do::catalog::{IndexSet, MetricRule, catalog};
use thuoc_do::domain::{Decimal, Known, Span, UnitLevel};
use thuoc_do::scoring::index::{
    Assessed, Counts, Move, Observation, Published, Scenario, Target, Unit, assess, needed, points, simulate,
};

fn set() -> &'static IndexSet {
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

/// A province with all counts known; denominators up to `most`.
fn province(most: i64) -> impl Strategy<Value = Assessed> {
    let sides = prop::collection::vec((1..=most, 0..=most), set().metric.len());
    sides.prop_map(|sides| {
        let counts = |(rule, (whole, part)): (&MetricRule, (i64, i64))| {
            let [numerator, denominator] = [part % (whole + 1), whole].map(|n| Known::of(Decimal::whole(n)));
            Counts { code: rule.code.clone(), numerator, denominator, ..Counts::default() }
        };
        let observation = Observation {
            unit: Unit { name: "A".into(), key: "a".into(), level: Some(UnitLevel::Province), province: None },
            span: Span::Year { year: 2026 },
            to_date: false,
            set: set().id.clone(),
            set_assumed: false,
            files: Vec::new(),
            sources: Vec::new(),
            metrics: set().metric.iter().zip(sides).map(counts).collect(),
            groups: Vec::new(),
            total: Published::default(),
            rivals: Vec::new(),
        };
        let assessment = assess(&observation, catalog()).expect("the set");
        Assessed { observation, assessment }
    })
}

fn sum(points: impl Iterator<Item = Known>) -> Decimal {
    points.fold(Decimal::ZERO, |sum, points| sum.plus(points.number().expect("points")))
}

fn sides(of: &Assessed, code: &str) -> (i64, i64) {
    let counts = of.observation.counts(code).expect("counts");
    let side = |known: Known| known.number().and_then(Decimal::as_whole).expect("a count");
    (side(counts.numerator), side(counts.denominator))
}

/// What one component alone costs to gain `gap`.
fn alone(of: &Assessed, rule: &MetricRule, gap: Decimal) -> Option<i64> {
    let (numerator, denominator) = sides(of, &rule.code);
    let now = points(rule, numerator, denominator)?;
    Some((needed(rule, denominator, now.plus(gap))? - numerator).max(0))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn groups_are_sums_of_components_and_the_total_is_theirs(of in province(900_000)) {
        let groups = &of.assessment.groups;
        for group in groups {
            prop_assert_eq!(group.points.number(), Some(sum(group.metrics.iter().map(|m| m.points))));
        }
        prop_assert_eq!(of.assessment.total.number(), Some(sum(groups.iter().map(|g| g.points))));
    }

    #[test]
    fn a_plan_reaches_its_target_and_no_single_change_is_cheaper(of in province(400_000), wanted in 0..10_000_i64) {
        let wanted = Decimal::new(wanted, 2);
        let scenario = Scenario { target: Some(Target::Score(wanted)), ..Scenario::default() };
        let outcome = simulate(&scenario, &of, &[], catalog()).expect("the set");
        let before = of.assessment.total.number().expect("a total");
        let after = outcome.after.total.expect("a total");
        // every point of a province can be earned, so any target within the maximum is reached
        prop_assert!(after >= wanted && outcome.short.is_zero());
        let mut changed = of.observation.clone();
        for step in &outcome.plan {
            prop_assert!(step.to <= step.denominator && step.to > step.from && step.gain > Decimal::ZERO);
            let counts = changed.metrics.iter_mut().find(|c| c.code == step.code).expect("the component");
            counts.numerator = Known::of(Decimal::whole(step.to));
        }
        prop_assert_eq!(assess(&changed, catalog()).expect("the set").total, Known::of(after));
        prop_assert_eq!(&outcome.assessment.total, &Known::of(after));
        let gap = wanted.minus(before);
        for rule in set().metric.iter().filter(|_| gap > Decimal::ZERO) {
            prop_assert!(alone(&of, rule, gap).is_none_or(|cost| cost >= outcome.effort), "{}", rule.code);
        }
        let per_point = |m: &Move| (m.effort, m.gain.rounded(2).mantissa());
        let ordered = outcome.plan.windows(2).all(|w| {
            let ((e, g), (f, h)) = (per_point(&w[0]), per_point(&w[1]));
            e * h <= f * g
        });
        prop_assert!(ordered);
    }

    /// Three components of few pieces, all others locked: every combination tried.
    #[test]
    fn a_plan_is_the_cheapest_of_all(of in province(7), at in 0..19_usize, gap in 1..700_i64, weight in 1..5_i64) {
        let free: Vec<&MetricRule> = set().metric.iter().skip(at).take(3).collect();
        let locked = set().metric.iter().map(|r| r.code.clone()).filter(|c| free.iter().all(|r| r.code != *c));
        let weights = [(free[0].code.clone(), weight)].into_iter().collect();
        let wanted = of.assessment.total.number().expect("a total").plus(Decimal::new(gap, 2));
        let (locked, target) = (locked.collect(), Some(Target::Score(wanted)));
        let scenario = Scenario { target, locked, weights, ..Scenario::default() };
        let outcome = simulate(&scenario, &of, &[], catalog()).expect("the set");
        let ways: Vec<Vec<(i64, i64)>> = free.iter().enumerate().map(|(i, rule)| {
            let (from, whole) = sides(&of, &rule.code);
            let now = points(rule, from, whole).expect("points");
            let gain = |to| points(rule, to, whole).expect("points").minus(now).rounded(2).mantissa();
            let weight = if i == 0 { weight } else { 1 };
            (from..=whole).map(|to| (gain(to), (to - from) * weight)).collect()
        }).collect();
        // Steps of less than five hundredths only where there is no other way.
        let best_of = |least: i64| {
            let worth = |way: &Way| way.1 == 0 || way.0 >= least;
            let reached = choices(&ways).filter(|(a, b, c)| a.0 + b.0 + c.0 >= gap);
            let taken = reached.filter(|(a, b, c)| [a, b, c].into_iter().all(worth));
            taken.map(|(a, b, c)| a.1 + b.1 + c.1).min()
        };
        let best = best_of(if gap < 5 { 0 } else { 5 }).or_else(|| best_of(0));
        match best {
            Some(cost) => prop_assert_eq!((outcome.effort, outcome.short), (cost, Decimal::ZERO)),
            None => prop_assert!(outcome.short > Decimal::ZERO && outcome.after.total < Some(wanted)),
        }
    }
}

type Way = (i64, i64);

/// Every choice of one way for each of three components.
fn choices(ways: &[Vec<Way>]) -> impl Iterator<Item = (Way, Way, Way)> + '_ {
    let pairs = ways[0].iter().flat_map(|a| ways[1].iter().map(move |b| (*a, *b)));
    pairs.flat_map(|(a, b)| ways[2].iter().map(move |c| (a, b, *c)))
}
