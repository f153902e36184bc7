//! Units, periods and scenarios: what is chosen goes in as it stands in the address, what is drawn comes out.

use super::{Answered, Beside, Engine};
use crate::domain::{Span, UnitLevel};
use crate::present::{
    self, Block, Form, Level, Lever, Named, Narrowing, PeriodsChoice, PeriodsFrame, PlanChoice, PlanDraft, PlanFrame,
    Ranked, Scenario, ScenarioView, Undated, UnitPanel, UnitsChoice, UnitsFrame, View, measure_code,
};
use crate::scoring::index::Assessed;
use crate::text::labels;
use crate::workspace::Workspace;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A page's own choices, as they stand in the address.
pub type Own = BTreeMap<String, String>;

/// The ranking of the page Đơn vị.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShowUnits {
    /// What classes are narrowed to.
    pub narrowing: Narrowing,
    /// What is chosen.
    pub own: Own,
    /// Key of the unit whose bar is set off from the others.
    pub unit: Option<String>,
}

/// A ranking, or nothing to rank.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UnitsShown {
    /// Whether anything could be ranked without the narrowing.
    pub any: bool,
    /// The ranking; `None` when nothing within the narrowing has points of the index.
    pub ranking: Option<Box<RankingShown>>,
}

/// A ranking, ready to draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankingShown {
    /// The classes to choose from.
    pub classes: Vec<Named>,
    /// The class ranked.
    pub class: String,
    /// What it may be ranked by.
    pub measures: Vec<Named>,
    /// What it is ranked by.
    pub measure: String,
    /// How it is shown.
    pub form: Form,
    /// Names and keys of the units, best first, those without points last.
    pub units: Vec<Named>,
    /// What the units have in common, and how their points spread.
    pub statement: String,
    /// How many units have a rank.
    pub ranked: usize,
    /// How many bars are left out unless every one is drawn.
    pub left_out: usize,
    /// Whether every bar is drawn.
    pub every: bool,
    /// The ranking in the form chosen; `None` for a single unit.
    pub block: Option<Block>,
    /// The keys of the units in the rows of its table.
    pub rows: Vec<String>,
}

impl Answered for ShowUnits {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> UnitsShown {
        let (session, standings) = engine.ranked();
        let choice = UnitsChoice::read(&self.own);
        let analysis = session.analysis();
        let frame = present::frame(&analysis.assessed, &analysis.reports, standings, &self.narrowing, &choice);
        let any = !standings.classes().is_empty();
        UnitsShown { any, ranking: frame.map(|frame| Box::new(ranking(&analysis.assessed, frame, choice, self.unit))) }
    }
}

fn ranking(all: &[Assessed], frame: UnitsFrame, choice: UnitsChoice, unit: Option<String>) -> RankingShown {
    let UnitsFrame { classes, class, measures, measure, ranking, units, statement } = frame;
    let of = Ranked { all, measure: &measure, ranking: &ranking };
    let strong = unit.as_deref().and_then(|key| of.unit(key));
    let (form, every) = (choice.form, choice.every);
    let block = || match form {
        Form::Bars => Some(Block::Chart(present::ranked_chart(&of, strong, every, "units-ranked"))),
        Form::Table => present::units_sheet(all, &measure, &ranking, "units-table").map(Block::Table),
        Form::Heat => present::heat_figure(&of, None, "units-heat").map(Block::Chart),
    };
    let key = |at: usize| all.get(at).map(|of| of.observation.unit.key.clone());
    let rows = match form {
        Form::Bars => present::charted(&ranking, strong, every).into_iter().filter_map(key).collect(),
        Form::Table | Form::Heat => units.iter().map(|unit| unit.code.clone()).collect(),
    };
    RankingShown {
        block: if units.len() > 1 { block() } else { None },
        measure: measure_code(&measure),
        ranked: ranking.rows.len(),
        left_out: present::left_out(&ranking),
        classes,
        class,
        measures,
        form,
        units,
        statement,
        every,
        rows,
    }
}

/// One unit of the ranking in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShowUnit {
    /// What classes are narrowed to.
    pub narrowing: Narrowing,
    /// What is chosen.
    pub own: Own,
    /// The unit's key.
    pub unit: String,
    /// Today.
    pub today: Option<NaiveDate>,
}

