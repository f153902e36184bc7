//! The labels of list paragraphs, which a Word file counts but does not write out.

use super::styles::ListPlace;
use crate::ingest::office::xml::{Element, Xml};
use crate::ingest::{Bound, ReadError};
use std::collections::BTreeMap;

/// The lists of a document, counting as their paragraphs come by.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Levels of each definition.
    definitions: BTreeMap<u32, Vec<Level>>,
    /// The definition of each list.
    lists: BTreeMap<u32, u32>,
    /// Numbers reached, by definition: lists of one definition count on.
    reached: BTreeMap<u32, Vec<u32>>,
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// The label, with «%1» for the number of the outermost level.
    label: String,
}

impl Lists {
    /// Reads the part of lists.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Lists, ReadError> {
        let mut lists = Lists::default();
        xml.children(|xml, _root| {
            xml.children(|xml, element| match element.name() {
                "abstractNum" => {
                    let id = element.number("abstractNumId").unwrap_or(0);
                    lists.definitions.insert(id, levels(xml)?);
                    xml.source.check(Bound::Entries, lists.definitions.len())
                }
                "num" => lists.list(element, xml),
                _ => xml.skip(),
            })
        })?;
        Ok(lists)
    }

    fn list(&mut self, list: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let id = list.number("numId").unwrap_or(0);
        xml.children(|xml, element| {
            if element.name() == "abstractNumId" {
                self.lists.insert(id, element.number("val").unwrap_or(0));
                xml.source.check(Bound::Entries, self.lists.len())?;
            }
            xml.skip()
        })
    }

    /// The label of the next paragraph at a place, with a blank after it; empty when the place has none.
    pub(super) fn next(&mut self, place: ListPlace) -> String {
        let Some(definition) = self.lists.get(&place.list) else { return String::new() };
        let Some(levels) = self.definitions.get(definition) else { return String::new() };
        let Some(level) = levels.get(place.level) else { return String::new() };
        let reached = self.reached.entry(*definition).or_default();
        reached.truncate(place.level + 1);
        while reached.len() <= place.level {
            let start = levels[reached.len()].start;
            reached.push(start.saturating_sub(u32::from(reached.len() == place.level)));
        }
        reached[place.level] = reached[place.level].saturating_add(1);
        label(level, place.level, levels, reached)
    }
}

fn label(level: &Level, depth: usize, levels: &[Level], reached: &[u32]) -> String {
    match level.format.as_str() {
        "none" => return String::new(),
        "bullet" => return format!("{} ", bullet(&level.label, depth)),
        _ => {}
    }
    let mut text = level.label.clone();
    for (i, number) in reached.iter().enumerate() {
        text = text.replace(&format!("%{}", i + 1), &written(*number, &levels[i].format));
    }
    if text.is_empty() { text } else { format!("{text} ") }
}

/// Signs of symbol fonts become the sign of their level.
fn bullet(label: &str, depth: usize) -> &str {
    match label {
        "-" | "–" | "+" | "*" => label,
        _ => ["-", "+", "*"][depth.min(2)],
    }
}

fn written(number: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "lowerLetter" => letter(number),
        "upperLetter" => letter(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

fn letter(number: u32) -> String {
    let index = (number.max(1) - 1) % 26;
    char::from_u32(u32::from('a') + index).map(String::from).unwrap_or_default()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(3999);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

fn levels(xml: &mut Xml<'_>) -> Result<Vec<Level>, ReadError> {
    let mut levels: Vec<Level> = Vec::new();
    xml.children(|xml, element| match element.name() {
        // Word knows nine levels.
        "lvl" if levels.len() < 9 => {
            levels.push(level(xml)?);
            Ok(())
        }
        _ => xml.skip(),
    })?;
    Ok(levels)
}

fn level(xml: &mut Xml<'_>) -> Result<Level, ReadError> {
    let mut level = Level { start: 1, format: "decimal".to_owned(), label: String::new() };
    xml.children(|xml, element| {
        match element.name() {
            "start" => level.start = element.number("val").unwrap_or(1),
            "numFmt" => level.format = element.attribute("val").unwrap_or_default(),
            "lvlText" => level.label = element.attribute("val").unwrap_or_default(),
            _ => {}
        }
        xml.skip()
    })?;
    Ok(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_level_says() {
        let written = |format: &str| [1, 4, 9, 14].map(|n| written(n, format)).join(" ");
        assert_eq!(written("decimal"), "1 4 9 14");
        assert_eq!(written("upperRoman"), "I IV IX XIV");
        assert_eq!(written("lowerLetter"), "a d i n");
    }

    #[test]
    fn inner_levels_begin_anew_under_the_next_outer_one() {
        let level = |label: &str| Level { start: 1, format: "decimal".to_owned(), label: label.to_owned() };
        let mut lists = Lists {
            definitions: [(7, vec![level("%1."), level("%1.%2.")])].into(),
            lists: [(1, 7)].into(),
            ..Lists::default()
        };
        let mut next = |level| lists.next(ListPlace { list: 1, level });
        let labels = [next(0), next(1), next(1), next(0), next(1)];
        assert_eq!(labels, ["1. ", "1.1. ", "1.2. ", "2. ", "2.1. "]);
        assert_eq!(lists.next(ListPlace { list: 0, level: 0 }), "");
    }
}
