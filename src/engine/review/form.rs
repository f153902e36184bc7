//! The form for a figure: what it offers, what stands in it, the changes it asks for.

use super::apply;
use crate::domain::{Author, Change, Entered, Fact, FactKey, Naming, Period, Scope, SourceId, Value};
use crate::engine::{Answered, Beside, Engine};
use crate::present::EditChoices;
use crate::text::{self, EntryError, correcting as words};
use serde::{Deserialize, Serialize};

/// Which figure a form is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// One that is there.
    Figure(FactKey),
    /// A new one, at these characters of the report, if it stands there.
    New(SourceId, Option<(usize, usize)>),
}

/// What stands in the form for a figure, as typed: kept while it is typed, so that a reload finds it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureForm {
    /// Which figure.
    pub about: About,
    /// Catalogue id; empty when none is chosen.
    pub indicator: String,
    /// The value.
    pub value: String,
    /// The period.
    pub period: String,
    /// Agency and field, as the list of choices names them; anything else is an agency.
    pub scope: String,
    /// The remark.
    pub note: String,
}

impl FigureForm {
    /// The figure it is about, unless it is a new one.
    pub fn figure(&self) -> Option<FactKey> {
        match &self.about {
            About::Figure(key) => Some(key.clone()),
            About::New(..) => None,
        }
    }

    /// The report it is about.
    pub fn source(&self) -> SourceId {
        match &self.about {
            About::Figure(key) => key.source(),
            About::New(source, _) => *source,
        }
    }
}

/// The form for a figure that stands at these characters of a report, or nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormOfNew {
    /// The report.
    pub source: SourceId,
    /// First and one past the last character.
    pub range: Option<(usize, usize)>,
}

impl Answered for FormOfNew {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> FigureForm {
        let FormOfNew { source, range } = self;
        let session = &engine.workspace;
        let numbers = range.map(|range| session.selected(source, range).numbers).unwrap_or_default();
        // Of several numbers none is taken unasked.
        let value = if numbers.len() == 1 { numbers.concat() } else { String::new() };
        let choices = session.choices(source);
        FigureForm {
            about: About::New(source, range),
            indicator: String::new(),
            value,
            period: choices.periods.first().map(|period| period.name.clone()).unwrap_or_default(),
            scope: choices.scopes.first().map(|scope| scope.name.clone()).unwrap_or_default(),
            note: String::new(),
        }
    }
}

/// The form for a figure as it stands, whatever the page still shows of it; `None` when it is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormOf {
    /// Which figure.
    pub key: FactKey,
}

impl Answered for FormOf {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<FigureForm> {
        let review = engine.reviewed(self.key.source())?;
        let figure = review.figures.get(review.position(&self.key)?)?;
        Some(FigureForm {
            about: About::Figure(self.key),
            indicator: figure.indicator.clone(),
            value: figure.typed.clone(),
            period: figure.period.clone(),
            scope: figure.scope.clone(),
            note: figure.note.clone(),
        })
    }
}

/// What the form for a figure offers and tells; `None` when the figure or its report is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowForm {
    /// Which figure.
    pub about: About,
}

/// What can be chosen, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormShown {
    /// The form before anything is typed into it.
    pub as_is: FigureForm,
    /// What can be chosen.
    pub choices: EditChoices,
    /// What the figure is and what the report states; of a new one the text it is taken from, and what to do where that does
    /// not say one value.
    pub lead: Option<(String, String)>,
    /// Catalogue id of what the figure is now; that of a share or a change cannot be chosen, only kept.
    pub indicator: Option<String>,
    /// The values to choose from, where the text of a new one says several.
    pub values: Vec<String>,
}

impl Answered for ShowForm {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<FormShown> {
        let as_is = match self.about.clone() {
            About::New(source, range) => FormOfNew { source, range }.answer(engine, Vec::new(), &mut Vec::new()),
            About::Figure(key) => FormOf { key }.answer(engine, Vec::new(), &mut Vec::new())?,
        };
        let (source, lead, indicator, values) = match self.about {
            About::New(source, range) => {
                engine.workspace.source(source)?;
                let selected = range.map(|range| engine.workspace.selected(source, range));
                let lead = selected.as_ref().map(|of| words::taken_from(&of.text, of.numbers.len()));
                let values = selected.map(|of| of.numbers).filter(|numbers| numbers.len() > 1);
                (source, lead, None, values.unwrap_or_default())
            }
            About::Figure(key) => {
                let review = engine.reviewed(key.source())?;
                let figure = review.figures.get(review.position(&key)?)?;
                let stated = figure.stated.as_ref().map_or(words::NOT_IN_REPORT, |cell| cell.text.as_str());
                let lead = (figure.name.clone(), words::stated(stated));
                (key.source(), Some(lead), Some(figure.indicator.clone()), Vec::new())
            }
        };
        Some(FormShown { as_is, choices: engine.workspace.choices(source), lead, indicator, values })
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// Catalogue id.
    Indicator,
    /// The value.
    Value,
    /// The period.
    Period,
}

/// Why a form was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// A field was not understood.
    Mistake {
        /// Which.
        field: Field,
        /// What is wrong with it.
        error: EntryError,
    },
    /// The change was refused; the reason in words.
    Change(String),
    /// The figure is gone.
    Gone,
}

