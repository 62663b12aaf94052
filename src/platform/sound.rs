//! Short tones and a buzz: a door is loud, and the person there looks at the guest. Through `Reflect`, because it is
//! little: a browser without sound or buzz stays silent.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// One for the page: browsers count them.
    static VOICE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Two rising notes: done.
    Done,
    /// Two equal notes: look here.
    Look,
    /// A low note: no.
    No,
}

impl Tone {
    /// Hertz, seconds from now, seconds long.
    const fn notes(self) -> &'static [(f64, f64, f64)] {
        match self {
            Self::Done => &[(880.0, 0.0, 0.07), (1318.5, 0.08, 0.11)],
            Self::Look => &[(587.3, 0.0, 0.12), (587.3, 0.18, 0.16)],
            Self::No => &[(196.0, 0.0, 0.28)],
        }
    }

    /// Milliseconds on, off, on…
    const fn buzz(self) -> &'static [i32] {
        match self {
            Self::Done => &[30],
            Self::Look => &[60, 60, 60],
            Self::No => &[220],
        }
    }
}

/// Lets the page make sounds later: to be called while a tap is handled, or browsers forbid it.
pub fn allow() {
    // A browser without sound has nothing to allow.
    let _ = voice().and_then(|voice| call(&voice, "resume", &[]));
}

/// Says it, as a tone and as a buzz.
pub fn say(tone: Tone) {
    for (hertz, from, length) in tone.notes() {
        let _ = play(*hertz, *from, *length);
    }
    let pattern: js_sys::Array = tone.buzz().iter().map(|ms| JsValue::from(*ms)).collect();
    let _ = call(&window().navigator(), "vibrate", &[pattern.into()]);
}

fn voice() -> Option<JsValue> {
    VOICE.with_borrow_mut(|voice| {
        if voice.is_none() {
            let class: Function = get(&window(), "AudioContext")?.dyn_into().ok()?;
            *voice = Reflect::construct(&class, &js_sys::Array::new()).ok();
        }
        voice.clone()
    })
}

fn play(hertz: f64, from: f64, length: f64) -> Option<()> {
    let voice = voice()?;
    let start = get(&voice, "currentTime")?.as_f64()? + from;
    let (note, gain) = (call(&voice, "createOscillator", &[])?, call(&voice, "createGain", &[])?);
    set(&get(&note, "frequency")?, "value", hertz)?;
    let loud = get(&gain, "gain")?;
    // A note that stops at once clicks.
    call(&loud, "setValueAtTime", &[0.25.into(), start.into()])?;
    call(&loud, "exponentialRampToValueAtTime", &[0.001.into(), (start + length).into()])?;
    call(&note, "connect", std::slice::from_ref(&gain))?;
    call(&gain, "connect", &[get(&voice, "destination")?])?;
    call(&note, "start", &[start.into()])?;
    call(&note, "stop", &[(start + length).into()])?;
    Some(())
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn set(of: &JsValue, name: &str, value: f64) -> Option<()> {
    Reflect::set(of, &name.into(), &value.into()).ok().map(drop)
}

fn call(on: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let function: Function = get(on, name)?.dyn_into().ok()?;
    function.apply(on, &with.iter().collect()).ok()
}
