//! What stands in the form for a figure: kept while it is typed, so that a reload finds it again.

use crate::domain::{Change, Entered, Fact, FactKey, Naming, Period, Scope, SourceId, Value};
use crate::present::EditChoices;
use crate::text::{self, EntryError};
use serde::{Deserialize, Serialize};

/// Which figure a form is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::ui) enum About {
    /// One that is there.
    Figure(FactKey),
    /// A new one, at these characters of the report, if it stands there.
    New(SourceId, Option<(usize, usize)>),
}

/// The fields as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::ui) struct Draft {
    /// Which figure.
    pub(super) about: About,
    /// Catalogue id; empty when none is chosen.
    pub(super) indicator: String,
    /// The value.
    pub(super) value: String,
    /// The period.
    pub(super) period: String,
    /// Agency and field, as the list of choices names them; anything else is an agency.
    pub(super) scope: String,
    /// The remark.
    pub(super) note: String,
}

/// A field that was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Which.
    pub(super) field: Field,
    /// What to do about it.
    pub(super) message: &'static str,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Catalogue id.
    Indicator,
    /// The value.
    Value,
    /// The period.
    Period,
}

impl Draft {
    /// The form for a figure as it stands.
    pub(super) fn of(key: &FactKey, fact: &Fact, note: &str, scope: &str, period: &str) -> Draft {
        Draft {
            about: About::Figure(key.clone()),
            indicator: fact.indicator.clone(),
            value: value_text(&fact.value),
            period: period.to_owned(),
            scope: scope.to_owned(),
            note: note.to_owned(),
        }
    }

    /// The form for a new figure.
    pub(super) fn new(source: SourceId, range: Option<(usize, usize)>, value: &str, choices: &EditChoices) -> Draft {
        Draft {
            about: About::New(source, range),
            indicator: String::new(),
            value: value.trim().to_owned(),
            period: choices.periods.first().map(|p| p.name.clone()).unwrap_or_default(),
            scope: choices.scopes.first().map(|s| s.name.clone()).unwrap_or_default(),
            note: String::new(),
        }
    }

    /// The figure it is about, unless it is a new one.
    pub(in crate::ui) fn figure(&self) -> Option<FactKey> {
        match &self.about {
            About::Figure(key) => Some(key.clone()),
            About::New(..) => None,
        }
    }

    /// The report it is about.
    pub(in crate::ui) fn source(&self) -> SourceId {
        match &self.about {
            About::Figure(key) => key.source(),
            About::New(source, _) => *source,
        }
    }

    /// As JSON.
    pub(in crate::ui) fn to_json(&self) -> String {
        // Texts and numbers always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From JSON; `None` when it is none of ours.
    pub(in crate::ui) fn from_json(text: &str) -> Option<Draft> {
        crate::domain::from_json(text).ok()
    }

    /// The changes that make a figure what the form says; none when it is so already.
    ///
    /// # Errors
    /// The first [`Mistake`].
    pub(super) fn changes(&self, fact: &Fact, note: &str, choices: &EditChoices) -> Result<Vec<Change>, Mistake> {
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
    ///
    /// # Errors
    /// The first [`Mistake`].
    pub(super) fn entry(&self, choices: &EditChoices) -> Result<Entered, Mistake> {
        let About::New(source, range) = self.about else { return Err(mistake(Field::Indicator, EntryError::Empty)) };
        let unchosen = mistake(Field::Indicator, EntryError::Empty);
        let naming = self.chosen_naming(choices).ok_or(unchosen)?;
        let value = text::parse_value(&self.value, &naming.unit).map_err(|e| mistake(Field::Value, e))?;
        let period = self.read_period(choices)?;
        Ok(Entered { source, range, value: Value::Number(value), scope: self.read_scope(choices), period, naming })
    }

    fn naming(&self, fact: &Fact, choices: &EditChoices) -> Result<Option<Naming>, Mistake> {
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
    fn changed_value(&self, current: &Value, unit: &str) -> Result<Option<Value>, Mistake> {
        if self.value.trim() == value_text(current) {
            return Ok(None);
        }
        let number = text::parse_value(&self.value, unit).map_err(|e| mistake(Field::Value, e))?;
        Ok(Some(Value::Number(number)).filter(|value| value != current))
    }

    /// A period of the choices is taken as it is; any other is read.
    fn read_period(&self, choices: &EditChoices) -> Result<Period, Mistake> {
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

const fn mistake(field: Field, error: EntryError) -> Mistake {
    Mistake { field, message: error.message() }
}

/// A value as it is typed.
fn value_text(value: &Value) -> String {
    match value {
        Value::Number(number) => text::decimal(*number),
        Value::Text(words) => words.clone(),
        Value::NotApplicable => text::words::NOT_APPLICABLE.to_owned(),
    }
}