/// Makes the changes that a form asks for; answered with the figure that was entered, if it is a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveForm {
    /// The form.
    pub form: FigureForm,
    /// Who makes them, and when.
    pub author: Author,
}

impl Answered for SaveForm {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Result<Option<FactKey>, Refused> {
        let SaveForm { form, author } = self;
        let choices = engine.workspace.choices(form.source());
        let (changes, entered) = match &form.about {
            About::Figure(key) => {
                let figure = engine.workspace.figure(key).ok_or(Refused::Gone)?;
                (form.changes(&figure.corrected, &figure.note, &choices)?, None)
            }
            About::New(source, _) => {
                let key = engine.workspace.next_key(*source);
                let note = Change::Note { key: key.clone(), text: form.note.trim().to_owned() };
                (vec![Change::Add { number: 0, entry: form.entry(&choices)? }, note], Some(key))
            }
        };
        engine.change(|session| apply(session, changes, &author)).map_err(Refused::Change)?;
        Ok(entered)
    }
}

impl FigureForm {
    /// The changes that make a figure what the form says; none when it is so already.
    fn changes(&self, fact: &Fact, note: &str, choices: &EditChoices) -> Result<Vec<Change>, Refused> {
        let About::Figure(key) = &self.about else { return Ok(Vec::new()) };
        let key = || key.clone();
        let naming = self.naming(fact, choices)?;
        let unit = naming.as_ref().map_or(fact.unit.as_str(), |n| n.unit.as_str());
        let value = self.changed_value(&fact.value, unit)?;
        let period = Some(self.read_period(choices)?).filter(|period| *period != fact.period);
        let scope = Some(self.read_scope(choices)).filter(|scope| *scope != fact.scope);
        let note = Some(self.note.trim().to_owned()).filter(|text| text != note);
        let all = [
            naming.map(|naming| Change::Indicator { key: key(), naming }),
            value.map(|value| Change::Value { key: key(), value }),
            period.map(|period| Change::Period { key: key(), period }),
            scope.map(|scope| Change::Scope { key: key(), scope }),
            note.map(|text| Change::Note { key: key(), text }),
        ];
        Ok(all.into_iter().flatten().collect())
    }

    /// The new figure that the form describes.
    fn entry(&self, choices: &EditChoices) -> Result<Entered, Refused> {
        let unchosen = mistake(Field::Indicator, EntryError::Empty);
        let About::New(source, range) = self.about else { return Err(unchosen) };
        let naming = self.chosen_naming(choices).ok_or(unchosen)?;
        let value = text::parse_value(&self.value, &naming.unit).map_err(|e| mistake(Field::Value, e))?;
        let period = self.read_period(choices)?;
        Ok(Entered { source, range, value: Value::Number(value), scope: self.read_scope(choices), period, naming })
    }

    fn naming(&self, fact: &Fact, choices: &EditChoices) -> Result<Option<Naming>, Refused> {
        if self.indicator == fact.indicator {
            return Ok(None);
        }
        self.chosen_naming(choices).map(Some).ok_or(mistake(Field::Indicator, EntryError::Empty))
    }

    fn chosen_naming(&self, choices: &EditChoices) -> Option<Naming> {
        let chosen = choices.indicators.iter().find(|choice| choice.id == self.indicator)?;
        Some(Naming { indicator: chosen.id.clone(), of: None, base: None, unit: chosen.unit.clone() })
    }

    /// What is typed, when it is not what stands there.
    fn changed_value(&self, current: &Value, unit: &str) -> Result<Option<Value>, Refused> {
        if self.value.trim() == text::typed_value(current) {
            return Ok(None);
        }
        let number = text::parse_value(&self.value, unit).map_err(|e| mistake(Field::Value, e))?;
        Ok(Some(Value::Number(number)).filter(|value| value != current))
    }

