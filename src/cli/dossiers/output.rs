//! Counts for programs and for people.

use super::Outcome;
use crate::catalog::{IndicatorDef, catalog, dossier_defs};
use crate::domain::{Decimal, Period, Ratio, Span};
use crate::dossier::{Dimension, FileAccount, Totals, View, report};
use crate::text::{cli as words, dossiers as account};
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

/// Everything as JSON.
pub(super) fn json(outcome: &Outcome, span: Span, out: &mut dyn Write) -> io::Result<()> {
    let Some(view) = View::over(&outcome.cube, span) else { return writeln!(out, "null") };
    let groups = |by: Dimension| {
        let groups = view.totals(by).into_iter().map(|(name, totals)| (name, figures(&view, &totals)));
        Json::Object(groups.collect())
    };
    let names = outcome.cube.procedures.iter().map(|p| (p.key.clone(), json!(p.name)));
    let sum = |of: fn(&FileAccount) -> u64| -> u64 { outcome.cube.files.iter().map(of).sum() };
    let value = json!({
        "period": Period::over(span).code(),
        "rows": sum(|f| f.rows),
        "read": sum(|f| f.read),
        "set_aside": sum(|f| f.aside()),
        "in_several_files": outcome.shared,
        "files": outcome.cube.files,
        "total": figures(&view, &view.whole()),
        "agencies": groups(Dimension::Agency),
        "fields": groups(Dimension::Field),
        "months": groups(Dimension::Month),
        "channels": groups(Dimension::Channel),
        "levels": groups(Dimension::Level),
        "procedures": groups(Dimension::Procedure),
        "procedure_names": Json::Object(names.collect()),
    });
    let mut buffered = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut buffered, &value)?;
    writeln!(buffered)?;
    buffered.flush()
}

/// Figures and rates; what the columns do not tell is left out.
fn figures(view: &View<'_>, totals: &Totals) -> Json {
    let told = dossier_defs().figures.iter();
    let told = told.filter_map(|f| Some((f.fact.clone(), json!(view.figure(totals, &f.fact)?))));
    let mut all: Map<String, Json> = told.collect();
    let rates = catalog().indicators.iter().filter_map(|def| Some((def.id.clone(), rate(view, totals, def)?)));
    all.insert("rates".to_owned(), Json::Object(rates.collect()));
    Json::Object(all)
}

/// A rate with its numerator and denominator; the dossiers carried over are those the files hold.
fn rate(view: &View<'_>, totals: &Totals, def: &IndicatorDef) -> Option<Json> {
    let sum = |ways: &[Vec<String>]| {
        let way = |way: &Vec<String>| way.iter().map(|id| view.figure(totals, id)).sum::<Option<u64>>();
        ways.iter().find_map(way)
    };
    let (numerator, denominator) = (sum(&def.numerator)?, sum(&def.denominator)?);
    let whole = |n: u64| i64::try_from(n).ok().map(Decimal::whole);
    let percent = Ratio::new(whole(numerator)?, whole(denominator)?).map(|r| r.percent(4).to_string());
    Some(json!({"numerator": numerator, "denominator": denominator, "percent": percent, "formula": def.formula}))
}

/// The account in words.
pub(super) fn words(outcome: &Outcome, span: Span, out: &mut dyn Write) -> io::Result<()> {
    let name = outcome.cube.files.first().map_or("", |f| f.name.as_str());
    let Some(Ok(reported)) = report(&outcome.cube, span, name, catalog()) else {
        return writeln!(out, "{}", words::NO_DOSSIERS);
    };
    write!(out, "{}", reported.document.text)?;
    for file in &outcome.cube.files {
        writeln!(out, "\n{}", file.name)?;
        for (reason, found) in &file.set_aside {
            writeln!(out, "  {}", account::set_aside(reason.id(), found.count, &found.rows))?;
        }
        for (issue, found) in &file.issues {
            writeln!(out, "  {}", account::issue(issue.id(), found.count, &found.rows))?;
        }
    }
    Ok(())
}
