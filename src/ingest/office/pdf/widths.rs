//! Widths of letters that a font states for a range, spelled out: the PDF crate reads lists only, and without its widths a
//! letter is set at the wrong place.

use pdf_extract::{Dictionary, Document as Pdf, Object, ObjectId};

/// Widths spelled out in one document; what goes beyond stays as it is.
const MOST: usize = 400_000;
/// Letters of a font.
const LETTERS: i64 = 65_536;

/// Spells out every range of every font.
pub(super) fn spell_out(pdf: &mut Pdf) {
    let mut room = MOST;
    let fonts: Vec<(ObjectId, Vec<Object>)> =
        pdf.objects.iter().filter_map(|(id, object)| Some((*id, listed(pdf, object, &mut room)?))).collect();
    for (id, widths) in fonts {
        if let Ok(font) = pdf.get_object_mut(id).and_then(Object::as_dict_mut) {
            font.set("W", Object::Array(widths));
        }
    }
}

/// A font's widths as lists only; `None` when it has no ranges, or they cannot be understood.
fn listed(pdf: &Pdf, object: &Object, room: &mut usize) -> Option<Vec<Object>> {
    let stated = stated(pdf, object.as_dict().ok()?)?;
    let (mut lists, mut at, mut ranges) = (Vec::new(), 0, false);
    while let Some(first) = stated.get(at) {
        if let Ok(array) = stated.get(at + 1)?.as_array() {
            lists.extend([first.clone(), Object::Array(array.clone())]);
            at += 2;
            continue;
        }
        let (first, last) = (first.as_i64().ok()?, stated.get(at + 1)?.as_i64().ok()?);
        let count = usize::try_from(last.checked_sub(first)? + 1).ok().filter(|_| last < LETTERS)?;
        *room = room.checked_sub(count)?;
        lists.extend([Object::Integer(first), Object::Array(vec![stated.get(at + 2)?.clone(); count])]);
        (at, ranges) = (at + 3, true);
    }
    ranges.then_some(lists)
}

/// The array `W` of a font of many letters, references in it followed.
fn stated(pdf: &Pdf, font: &Dictionary) -> Option<Vec<Object>> {
    let subtype = font.get(b"Subtype").and_then(Object::as_name).ok()?;
    let widths = font.get(b"W").ok().filter(|_| subtype.starts_with(b"CIDFont"))?;
    let widths = pdf.dereference(widths).ok()?.1.as_array().ok()?;
    widths.iter().map(|w| Some(pdf.dereference(w).ok()?.1.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_become_lists_and_lists_stay() {
        let whole = |n: i64| Object::Integer(n);
        let mut font = Dictionary::new();
        font.set("Subtype", Object::Name(b"CIDFontType2".to_vec()));
        let list = Object::Array(vec![whole(600), whole(700)]);
        font.set("W", Object::Array(vec![whole(3), list.clone(), whole(20), whole(22), whole(278)]));
        let mut pdf = Pdf::new();
        let id = pdf.add_object(Object::Dictionary(font));
        spell_out(&mut pdf);
        let widths = pdf.get_dictionary(id).and_then(|f| f.get(b"W")).expect("widths");
        let three = Object::Array(vec![whole(278); 3]);
        assert_eq!(widths, &Object::Array(vec![whole(3), list, whole(20), three]));
    }
}
