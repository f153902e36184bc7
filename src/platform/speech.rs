//! Reading aloud, with a Vietnamese voice where the system has one.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

const LANGUAGE: &str = "vi-VN";

/// Whether the system has a voice for Vietnamese now; browsers may learn of it some time after the page opens.
pub fn has_voice() -> bool {
    voice().is_some()
}

/// Asks the browser to look for voices, so that they are known when they are needed.
pub fn prepare() {
    drop(voices());
}

/// Reads parts one after the other; `ended` is called after the last one, or when one fails.
///
/// Each part is an utterance of its own: long ones are cut off by some browsers.
pub fn speak(parts: &[String], ended: impl FnOnce() + 'static) {
    stop();
    let (Some(synthesis), Some(voice)) = (synthesis(), voice()) else { return ended() };
    let Ok(make) = Reflect::get(&js_sys::global(), &"SpeechSynthesisUtterance".into()) else { return ended() };
    let Ok(make) = make.dyn_into::<Function>() else { return ended() };
    let utterances: Vec<JsValue> =
        parts.iter().filter_map(|part| Reflect::construct(&make, &Array::of1(&part.into())).ok()).collect();
    for utterance in &utterances {
        set(utterance, "lang", &LANGUAGE.into());
        set(utterance, "voice", &voice);
    }
    let Some(last) = utterances.last() else { return ended() };
    let done = Closure::once_into_js(ended);
    set(last, "onend", &done);
    utterances.iter().for_each(|utterance| call(&synthesis, "speak", Some(utterance)));
}

/// Holds the reading.
pub fn pause() {
    synthesis().into_iter().for_each(|synthesis| call(&synthesis, "pause", None));
}

/// Goes on reading.
pub fn resume() {
    synthesis().into_iter().for_each(|synthesis| call(&synthesis, "resume", None));
}

/// Ends the reading.
pub fn stop() {
    synthesis().into_iter().for_each(|synthesis| {
        // A held queue is not emptied by every browser.
        call(&synthesis, "resume", None);
        call(&synthesis, "cancel", None);
    });
}

fn synthesis() -> Option<JsValue> {
    let found = Reflect::get(&js_sys::global(), &"speechSynthesis".into()).ok()?;
    found.is_object().then_some(found)
}

fn voices() -> Option<Array> {
    let synthesis = synthesis()?;
    let get: Function = Reflect::get(&synthesis, &"getVoices".into()).ok()?.dyn_into().ok()?;
    get.call0(&synthesis).ok()?.dyn_into().ok()
}

fn voice() -> Option<JsValue> {
    let vietnamese = |voice: &JsValue| {
        let language = Reflect::get(voice, &"lang".into()).ok().and_then(|lang| lang.as_string()).unwrap_or_default();
        language.to_ascii_lowercase().starts_with("vi")
    };
    voices()?.iter().find(vietnamese)
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // A browser that refuses reads with what it has.
    let _ = Reflect::set(object, &name.into(), value);
}

fn call(object: &JsValue, name: &str, argument: Option<&JsValue>) {
    let method = Reflect::get(object, &name.into()).ok().and_then(|method| method.dyn_into::<Function>().ok());
    if let Some(method) = method {
        // What cannot be read aloud can still be read.
        let _ = match argument {
            Some(argument) => method.call1(object, argument),
            None => method.call0(object),
        };
    }
}