/// A unit in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnitShown {
    /// Its key.
    pub unit: String,
    /// What is known of it.
    pub panel: UnitPanel,
}

impl Answered for ShowUnit {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<UnitShown> {
        let (session, standings) = engine.ranked();
        let choice = UnitsChoice::read(&self.own);
        let analysis = session.analysis();
        let frame = present::frame(&analysis.assessed, &analysis.reports, standings, &self.narrowing, &choice)?;
        let of = Ranked { all: &analysis.assessed, measure: &frame.measure, ranking: &frame.ranking };
        let panel = present::panel(&of, standings, &self.unit, choice.against.as_deref(), self.today)?;
        Some(UnitShown { unit: self.unit, panel })
    }
}

/// The page So sánh kỳ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShowPeriods {
    /// What it is narrowed to.
    pub view: View,
    /// The same for classes of units.
    pub narrowing: Narrowing,
    /// What is chosen.
    pub own: Own,
    /// Key of the unit that the pages are narrowed to.
    pub unit: Option<String>,
    /// Today.
    pub today: Option<NaiveDate>,
}

/// Periods beside each other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PeriodsShown {
    /// What can be chosen; `None` when nothing has points of the index.
    pub bar: Option<PeriodsBar>,
    /// The course of the unit, then the two periods chosen.
    pub index: Vec<Block>,
    /// The main figures of reports.
    pub figures: Vec<Block>,
}

/// What can be chosen on the page So sánh kỳ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodsBar {
    /// Units to choose from.
    pub units: Vec<Named>,
    /// The unit's key.
    pub unit: String,
    /// Kinds of period that it has.
    pub kinds: Vec<Named>,
    /// The kind chosen.
    pub kind: String,
    /// What may be followed.
    pub measures: Vec<Named>,
    /// What is followed.
    pub measure: String,
    /// Periods to choose two from.
    pub periods: Vec<Named>,
    /// The earlier and the later one; `None` with fewer than two.
    pub pair: Option<(String, String)>,
}

impl Answered for ShowPeriods {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> PeriodsShown {
        let ShowPeriods { view, narrowing, own, unit, today } = self;
        let choice = PeriodsChoice::read(&own);
        let choice = PeriodsChoice { unit: choice.unit.clone().or(unit), ..choice };
        let all = &engine.workspace.analysis().assessed;
        let frame = present::periods_frame(all, &narrowing, &choice);
        let index = frame.as_ref().map(|frame| index_blocks(all, frame, today)).unwrap_or_default();
        let bar = frame.map(|frame| periods_bar(all, frame));
        let figures = engine.within(&view, |subject| present::report_figures(subject, today));
        PeriodsShown { bar, index, figures }
    }
}

fn periods_bar(all: &[Assessed], frame: PeriodsFrame) -> PeriodsBar {
    let set = frame.course.last().and_then(|at| all.get(*at)).map(|of| of.observation.set.as_str());
    let code = |at: usize| {
        let place = frame.course.iter().position(|other| *other == at);
        place.and_then(|place| frame.periods.get(place)).map(|period| period.code.clone()).unwrap_or_default()
    };
    PeriodsBar {
        measures: present::named_measures(set.unwrap_or_default(), &frame.measures),
        measure: measure_code(&frame.measure),
        pair: frame.pair.map(|(from, to)| (code(from), code(to))),
        units: frame.units,
        unit: frame.unit,
        kinds: frame.kinds,
        kind: frame.kind,
        periods: frame.periods,
    }
}

/// The course of the unit, then the two periods chosen.
fn index_blocks(all: &[Assessed], frame: &PeriodsFrame, today: Option<NaiveDate>) -> Vec<Block> {
    let mut blocks = present::course_blocks(all, frame, today);
    blocks.extend(present::pair_block(all, frame, today));
    blocks.extend(present::moves_blocks(all, frame, today));
    if !blocks.is_empty() {
        let text = labels::PERIODS_INDEX_HEADING.to_owned();
        let detail = frame.units.iter().find(|unit| unit.code == frame.unit).map(|unit| unit.label.clone());
        let detail = detail.unwrap_or_default();
        blocks.insert(0, Block::Heading { level: Level::Report, short: text.clone(), text, detail });
    }
    blocks
}

