//! A signature by finger or pen; or a name typed by who cannot draw.

use leptos::prelude::*;
use supply::visit::{Signature, compose, path_of};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::subject::Visit;
use crate::platform::clock;
use crate::widgets::button::{Button, ButtonKind, IconButton};
use crate::widgets::dialog::Dialog;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::text_field::TextField;

/// The pad in its own units, whatever the screen.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 260.0;

/// The signature, and the way to one.
#[component]
pub fn SignatureSection(
    /// The intervention.
    visit: Visit,
) -> impl IntoView {
    let t = visit.t;
    let is_open = RwSignal::new(false);
    let signature = Memo::new(move |_| visit.part(|it| it.signature.clone()).flatten());
    let remove = move |_| visit.act(compose::sign(visit.id, None), t.visit_said_unsigned());
    view! {
        <section class="section" data-empty=move || signature.with(Option::is_none).then_some("true")>
            <div class="section__head"><h2 class="section__title">{move || t.visit_signature()}</h2></div>
            {move || signature.get().map(|signature| view! {
                <figure class="signature">
                    <SignatureDrawing signature=signature.clone() />
                    <figcaption class="signature__who">
                        <span>{signature.name.clone()}</span>
                        <span class="u-faint">{t.date_time(signature.ms)}</span>
                        <IconButton
                            glyph=Glyph::Close
                            label=Signal::derive(move || t.visit_unsign().to_owned())
                            on_click=remove
                        />
                    </figcaption>
                </figure>
            })}
            <button class="add-button" type="button" on:click=move |_| is_open.set(true)>
                <Icon glyph=Glyph::Edit />
                {move || if signature.with(Option::is_some) { t.visit_sign_again() } else { t.visit_sign() }}
            </button>
            <Pad visit is_open />
        </section>
    }
}

/// What was drawn; nothing where only a name was typed.
#[component]
pub fn SignatureDrawing(
    /// The signature.
    signature: Signature,
) -> impl IntoView {
    let t = crate::i18n::use_t();
    let (w, h) = (signature.w.clamp(1, 10_000), signature.h.clamp(1, 10_000));
    let label = t.visit_signed_by(&signature.name);
    (!signature.path.is_empty()).then(|| {
        view! {
            <svg class="signature__drawing" viewBox=format!("0 0 {w} {h}") role="img" aria-label=label>
                <path d=signature.path.clone()></path>
            </svg>
        }
    })
}

#[component]
fn Pad(visit: Visit, is_open: RwSignal<bool>) -> impl IntoView {
    let t = visit.t;
    let on_close = Callback::new(move |()| is_open.set(false));
    view! {
        <Dialog open=is_open on_close title=Signal::derive(move || t.visit_signature().to_owned())>
            <PadFields visit on_close />
        </Dialog>
    }
}

#[component]
fn PadFields(visit: Visit, on_close: Callback<()>) -> impl IntoView {
    let t = visit.t;
    let strokes = RwSignal::new(Vec::<Vec<(f64, f64)>>::new());
    let is_down = StoredValue::new(false);
    let name = RwSignal::new(
        visit.peek(|it| it.signature.as_ref().map(|s| s.name.clone())).flatten().unwrap_or_default(),
    );
    let is_asked_for = RwSignal::new(false);
    let path = Memo::new(move |_| strokes.with(|strokes| path_of(strokes)));
    let point = |event: &PointerEvent| -> Option<(f64, f64)> {
        let rect = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
        let scale = |at: f64, length: f64, of: f64| if 0.0 < length { at / length * of } else { 0.0 };
        let x = scale(f64::from(event.client_x()) - rect.left(), rect.width(), WIDTH);
        let y = scale(f64::from(event.client_y()) - rect.top(), rect.height(), HEIGHT);
        Some((x, y))
    };
    let on_down = move |event: PointerEvent| {
        if !event.is_primary() {
            return;
        }
        event.prevent_default();
        if let Some(pad) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Refused only for a pointer that is gone already.
            drop(pad.set_pointer_capture(event.pointer_id()));
        }
        is_down.set_value(true);
        strokes.update(|strokes| strokes.push(point(&event).into_iter().collect()));
    };
    let on_move = move |event: PointerEvent| {
        if is_down.get_value() && event.is_primary() {
            strokes.update(|strokes| {
                if let Some(stroke) = strokes.last_mut() {
                    stroke.extend(point(&event));
                }
            });
        }
    };
    let on_up = move |_: PointerEvent| is_down.set_value(false);
    let save = Callback::new(move |()| {
        let path = path.get_untracked();
        let name = name.get_untracked();
        if name.trim().is_empty() {
            return is_asked_for.set(true);
        }
        let signature = Signature { path, name, ms: clock::now_ms(), w: WIDTH as i64, h: HEIGHT as i64 };
        visit.act(compose::sign(visit.id, Some(&signature)), t.visit_said_signed(signature.name.trim()));
        on_close.run(());
    });
    let error = Signal::derive(move || {
        (is_asked_for.get() && name.with(|name| name.trim().is_empty()))
            .then(|| t.visit_sign_name_missing().to_owned())
    });
    view! {
        <form class="signature-pad" on:submit=move |event| { event.prevent_default(); save.run(()); }>
            <div class="signature-pad__frame">
                <svg
                    class="signature__drawing signature-pad__paper"
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    preserveAspectRatio="none"
                    role="img"
                    aria-label=move || t.visit_pad()
                    on:pointerdown=on_down
                    on:pointermove=on_move
                    on:pointerup=on_up
                    on:pointercancel=on_up
                >
                    <path class="signature-pad__line" d="M40 205H560"></path>
                    <path d=move || path.get()></path>
                </svg>
            </div>
            <p class="u-faint signature-pad__hint">{move || t.visit_pad_hint()}</p>
            <TextField
                label=Signal::derive(move || t.visit_sign_name().to_owned())
                value=name
                autocomplete="name"
                on_input=Callback::new(move |text| name.set(text))
                error
            />
            <div class="modal__actions">
                <Button
                    label=Signal::derive(move || t.visit_pad_clear().to_owned())
                    on_click=Callback::new(move |()| strokes.set(Vec::new()))
                />
                <Button kind=ButtonKind::Primary submit=true label=Signal::derive(move || t.visit_sign_save().to_owned()) />
            </div>
        </form>
    }
}