    /// A period of the choices is taken as it is; any other is read.
    fn read_period(&self, choices: &EditChoices) -> Result<Period, Refused> {
        let chosen = choices.periods.iter().find(|choice| choice.name == self.period.trim());
        match chosen {
            Some(choice) => Ok(choice.period),
            None => text::parse_period(&self.period).map_err(|e| mistake(Field::Period, e)),
        }
    }

    fn read_scope(&self, choices: &EditChoices) -> Scope {
        let typed = self.scope.trim();
        let chosen = choices.scopes.iter().find(|choice| choice.name == typed);
        match chosen {
            Some(choice) => choice.scope.clone(),
            None if typed.is_empty() => Scope::whole(),
            None => Scope::agency(typed),
        }
    }
}

const fn mistake(field: Field, error: EntryError) -> Refused {
    Refused::Mistake { field, error }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Step, decode, encode, news};

    const REPORT: &str = "Tổng số hồ sơ đã xử lý là 1.000 hồ sơ.";

    fn engine() -> (Engine, SourceId) {
        let mut engine = Engine::new();
        let source = engine.workspace.add("a.txt", REPORT.as_bytes()).expect("a report");
        (engine, source)
    }

    /// Asked as the page does.
    fn save(engine: &mut Engine, form: &FigureForm) -> Result<Option<FactKey>, Refused> {
        let author = Author { who: "An".to_owned(), when: String::new() };
        let reply = engine.answer(&encode(SaveForm { form: form.clone(), author }), Vec::new()).expect("a question");
        let (_, answer) = news(&reply.bytes).expect("an outline or none");
        decode::<SaveForm>(answer).expect("an answer")
    }

    fn form_of(engine: &mut Engine, source: SourceId) -> FigureForm {
        let figure = engine.reviewed(source).expect("a review").figures[0].clone();
        FigureForm {
            about: About::Figure(figure.key),
            indicator: figure.indicator,
            value: figure.typed,
            period: figure.period,
            scope: figure.scope,
            note: figure.note,
        }
    }

    fn mistake_in(field: Field, error: EntryError) -> Result<Option<FactKey>, Refused> {
        Err(Refused::Mistake { field, error })
    }

    #[test]
    fn a_form_changes_what_was_typed_and_nothing_else() {
        let (mut engine, source) = engine();
        let form = form_of(&mut engine, source);
        assert_eq!(save(&mut engine, &form), Ok(None));
        assert!(!engine.workspace.can_undo(), "nothing was typed");
        assert_eq!(
            save(&mut engine, &FigureForm { value: "nhiều".into(), ..form.clone() }),
            mistake_in(Field::Value, EntryError::Number)
        );
        assert_eq!(
            save(&mut engine, &FigureForm { period: "hôm kia".into(), ..form.clone() }),
            mistake_in(Field::Period, EntryError::Period)
        );
        assert_eq!(save(&mut engine, &FigureForm { value: "1.200".into(), ..form.clone() }), Ok(None));
        assert_eq!(form_of(&mut engine, source), FigureForm { value: "1.200".into(), ..form });
    }

    #[test]
    fn a_new_figure_needs_an_indicator_and_takes_its_remark() {
        let (mut engine, source) = engine();
        let asked = FormOfNew { source, range: Some((26, 31)) };
        let form = asked.answer(&mut engine, Vec::new(), &mut Vec::new());
        assert_eq!(form.value, "1.000");
        let form = FigureForm { note: "theo phụ lục".into(), ..form };
        assert_eq!(save(&mut engine, &form), mistake_in(Field::Indicator, EntryError::Empty));
        let form = FigureForm { indicator: "received_total".into(), ..form };
        let key = save(&mut engine, &form).expect("entered").expect("with a remark");
        assert_eq!(engine.workspace.figure(&key).map(|figure| figure.note.as_str()), Some("theo phụ lục"));
        let undone = Step::Undo.answer(&mut engine, Vec::new(), &mut Vec::new());
        assert_eq!(undone.as_deref(), Some("Đã hoàn tác: thêm số liệu «Tổng số hồ sơ tiếp nhận»."));
        assert!(
            engine.workspace.figure(&key).is_none() && !engine.workspace.can_undo(),
            "figure and remark are one step"
        );
        let redone = Step::Redo.answer(&mut engine, Vec::new(), &mut Vec::new());
        assert_eq!(redone.as_deref(), Some("Đã làm lại: thêm số liệu «Tổng số hồ sơ tiếp nhận»."));
    }

    #[test]
    fn a_form_for_a_figure_that_is_gone_is_refused() {
        let (mut engine, source) = engine();
        let form = form_of(&mut engine, source);
        engine.workspace.clear();
        assert_eq!(save(&mut engine, &form), Err(Refused::Gone));
    }
}
