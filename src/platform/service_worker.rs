//! Updates of the app: told when one waits, made by a person's tap, never while something is unsaved or a show runs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo::events::EventListener;
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::i18n::T;
use crate::platform::{clock, dirty};
use crate::widgets::snackbar::Notices;

/// Between two questions to the server whether there is a new version.
const ASK_EVERY_MS: f64 = 60.0 * 60_000.0;

/// What runs for the life of the page.
struct Updates {
    container: ServiceWorkerContainer,
    notices: Notices,
    t: T,
    /// The person chose to update: the page reloads when the new version takes over.
    is_wanted: Cell<bool>,
    is_offered: Cell<bool>,
    asked_ms: Cell<f64>,
    listeners: RefCell<Vec<EventListener>>,
}

/// Watches for updates, for the life of the page. Does nothing where there is no service worker.
pub fn start(notices: Notices, t: T) {
    let Some(container) = container() else { return };
    let updates = Rc::new(Updates {
        container,
        notices,
        t,
        is_wanted: Cell::new(false),
        is_offered: Cell::new(false),
        asked_ms: Cell::new(clock::monotonic_ms()),
        listeners: RefCell::new(Vec::new()),
    });
    updates.clone().follow_control();
    spawn_local(async move {
        // Resolves once there is an active worker: on a first visit, when the app is whole on this device.
        let Ok(promise) = updates.container.ready() else { return };
        let Ok(registration) = JsFuture::from(promise).await else { return };
        let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
        updates.follow(registration);
    });
}

/// Whether the files of this page come from the device.
#[must_use]
pub fn is_in_charge() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

fn container() -> Option<ServiceWorkerContainer> {
    // Absent on insecure addresses and in private windows of some browsers.
    let navigator = window().navigator();
    let value = Reflect::get(&navigator, &"serviceWorker".into()).ok().filter(JsValue::is_object)?;
    value.dyn_into().ok()
}

impl Updates {
    /// Another version took over. Asked for here: this page reloads, once. Asked for in another tab: this one offers it.
    fn follow_control(self: Rc<Self>) {
        let was_controlled = self.container.controller().is_some();
        let updates = self.clone();
        let listener = EventListener::new(&self.container, "controllerchange", move |_| {
            if updates.is_wanted.replace(false) {
                reload();
            } else if was_controlled {
                let t = updates.t;
                updates.notices.offer(t.update_ready(), t.reload(), Callback::new(|()| reload()));
            }
        });
        self.listeners.borrow_mut().push(listener);
    }

    fn follow(self: Rc<Self>, registration: ServiceWorkerRegistration) {
        if registration.waiting().is_some() {
            self.clone().offer(registration.clone());
        }
        let (updates, found) = (self.clone(), registration.clone());
        let listener = EventListener::new(&registration, "updatefound", move |_| {
            updates.clone().follow_installing(found.clone());
        });
        self.listeners.borrow_mut().push(listener);
        self.ask_when_seen(registration);
    }

    fn follow_installing(self: Rc<Self>, registration: ServiceWorkerRegistration) {
        let Some(worker) = registration.installing() else { return };
        let (updates, state_of) = (self.clone(), worker.clone());
        let listener = EventListener::new(&worker, "statechange", move |_| {
            // Without a controller it is the first version, not a new one.
            let is_update = updates.container.controller().is_some();
            if state_of.state() == ServiceWorkerState::Installed && is_update {
                updates.clone().offer(registration.clone());
            }
        });
        self.listeners.borrow_mut().push(listener);
    }

    /// Offers the update, as soon as nothing is unsaved.
    fn offer(self: Rc<Self>, registration: ServiceWorkerRegistration) {
        if self.is_offered.get() {
            return;
        }
        if untrack(dirty::is_busy) {
            let updates = self;
            set_timeout(move || updates.offer(registration), Duration::from_secs(15));
            return;
        }
        self.is_offered.set(true);
        let (notices, t) = (self.notices, self.t);
        let shared = StoredValue::new_local((self, registration));
        let on_update = Callback::new(move |()| {
            shared.try_with_value(|(updates, registration)| updates.clone().take(registration.clone()));
        });
        notices.offer(t.update_ready(), t.update_apply(), on_update);
    }

    fn take(self: Rc<Self>, registration: ServiceWorkerRegistration) {
        self.is_offered.set(false);
        if untrack(dirty::is_busy) {
            self.notices.say(self.t.update_after_form());
            self.offer(registration);
            return;
        }
        let Some(worker) = registration.waiting() else {
            // Another tab has let it in already.
            reload();
            return;
        };
        self.is_wanted.set(true);
        let message = js_sys::Object::new();
        let _ = Reflect::set(&message, &"type".into(), &"SKIP_WAITING".into());
        if worker.post_message(&message).is_err() {
            self.is_wanted.set(false);
            self.notices.warn(self.t.update_failed());
        }
    }

    /// An installed app may stay open for weeks: asks again when it comes to the front.
    fn ask_when_seen(self: Rc<Self>, registration: ServiceWorkerRegistration) {
        let document = document();
        let updates = self.clone();
        let listener = EventListener::new(&document, "visibilitychange", move |_| {
            let now = clock::monotonic_ms();
            if leptos::prelude::document().hidden() || now - updates.asked_ms.get() < ASK_EVERY_MS {
                return;
            }
            updates.asked_ms.set(now);
            if let Ok(promise) = registration.update() {
                // Without a network nothing is new.
                spawn_local(async move { drop(JsFuture::from(promise).await) });
            }
        });
        self.listeners.borrow_mut().push(listener);
    }
}

fn reload() {
    // A browser that refuses stays on the version that runs: it goes on working.
    let _ = window().location().reload();
}
