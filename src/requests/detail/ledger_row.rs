//! One line of the ledger: a label, a value one taps, and the control that takes its place while one edits.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::{html, prelude::*};
use replica::{Cid, Intent, Value};
use wasm_bindgen::{JsCast, JsValue};

use super::subject::Subject;
use crate::i18n::use_t;
use crate::platform::focus;
use crate::widgets::icon::{Glyph, Icon};

/// The editing of one field: whether it is open, and what its person saw when it opened.
#[derive(Clone, Copy)]
pub struct Edit {
    subject: Subject,
    field: &'static str,
    is_open: RwSignal<bool>,
    seen: StoredValue<Vec<Cid>>,
    opener: NodeRef<html::Button>,
    /// The text control was emptied: leaving it means « none ».
    is_emptied: StoredValue<bool>,
    /// A value typed in parts (a date): kept when one leaves the control.
    held: StoredValue<Option<(Value, String)>>,
    /// Opened by finger or mouse: pickers may open by themselves. Who came by keyboard types.
    is_by_pointer: StoredValue<bool>,
}

impl Edit {
    /// The editing of `field`, not yet begun.
    pub fn new(subject: Subject, field: &'static str) -> Self {
        Self {
            subject,
            field,
            is_open: RwSignal::new(false),
            seen: StoredValue::new(Vec::new()),
            opener: NodeRef::new(),
            is_emptied: StoredValue::new(false),
            held: StoredValue::new(None),
            is_by_pointer: StoredValue::new(false),
        }
    }

    /// Begins, by a click that may be a key's.
    pub fn open(self, event: &web_sys::MouseEvent) {
        self.is_by_pointer.set_value(event.detail() != 0);
        self.seen.set_value(self.subject.seen(self.field));
        self.is_emptied.set_value(false);
        self.held.set_value(None);
        self.is_open.set(true);
    }

    /// Whether it is under way, followed.
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// Ends without a change and gives the focus back.
    pub fn close(self) {
        leave_control();
        let _ = self.is_open.try_set(false);
        let opener = self.opener;
        request_animation_frame(move || {
            if focus::is_lost()
                && let Some(button) = opener.try_get_untracked().flatten()
            {
                drop(button.focus());
            }
        });
    }

    fn write(self, value: Value, more: Vec<Intent>, said: String) {
        self.is_emptied.set_value(false);
        self.subject.set(self.field, value, self.seen.get_value(), more, said);
    }

    /// Ends with a value.
    pub fn commit(self, value: Value, more: Vec<Intent>, said: String) {
        self.write(value, more, said);
        self.close();
    }

    /// Keeps a value until one leaves the control or presses Enter: one is still typing.
    pub fn hold(self, value: Value, said: String) {
        self.held.set_value(Some((value, said)));
    }

    fn write_held(self) {
        if let Some((value, said)) = self.held.try_update_value(Option::take).flatten() {
            self.write(value, Vec::new(), said);
        }
    }

    fn write_none(self) {
        let label = super::words::field_label(self.subject.t, self.field);
        let said = self.subject.t.history_set(&label, self.subject.t.field_empty_value());
        self.write(Value::Null, Vec::new(), said);
    }

    /// Ends with no value.
    pub fn clear(self) {
        self.write_none();
        self.close();
    }

    /// The focus went elsewhere, and stays there.
    fn leave(self) {
        let _ = self.is_open.try_set(false);
        self.write_held();
        if self.is_emptied.try_get_value().unwrap_or(false) {
            self.write_none();
        }
    }
}

/// Takes the focus out of an editor before it goes: a control that is removed while it has the focus hears of it when
/// its signals are gone.
pub(super) fn leave_control() {
    let active = document().active_element().filter(|a| matches!(a.closest(".ledger__editor"), Ok(Some(_))));
    if let Some(active) = active.and_then(|active| active.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(active.blur());
    }
}