/// Files without a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndatedFiles;

impl Answered for UndatedFiles {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Vec<Undated> {
        present::undated(&engine.workspace.subject())
    }
}

pub use crate::workspace::PlannedFor;

/// The page Kịch bản. What is tried out stays with the session: it is there again when its unit is, and after a reload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShowPlan {
    /// Which unit is planned for.
    pub for_whom: PlanFor,
    /// What is tried out.
    pub draft: PlanDraft,
    /// For whom it was begun; for anybody else another one is begun, or gone on with.
    pub of: Option<PlannedFor>,
}

/// Which unit is planned for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanFor {
    /// What classes are narrowed to.
    pub narrowing: Narrowing,
    /// What is chosen.
    pub own: Own,
    /// Key of the unit that the pages are narrowed to.
    pub unit: Option<String>,
    /// Today.
    pub today: Option<NaiveDate>,
}

/// A scenario, where it leads, and what can be moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanShown {
    /// Which unit was asked about.
    pub for_whom: PlanFor,
    /// For whom it is.
    pub of: PlannedFor,
    /// What is tried out; another one than was asked about when it was begun anew.
    pub draft: PlanDraft,
    /// Whether the session remembers it otherwise than before: it is to be kept anew.
    pub unkept: bool,
    /// Classes to choose from.
    pub classes: Vec<Named>,
    /// Units to choose from.
    pub units: Vec<Named>,
    /// Goals to choose from.
    pub goals: Vec<Named>,
    /// What is wrong with the goal.
    pub problem: Option<String>,
    /// Whom and when it plans for, what it is based on.
    pub subject: String,
    /// Components that a plan begins by leaving alone.
    pub locked: BTreeSet<String>,
    /// What must be known before planning.
    pub warnings: Vec<String>,
    /// Key figures.
    pub tiles: Option<Block>,
    /// The plan as a table; `None` without a step.
    pub table: Option<Block>,
    /// The plan in sentences.
    pub sentences: Vec<String>,
    /// What is to be said of the plan.
    pub remark: Option<String>,
    /// What could not be followed.
    pub refused: Vec<String>,
    /// What is taken for granted.
    pub assumptions: Vec<String>,
    /// What can be moved.
    pub levers: Vec<Lever>,
    /// Everything as text, to be copied.
    pub text: String,
    /// The scenarios kept for this unit.
    pub kept: Vec<Scenario>,
    /// The period of a draft that can propose them; `None` where drafts are of no such unit.
    pub drafted: Option<Span>,
    /// The same beside each other; `None` without any.
    pub kept_table: Option<Block>,
}

impl PlanFor {
    fn frame(&self, engine: &mut Engine) -> Option<PlanFrame> {
        let choice = PlanChoice::read(&self.own);
        let choice = PlanChoice { unit: choice.unit.clone().or_else(|| self.unit.clone()), ..choice };
        let (session, standings) = engine.ranked();
        let analysis = session.analysis();
        present::plan_frame(&analysis.assessed, &analysis.reports, standings, &self.narrowing, &choice, self.today)
    }
}

impl Answered for ShowPlan {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<PlanShown> {
        let frame = self.for_whom.frame(engine)?;
        let of = (frame.class.clone(), frame.unit.clone());
        let session = &mut engine.workspace;
        let first = PlanDraft { goal: frame.first_goal.clone(), locked: frame.locked.clone(), ..PlanDraft::default() };
        let (draft, unkept) = match self.of.as_ref() == Some(&of) {
            true => (self.draft.clone(), session.try_out(&of, Some(&self.draft).filter(|draft| **draft != first))),
            false => {
                // What was moved last for the unit before goes with what is known of it.
                let before = self.of.as_ref().filter(|before| session.tried_out(before).is_some()).cloned();
                let late = before.is_some_and(|before| session.try_out(&before, Some(&self.draft)));
                (session.tried_out(&of).cloned().unwrap_or(first), late)
            }
        };
        Some(PlanShown { unkept, ..plan(session, frame, self.for_whom, of, draft) })
    }
}

