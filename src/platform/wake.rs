//! Keeping the screen on: the Screen Wake Lock, through `Reflect`, because web-sys offers it only with an unstable flag.
//!
//! The browser takes the lock away whenever the page is hidden: it is asked for again when the page is shown.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether the screen stays on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wake {
    /// Not asked for, or not answered yet.
    #[default]
    Off,
    /// It stays on.
    On,
    /// The device said no, as when its battery is low.
    Refused,
    /// This browser cannot, or not over plain http.
    Unsupported,
}

#[derive(Default)]
struct Hold {
    sentinel: RefCell<Option<JsValue>>,
    is_over: Cell<bool>,
    is_asking: Cell<bool>,
}

/// Keeps the screen on while `is_wanted` holds and the component that calls this lives; says whether that works.
pub fn keep_awake(is_wanted: impl Fn() -> bool + Copy + 'static) -> Signal<Wake> {
    let state = RwSignal::new(Wake::Off);
    let hold = Rc::new(Hold::default());
    let ask = {
        let hold = Rc::clone(&hold);
        move || {
            let hold = Rc::clone(&hold);
            spawn_local(async move { take(&hold, state).await });
        }
    };
    let on_shown = ask.clone();
    let listener = EventListener::new(&document(), "visibilitychange", move |_| {
        if !document().hidden() && untrack(is_wanted) {
            on_shown();
        }
    });
    let kept = StoredValue::new_local((Rc::clone(&hold), listener));
    let asked = Rc::clone(&hold);
    Effect::new(move |_| if is_wanted() { ask() } else { release(&asked) });
    on_cleanup(move || {
        kept.update_value(|(hold, _)| {
            hold.is_over.set(true);
            release(hold);
        });
    });
    state.into()
}

async fn take(hold: &Rc<Hold>, state: RwSignal<Wake>) {
    let has_one = hold.sentinel.borrow().as_ref().is_some_and(|sentinel| !is_released(sentinel));
    if has_one || hold.is_asking.replace(true) {
        return;
    }
    let answer = match asked() {
        Some(promise) => JsFuture::from(promise).await,
        None => {
            hold.is_asking.set(false);
            let _ = state.try_set(Wake::Unsupported);
            return;
        }
    };
    hold.is_asking.set(false);
    match answer {
        Ok(sentinel) => {
            *hold.sentinel.borrow_mut() = Some(sentinel);
            if hold.is_over.get() {
                release(hold);
            }
            let _ = state.try_set(Wake::On);
        }
        // A page that was hidden meanwhile asks again when it is shown.
        Err(_) if document().hidden() => {}
        Err(_) => {
            let _ = state.try_set(Wake::Refused);
        }
    }
}

fn asked() -> Option<Promise> {
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
    request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()
}

fn is_released(sentinel: &JsValue) -> bool {
    Reflect::get(sentinel, &"released".into()).is_ok_and(|released| released.is_truthy())
}

fn release(hold: &Hold) {
    let Some(sentinel) = hold.sentinel.take() else { return };
    let release = Reflect::get(&sentinel, &"release".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    if let Some(release) = release {
        // Already released by the browser: nothing is left to do.
        drop(release.call0(&sentinel));
    }
}