/// A line of the ledger that opens an editor.
#[component]
pub fn LedgerRow(
    /// Its editing.
    edit: Edit,
    /// The name of the field.
    #[prop(into)]
    label: Signal<String>,
    /// A drawing before the name.
    glyph: Glyph,
    /// The value in words; nothing where there is none.
    #[prop(into)]
    shown: Signal<Option<String>>,
    /// What to do where there is no value, as a verb.
    #[prop(into)]
    empty: Signal<String>,
    /// A remark after the value.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// A drawing before the value.
    #[prop(default = None)]
    mark: Option<ViewFn>,
    /// What stands after the value: a telephone number.
    #[prop(default = None)]
    after: Option<ViewFn>,
    /// Whether a cross empties the field. Not for what must have a value.
    #[prop(default = true)]
    can_clear: bool,
    /// The look of the value: `overdue`.
    #[prop(optional, into)]
    look: Signal<Option<&'static str>>,
    /// The control.
    children: ChildrenFn,
) -> impl IntoView {
    let t = use_t();
    let children = StoredValue::new(children);
    let mark = StoredValue::new(mark);
    let after = StoredValue::new(after);
    let value = move || {
        view! {
            <button
                class="ledger__edit"
                type="button"
                node_ref=edit.opener
                data-empty=move || shown.with(Option::is_none).then_some("true")
                on:click=move |event| edit.open(&event)
            >
                <span class="u-hidden">{move || t.history_set(&label.get(), "")}</span>
                {move || {
                    shown
                        .with(Option::is_some)
                        .then(|| mark.with_value(|m| m.as_ref().map(ViewFn::run)))
                        .flatten()
                        .map(|mark| view! { <span class="ledger__mark" aria-hidden="true">{mark}</span> })
                }}
                <span>{move || shown.get().unwrap_or_else(|| empty.get())}</span>
                {move || note.get().map(|note| view! { <span class="ledger__note">{note}</span> })}
            </button>
            {after.with_value(|after| after.as_ref().map(ViewFn::run))}
        }
    };
    view! {
        <div class="ledger__row">
            <span class="ledger__label" aria-hidden="true"><Icon glyph />{move || label.get()}</span>
            <div class="ledger__value" data-due=move || look.get()>
                <Show when=move || edit.is_open() fallback=value>
                    <Editor edit can_clear has_value=Signal::derive(move || shown.with(Option::is_some))>
                        {children.with_value(|children| children())}
                    </Editor>
                </Show>
            </div>
        </div>
    }
}

/// The control in place of the value: focused when it appears, gone when the focus is.
#[component]
pub fn Editor(
    /// Its editing.
    edit: Edit,
    /// Whether a cross empties the field.
    can_clear: bool,
    /// Whether there is something to empty.
    has_value: Signal<bool>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let t = use_t();
    let node = NodeRef::<html::Div>::new();
    // At once: a letter typed before the next frame would be a shortcut of the page.
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            focus_control(&node, edit.is_by_pointer.get_value());
        }
    });
    let on_focusout = move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let stays =
            to.is_some() && node.try_get_untracked().flatten().is_some_and(|node| node.contains(to.as_ref()));
        if !stays && document().has_focus().unwrap_or(true) {
            edit.leave();
        }
    };
    let on_keydown = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation(); // Leaves the field, not the page.
            edit.is_emptied.set_value(false);
            edit.held.set_value(None);
            edit.close();
        }
        // Leaving keeps what was typed. A select opens its list by Enter.
        "Enter" if !event.default_prevented() && is_input(&event) => edit.close(),
        _ => {}
    };
    view! {
        <div
            class="ledger__editor"
            node_ref=node
            on:focusout=on_focusout
            on:keydown=on_keydown
            on:input=move |event| {
                let is_text = is_input(&event);
                edit.is_emptied.set_value(can_clear && is_text && event_target_value(&event).is_empty());
            }
        >
            {children()}
            <Show when=move || can_clear && has_value.get()>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=move || t.clear()
                    title=move || t.clear()
                    on:click=move |_| edit.clear()
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </Show>
        </div>
    }
}

fn is_input(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>())
}

/// Focuses the control and opens its list or picker, so that one tap was enough.
pub(super) fn focus_control(node: &web_sys::HtmlDivElement, may_open_picker: bool) {
    let Ok(Some(control)) = node.query_selector("input, select, textarea") else { return };
    let Ok(control) = control.dyn_into::<web_sys::HtmlElement>() else { return };
    drop(control.focus());
    if control.get_attribute("role").as_deref() == Some("combobox") {
        // Its list needs room below, and on a phone the keyboard takes half the screen.
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        control.scroll_into_view_with_scroll_into_view_options(&options);
        control.click();
        return;
    }
    let has_picker =
        control.tag_name() == "SELECT" || control.get_attribute("type").as_deref() == Some("date");
    let show = js_sys::Reflect::get(&control, &"showPicker".into()).unwrap_or(JsValue::UNDEFINED);
    if let Some(show) = show.dyn_ref::<js_sys::Function>().filter(|_| has_picker && may_open_picker) {
        // A browser that wants a tap of its own refuses; the control is focused all the same.
        drop(show.call0(&control));
    }
}
