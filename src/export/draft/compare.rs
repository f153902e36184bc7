//! Differences from another period, where both may be compared.

use super::Run;
use super::figures::Figures;
use super::slot::{Answer, computed, named, said};
use crate::catalog::catalog;
use crate::domain::{Decimal, Place, Scope, Span, UnitLevel};
use crate::present::Cell;
use crate::scoring::index::{Frame, Unit, comparable};
use crate::text::{self, publishing as words};

impl Figures<'_> {
    /// «tăng 34 hồ sơ so với tháng 3/2023»; `None` when either is not known or they may not be compared.
    pub(super) fn change(&self, id: &str, other: Span, with: &str) -> Answer {
        self.may_compare(other).then_some(())?;
        let (now, before, unit, places) = self.both(id, other)?;
        let tail = said(format!("{with}{}", named(other)));
        let difference = now.minus(before).normalized();
        if difference.is_zero() {
            return Some(vec![said(format!("{}{}", words::SAME, named(other)))]);
        }
        let direction = if difference.is_negative() { words::DOWN } else { words::UP };
        let formula = format!("{} − {}", text::decimal(now), text::decimal(before));
        let cell: Cell = computed(difference, text::written(difference.abs(), &unit), places, formula);
        Some(vec![said(direction), Run::Figure { cell, link: self.link(id, &Scope::whole()) }, tail])
    }

    /// The figure now and then, their unit and places.
    fn both(&self, id: &str, other: Span) -> Option<(Decimal, Decimal, String, Vec<Place>)> {
        let whole = Scope::whole();
        if catalog().fact(id).is_some() {
            let one_value = |s: &crate::present::Stated| s.rivals.is_empty();
            let now = self.fact(id, &whole, self.span).filter(one_value)?;
            let before = self.fact(id, &whole, other).filter(one_value)?;
            return Some((now.value, before.value, now.unit, [now.places, before.places].concat()));
        }
        let (now, before) = (self.rate(id, self.span)?, self.rate(id, other)?);
        let places = [now.places.clone(), before.places.clone()].concat();
        Some((now.ratio.percent(2), before.ratio.percent(2), words::PERCENT_POINTS.to_owned(), places))
    }

    /// Whether figures of this body may be compared over the two periods.
    fn may_compare(&self, other: Span) -> bool {
        let province = self.province().and_then(|name| catalog().province(name));
        let name = self.province().unwrap_or_default().to_owned();
        let province = province.map(|p| p.id.clone());
        let unit = Unit { key: name.clone(), name, level: Some(UnitLevel::Province), province };
        let frame = |span| Frame { unit: &unit, span, set: "", set_assumed: false, ranked_of: None, to_date: false };
        comparable(&frame(self.span), &frame(other), None, catalog()).is_allowed()
    }
}
