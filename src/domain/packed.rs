//! A type ⇄ a short text: its bytes in hexadecimal. Between programs of one build only: the text says nothing of what is in it.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// As text.
pub fn to_packed(value: &impl Serialize) -> String {
    // Numbers, texts and lists always have a form.
    let bytes = postcard::to_stdvec(value).unwrap_or_default();
    let digit = |four: u8| char::from_digit(four.into(), 16);
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(digit).collect()
}

/// What [`to_packed`] wrote; `None` when the text is none of it, or goes on behind it.
pub fn from_packed<T: DeserializeOwned>(text: &str) -> Option<T> {
    let digit = |digit: u8| u8::try_from(char::from(digit).to_digit(16)?).ok();
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect::<Option<Vec<u8>>>()?;
    let (value, behind) = postcard::take_from_bytes(&bytes).ok()?;
    (rest.is_empty() && behind.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_nothing_else_does() {
        let value = ("Sở Y tế".to_owned(), Some(300_u32), vec![-1_i64]);
        let text = to_packed(&value);
        assert_eq!(from_packed(&text), Some(value));
        for other in
            [String::new(), format!("{text}00"), format!("{text}0"), text.replace('5', "x"), text[2..].to_owned()]
        {
            assert_eq!(from_packed::<(String, Option<u32>, Vec<i64>)>(&other), None, "{other}");
        }
    }
}
