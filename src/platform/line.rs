//! Standing in line for a Web Lock, so that the next tab has it at the moment in which the tab that holds it is closed
//! or killed. [`super::locks`] is for who does not wait.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortController;

use super::locks::manager;

/// A place in the line for a lock, or the lock itself. Dropping it leaves the line, or gives the lock back.
#[derive(Debug)]
pub struct Place {
    is_left: Rc<Cell<bool>>,
    release: Rc<RefCell<Option<Function>>>,
    abort: AbortController,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.is_left.set(true);
        match self.release.take() {
            // A closing page may refuse: the browser frees its locks anyway.
            Some(release) => drop(release.call0(&JsValue::NULL)),
            None => self.abort.abort(),
        }
    }
}

/// Stands in line for the lock `name`; `on_held` runs once it is ours. `None` where there are no locks (plain http):
/// every tab decides for itself.
pub fn stand_in_line(name: &str, on_held: impl FnOnce() + Clone + 'static) -> Option<Place> {
    let (manager, request) = manager()?;
    let abort = AbortController::new().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &abort.signal()).ok()?;
    let place = Place { is_left: Rc::default(), release: Rc::default(), abort };
    let (is_left, release) = (Rc::clone(&place.is_left), Rc::clone(&place.release));
    let on_held_here = on_held.clone();
    let on_lock = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
        if is_left.get() {
            return JsValue::UNDEFINED;
        }
        // The browser keeps the lock until this promise is resolved.
        let kept = Promise::new(&mut |resolve: Function, _| *release.borrow_mut() = Some(resolve));
        on_held_here();
        kept.into()
    });
    let asked = request.call3(&manager, &name.into(), &options, &on_lock).ok()?;
    let is_left = Rc::clone(&place.is_left);
    // Leaving the line rejects too. A page that may not lock leads by itself.
    let on_refusal = Closure::once_into_js(move |_: JsValue| {
        if !is_left.get() {
            on_held();
        }
    });
    if let Ok(catch) = Reflect::get(&asked, &"catch".into()).and_then(JsCast::dyn_into::<Function>) {
        drop(catch.call1(&asked, &on_refusal));
    }
    Some(place)
}