fn plan(session: &Workspace, frame: PlanFrame, for_whom: PlanFor, of: PlannedFor, draft: PlanDraft) -> PlanShown {
    let all = &session.analysis().assessed;
    let scenario = draft.scenario(frame.rank.map(|(rank, _)| rank));
    let view = present::scenario(&scenario, all, frame.at, "scenario");
    let planned = all.get(frame.at).zip(view.as_ref());
    let sentences = planned.map(|(of, view)| present::plan_sentences(of, &view.outcome)).unwrap_or_default();
    let levers = planned.map(|(of, view)| present::levers(of, &draft, &view.outcome)).unwrap_or_default();
    let text = planned.map(|(of, view)| present::scenario_text(of, draft.name.trim(), view)).unwrap_or_default();
    let followed = session.followed(frame.at);
    let views: Vec<_> = followed.iter().map(|(scenario, view)| (*scenario, view)).collect();
    let kept_table = (!views.is_empty()).then(|| Block::Table(present::scenarios_sheet(&views, "scenarios")));
    let lines = |part: fn(&ScenarioView) -> Vec<String>| view.as_ref().map(part).unwrap_or_default();
    PlanShown {
        problem: draft.goal.problem(frame.rank, frame.max),
        tiles: view.as_ref().map(|view| Block::Tiles(view.tiles.clone())),
        table: view.as_ref().filter(|view| !view.plan.rows.is_empty()).map(|view| Block::Table(view.plan.clone())),
        remark: remark(view.as_ref(), sentences.is_empty()),
        refused: lines(|view| view.refused.clone()),
        assumptions: lines(|view| view.assumptions.iter().map(|words| (*words).to_owned()).collect()),
        unkept: false,
        kept: session.scenarios_of(frame.at).into_iter().map(|(_, scenario)| scenario).collect(),
        drafted: all
            .get(frame.at)
            .map(|of| &of.observation)
            .filter(|of| of.unit.level == Some(UnitLevel::Province) && of.span != Span::Unknown)
            .map(|of| of.span),
        classes: frame.classes,
        units: frame.units,
        goals: frame.goals,
        subject: frame.subject,
        locked: frame.locked,
        warnings: frame.warnings,
        for_whom,
        of,
        draft,
        sentences,
        levers,
        text,
        kept_table,
    }
}

/// What is to be said of a plan.
fn remark(view: Option<&ScenarioView>, is_empty: bool) -> Option<String> {
    let outcome = view.map(|view| &view.outcome);
    let aimed = outcome.is_some_and(|outcome| outcome.wanted.is_some());
    let short = outcome.is_some_and(|outcome| !outcome.short.is_zero());
    let total = outcome.is_some_and(|outcome| outcome.before.total.is_some());
    match (total, aimed, is_empty) {
        (false, ..) => Some(labels::SCENARIO_NO_TOTAL.to_owned()),
        (_, false, _) => Some(labels::PLAN_NOTHING.to_owned()),
        (_, true, true) if !short => Some(labels::PLAN_REACHED.to_owned()),
        (_, true, _) => view.and_then(present::shortfall),
    }
}

/// Keeps what is tried out under its name; answered with whether it was kept: without a name it is not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeepScenario {
    /// Which unit it is for.
    pub for_whom: PlanFor,
    /// What is tried out.
    pub draft: PlanDraft,
}

impl Answered for KeepScenario {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> bool {
        let Some(frame) = self.for_whom.frame(engine) else { return false };
        let scenario = self.draft.scenario(frame.rank.map(|(rank, _)| rank));
        !scenario.name.is_empty() && engine.change(|session| session.keep_scenario(frame.at, scenario))
    }
}

/// Forgets a scenario that was kept; answered with whether it was there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DropScenario {
    /// Which unit it is for.
    pub for_whom: PlanFor,
    /// Its name.
    pub name: String,
}

impl Answered for DropScenario {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> bool {
        let Some(frame) = self.for_whom.frame(engine) else { return false };
        let kept = engine.workspace.scenarios_of(frame.at);
        let number = kept.into_iter().find(|(_, scenario)| scenario.name == self.name).map(|(number, _)| number);
        number.is_some_and(|number| engine.change(|session| session.drop_scenario(number)))
    }
}
