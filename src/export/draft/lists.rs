//! Lists of agencies within a sentence.

use super::Run;
use super::figures::Figures;
use super::slot::{Answer, Slot, joined, said};
use crate::catalog::{agency_keys, catalog};
use crate::domain::{Decimal, Ratio, Scope, sort_by};
use crate::present::{Cell, Stated, has_no_full_service};
use crate::scoring::{Verdict, verdict};
use crate::text::{self, publishing as words};

const FULL: &str = "online_full";
const FULL_RATE: &str = "full_online_rate";
/// What was received, or without what earlier periods left where only that is known.
const RECEIVED: [&str; 2] = ["received_total", "received_new"];

/// An agency's full-online rate and its verdict.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub(super) scope: Scope,
    pub(super) full: Option<Stated>,
    pub(super) received: Option<Stated>,
    /// `None` when it cannot be computed or does not apply.
    pub(super) rate: Option<Ratio>,
    pub(super) threshold: Decimal,
    pub(super) verdict: Verdict,
}

impl Figures<'_> {
    /// «Sở A: 04 hồ sơ; Sở B: 01 hồ sơ», the same with parts and wholes, or the names alone.
    pub(super) fn list(&self, slot: &Slot<'_>) -> Answer {
        let agencies = self.agencies(&[slot.id]).into_iter();
        let besides = slot.form == "besides";
        let own = agencies.filter(|scope| slot.other.is_none_or(|ids| self.has_any(ids, scope) == besides));
        let items = own.filter_map(|scope| self.item(slot, &scope)).collect();
        let separator = if slot.form == "agencies" { "; " } else { words::COMMA };
        joined(items, separator)
    }

    /// Whether an agency has something of any of the figures `a+b`; `missed` asks whether it is below the threshold.
    fn has_any(&self, ids: &str, scope: &Scope) -> bool {
        ids.split('+').any(|id| match id {
            "missed" => self.judge(scope.clone()).verdict == Verdict::Missed,
            id => self.fact(id, scope, self.span).is_some_and(|stated| !stated.value.is_zero()),
        })
    }

    /// An agency of a list; one with nothing is left out.
    fn item(&self, slot: &Slot<'_>, scope: &Scope) -> Option<Vec<Run>> {
        let part = self.fact(slot.id, scope, self.span).filter(|s| !s.value.is_zero())?;
        let whole = slot.whole.map(|id| (id, self.fact(id, scope, self.span)));
        let name = self.called(scope)?;
        match (slot.form, whole) {
            ("agencies", Some((id, whole))) => Some(self.share_item(slot.id, id, scope, &part, &whole?, name)),
            ("agencies", None) => Some(self.count_item(slot.id, scope, &part, name)),
            ("complete" | "besides", Some((_, whole))) => (whole?.value == part.value).then(|| vec![said(name)]),
            _ => Some(vec![said(name)]),
        }
    }

    fn share_item(
        &self,
        part_id: &str,
        whole_id: &str,
        scope: &Scope,
        part: &Stated,
        whole: &Stated,
        name: String,
    ) -> Vec<Run> {
        let bare = |id: &str, stated: &Stated| Run::Figure {
            cell: self.checked(id, scope, Figures::cell(stated)),
            link: self.link(id, scope),
        };
        let close = said(format!(" {})", words::UNIT_DOSSIER));
        vec![said(format!("{name} (")), bare(part_id, part), said("/"), bare(whole_id, whole), close]
    }

    fn count_item(&self, id: &str, scope: &Scope, part: &Stated, name: String) -> Vec<Run> {
        vec![said(format!("{name}: ")), self.run(id, scope, part, &part.unit)]
    }

    /// «01 hồ sơ thuộc lĩnh vực Đất đai; …».
    pub(super) fn fields(&self, id: &str, agency: &Scope) -> Answer {
        let key = agency_keys().scope(agency).agency;
        let own = |s: &Scope| s.field.is_some() && agency_keys().scope(s).agency == key;
        let field = |scope: Scope| {
            let stated = self.fact(id, &scope, self.span)?;
            let name = scope.field.clone()?;
            let run = self.run(id, &scope, &stated, &stated.unit);
            Some(vec![run, said(words::IN_FIELD), said(name)])
        };
        joined(self.scopes(&[id]).into_iter().filter(own).filter_map(field).collect(), "; ")
    }

    /// Every agency with full-online dossiers, judged, highest rate first.
    pub(super) fn judged(&self) -> Vec<Judged> {
        let mut all: Vec<Judged> = self.agencies(&[FULL, FULL_RATE]).into_iter().map(|s| self.judge(s)).collect();
        sort_by(&mut all, |a, b| {
            let rate = |j: &Judged| j.rate.map(|r| r.percent(6));
            rate(b).cmp(&rate(a))
        });
        all
    }

    pub(super) fn judge(&self, scope: Scope) -> Judged {
        let stated = |id: &str| self.fact(id, &scope, self.span);
        let (full, received) = (stated(FULL), RECEIVED.into_iter().find_map(stated));
        let none = has_no_full_service(full.as_ref(), stated);
        let applies = !none && !self.not_applicable(FULL_RATE, &scope);
        let counts = full.as_ref().zip(received.as_ref()).filter(|_| applies);
        let rate = counts.and_then(|(full, received)| Ratio::new(full.value, received.value));
        let level = scope.agency.as_deref().map(|name| catalog().level_of(name, agency_keys()));
        let threshold = self.thresholds.of(level.unwrap_or(crate::domain::AgencyLevel::Locality));
        Judged { scope, full, received, rate, threshold, verdict: verdict(rate, threshold) }
    }

    /// «Sở A (99,05%), Sở B (96,70%)», or how many.
    pub(super) fn verdicts(&self, slot: &Slot<'_>) -> Answer {
        let wanted = if slot.form.starts_with("met") { Verdict::Met } else { Verdict::Missed };
        let own = |j: &Judged| j.verdict == wanted && slot.other.is_none_or(|ids| !self.has_any(ids, &j.scope));
        let all: Vec<Judged> = self.judged().into_iter().filter(own).collect();
        if slot.form.ends_with("count") {
            let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
            return (count > 0).then(|| vec![said(text::written(Decimal::whole(count), words::UNIT_AGENCIES))]);
        }
        joined(all.iter().filter_map(|j| self.rate_item(j)).collect(), words::COMMA)
    }

    fn rate_item(&self, judged: &Judged) -> Option<Vec<Run>> {
        let cell = Cell::rate(judged.rate?, judged.places());
        let name = self.called(&judged.scope)?;
        let link = self.link("full_online_of_total", &judged.scope);
        Some(vec![said(format!("{name} (")), Run::Figure { cell, link }, said(")")])
    }
}

impl Judged {
    /// Places of both counts.
    pub(super) fn places(&self) -> Vec<crate::domain::Place> {
        [&self.full, &self.received].into_iter().flatten().flat_map(|s| s.places.clone()).collect()
    }
}
