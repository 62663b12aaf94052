//! A file being made from many records: how far it is, stopped on demand, saved at the end.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

use crate::i18n::{T, use_t};
use crate::platform::download;
use crate::session::{Session, use_session};
use crate::widgets::progress::Progress;

/// Told how far it is, from 0 to 1; answers whether to go on.
pub type Tick = Box<dyn Fn(f64) -> bool>;

/// At most one file at a time.
#[derive(Clone, Copy)]
pub struct Making {
    session: Session,
    t: T,
    /// How far it is, while one is made.
    pub share: RwSignal<Option<f64>>,
    stop: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl Making {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            session: use_session(),
            t: use_t(),
            share: RwSignal::new(None),
            stop: StoredValue::new_local(Rc::default()),
        }
    }

    /// Makes a file, saves it under this name, and says so.
    pub fn start(self, name: String, make: impl AsyncFnOnce(Tick) -> Option<Blob> + 'static) {
        let (session, t, share) = (self.session, self.t, self.share);
        let stopped = Rc::new(Cell::new(false));
        self.stop.set_value(Rc::clone(&stopped));
        share.set(Some(0.0));
        spawn_local(async move {
            let asked = Rc::clone(&stopped);
            let tick = move |done| {
                share.try_set(Some(done));
                !asked.get()
            };
            let file = make(Box::new(tick)).await;
            share.try_set(None);
            if stopped.get() {
                return;
            }
            if file.is_some_and(|file| download::save(&name, &file)) {
                session.notices().say(t.exported(&name));
            } else {
                session.notices().warn(t.export_failed());
            }
        });
    }
}

impl Default for Making {
    fn default() -> Self {
        Self::new()
    }
}

/// How far the file is, in the place of what starts it.
#[component]
pub fn MakingProgress(
    /// The file.
    making: Making,
    /// What is made.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let on_cancel = Callback::new(move |()| making.stop.with_value(|stop| stop.set(true)));
    view! { <Progress label value=making.share on_cancel /> }
}
