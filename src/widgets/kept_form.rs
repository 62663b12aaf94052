//! What was typed in a sheet outlives it: a slip of the finger beside it loses nothing.

use leptos::prelude::*;

/// A form in a sheet, kept for as long as the screen stays; `O` says what it is open for.
pub struct KeptForm<O: 'static, F: 'static> {
    kept: StoredValue<Option<(O, F)>>,
    owner: StoredValue<Option<Owner>>,
}

impl<O, F> Clone for KeptForm<O, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O, F> Copy for KeptForm<O, F> {}

impl<O: Copy + PartialEq + Send + Sync + 'static, F: Copy + Send + Sync + 'static> KeptForm<O, F> {
    /// Nothing typed yet, on the screen that calls this.
    pub fn new() -> Self {
        Self { kept: StoredValue::new(None), owner: StoredValue::new(Owner::current()) }
    }

    /// The form for what is open: the one that was left if something typed there is not stored, else a new one.
    pub fn of(self, opened: O, is_changed: impl FnOnce(F) -> bool, open: impl FnOnce() -> F) -> F {
        let known = self.kept.get_value().filter(|(of, _)| *of == opened).map(|(_, form)| form);
        if let Some(form) = known
            && untrack(|| is_changed(form))
        {
            return form;
        }
        // Its signals live as long as the screen, not as long as the sheet.
        let form = match self.owner.get_value() {
            Some(owner) => owner.with(open),
            None => open(),
        };
        self.kept.set_value(Some((opened, form)));
        form
    }

    /// What was typed is stored.
    pub fn forget(self) {
        self.kept.set_value(None);
    }
}

impl<O: Copy + PartialEq + Send + Sync + 'static, F: Copy + Send + Sync + 'static> Default
    for KeptForm<O, F>
{
    fn default() -> Self {
        Self::new()
    }
}

/// Brings the first field of a form that needs a correction into view, its fold open. `form` is a selector.
pub fn show_first_error(form: &str) {
    use wasm_bindgen::JsCast;
    let first = document().query_selector(&format!("{form} [aria-invalid=true], {form} [data-invalid=true]"));
    let Some(field) = first.ok().flatten() else { return };
    if let Some(fold) = field.closest("details").ok().flatten() {
        drop(fold.set_attribute("open", ""));
    }
    let control = field.query_selector("input, select, textarea").ok().flatten().unwrap_or(field);
    if let Some(control) = control.dyn_ref::<web_sys::HtmlElement>() {
        drop(control.focus());
    }
    control.scroll_into_view_with_bool(false);
}
