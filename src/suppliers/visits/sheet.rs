//! « Il passe à 14 h »: everything for who comes on one sheet, to print, to share, to hand over.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use replica::RecordId;
use supply::book::Book;
use supply::visit::Signature;

use super::access::PlaceAccess;
use super::place_choice::PlaceChoice;
use super::plan_form::PlanForm;
use super::sheet_data::{Of, SheetData, Task, sheet, sheet_text};
use super::signature::SignatureDrawing;
use crate::i18n::use_t;
use crate::platform::clock;
use crate::platform::share::{Shared, share_text};
use crate::requests::detail::blob_image::BlobImage;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::print_tools::{PaperHead, PrintButton};
use crate::widgets::switch::Checkbox;

/// The sheet of a visit; of a party that may come, where the id is a party's.
#[component]
pub fn SheetPage(
    /// A visit or a party.
    visit: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let id = visit;
    let entry =
        Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.interventions.get(id).cloned()));
    let is_visit = entry.with_untracked(Option::is_some);
    let with_others =
        RwSignal::new(entry.with_untracked(|it| it.as_ref().is_some_and(|it| it.requests.is_empty())));
    let chosen_place = RwSignal::new(None::<RecordId>);
    let is_planning = RwSignal::new(false);
    let data = Memo::new(move |_| {
        let of = match entry.get() {
            Some(it) => Of::Visit(Box::new(it), with_others.get()),
            None => Of::Party(id, chosen_place.get()),
        };
        session.look_in::<Book, _>(|book, office, table| sheet((book, office, table), &of, t))
    });
    let party = Signal::derive(move || data.with(|data| data.party.clone()));
    Effect::new(move |_| document().set_title(&format!("{} — {}", t.sheet_title(), party.get())));
    let signature = Signal::derive(move || entry.with(|it| it.as_ref().and_then(|it| it.signature.clone())));
    // Where one can note how to get in.
    let place =
        Memo::new(move |_| entry.with(|it| it.as_ref().and_then(|it| it.place)).or(chosen_place.get()));
    let back = if is_visit { Suppliers::Visit(id) } else { Suppliers::Directory(Some(id)) };
    let send = Callback::new(move |()| {
        let text = data.with_untracked(|data| sheet_text(t, data));
        let title = format!("{} — {}", t.sheet_title(), party.get_untracked());
        spawn_local(async move {
            match share_text(&title, &text).await {
                Shared::Copied => session.notices().say(t.sheet_copied()),
                Shared::Impossible => session.notices().warn(t.sheet_not_shared()),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    });
    let navigate = StoredValue::new_local(use_navigate());
    let on_planned = Callback::new(move |id: RecordId| {
        navigate.try_with_value(|navigate| navigate(&Suppliers::Visit(id).href(), routes::way()));
    });
    view! {
        <article class="page visit-sheet-page">
            <PaperHead back=back.href() title=|t| t.sheet_title() />
            <div class="sheet-tools no-print">
                <Show when=move || !is_visit>
                    <PlaceChoice
                        chosen=chosen_place
                        placeholder=Signal::derive(move || Some(t.sheet_everywhere().to_owned()))
                    />
                </Show>
                <Show when=move || is_visit && data.with(|data| 0 < data.n_others)>
                    <Checkbox
                        label=Signal::derive(move || t.sheet_with_others(data.with(|data| data.n_others)))
                        checked=with_others
                        on_change=Callback::new(move |on| with_others.set(on))
                    />
                </Show>
                {move || place.get().map(|place| {
                    let name = session.peek(|office, _| office.name(place).map(str::to_owned)).unwrap_or_default();
                    view! {
                        <details class="disclosure">
                            <summary class="disclosure__head">
                                <span>{t.visit_access_of(&name)}</span>
                                <Icon glyph=Glyph::ChevronDown />
                            </summary>
                            <PlaceAccess place />
                        </details>
                    }
                })}
            </div>
            {move || data.with(|data| paper(t, data, signature.get()))}
            <footer class="page__foot request-foot visit-foot">
                <PrintButton />
                <Button glyph=Glyph::Share label=Signal::derive(move || t.share().to_owned()) on_click=send />
                <Show when=move || !is_visit>
                    <Button
                        glyph=Glyph::Calendar
                        label=Signal::derive(move || t.visit_plan().to_owned())
                        on_click=Callback::new(move |()| is_planning.set(true))
                    />
                </Show>
            </footer>
            {(!is_visit).then(|| view! { <PlanForm is_open=is_planning on_done=on_planned party=id /> })}
        </article>
    }
}

/// The sheet as it is on paper.
fn paper(t: crate::i18n::T, data: &SheetData, signature: Option<Signature>) -> AnyView {
    let fact = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <div class="sheet-fact"><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let host = data.host.as_ref().map(|(name, reach)| t.sheet_host_line(name, reach).trim_end().to_owned());
    let line = data.line.as_ref().map(|line| line.shown.clone());
    let access = data.access.iter().map(|(what, text)| {
        view! { <div class="sheet-fact"><dt>{what.clone()}</dt><dd>{text.clone()}</dd></div> }
    });
    let tasks = data.tasks.iter().enumerate().map(|(at, it)| task(t, at + 1, it));
    view! {
        <div class="visit-sheet">
            <header class="visit-sheet__head">
                <h1 class="visit-sheet__party">{data.party.clone()}</h1>
                {line.map(|line| view! { <p class="visit-sheet__tel">{line}</p> })}
            </header>
            <dl class="visit-sheet__facts">
                {fact(t.visit_when(), data.when.clone())}
                {fact(t.visit_place(), data.place.clone())}
                {fact(t.visit_asked(), data.asked.clone())}
                {fact(t.visit_host(), host.unwrap_or_default())}
            </dl>
            {(!data.access.is_empty()).then(|| view! {
                <section class="visit-sheet__access">
                    <h2 class="visit-sheet__title">{t.sheet_access()}</h2>
                    <dl class="visit-sheet__facts">{access.collect_view()}</dl>
                </section>
            })}
            <section>
                <h2 class="visit-sheet__title">{t.sheet_tasks(data.tasks.len())}</h2>
                {data.tasks.is_empty().then(|| view! { <p class="u-faint">{t.sheet_no_task()}</p> })}
                <ol class="visit-sheet__tasks">{tasks.collect_view()}</ol>
            </section>
            <footer class="visit-sheet__foot">
                <div class="sheet-box"><span>{t.visit_arrival()}</span><span class="sheet-box__name">{data.arrived.clone()}</span></div>
                <div class="sheet-box"><span>{t.visit_departure()}</span><span class="sheet-box__name">{data.left.clone()}</span></div>
                <div class="sheet-box sheet-box--wide">
                    <span>{t.sheet_sign()}</span>
                    {signature.map(|signature| view! {
                        <SignatureDrawing signature=signature.clone() />
                        <span class="sheet-box__name">{signature.name}</span>
                    })}
                </div>
            </footer>
            <p class="print-only">{t.printed_on(&t.date_long_at(clock::now_ms()))}</p>
        </div>
    }
    .into_any()
}

fn task(t: crate::i18n::T, number: usize, it: &Task) -> impl IntoView + use<> {
    let photos = it.photos.iter().map(|(sha, alt)| {
        let (sha, alt) = (sha.clone(), alt.clone());
        view! {
            <div class="sheet-photo">
                <BlobImage
                    sha256=Signal::stored(sha)
                    alt=Signal::stored(alt)
                    missing=Signal::derive(move || t.photo_elsewhere().to_owned())
                />
            </div>
        }
    });
    let checks = it.checks.iter().map(|check| view! { <li>{check.clone()}</li> });
    view! {
        <li class="sheet-task" data-urgent=it.is_urgent.then_some("true")>
            <p class="sheet-task__head">
                <span class="sheet-task__number">{number}</span>
                <span class="sheet-task__title">{it.title.clone()}</span>
                <span class="sheet-task__code">{it.code.clone()}</span>
            </p>
            <p class="sheet-task__meta">
                <span class="sheet-task__priority">{it.priority.clone()}</span>
                {(!it.place.is_empty()).then(|| view! { <span>{it.place.clone()}</span> })}
                <span>{it.asked.clone()}</span>
            </p>
            {(!it.description.is_empty()).then(|| view! { <p class="sheet-task__text">{it.description.clone()}</p> })}
            {(!it.checks.is_empty()).then(|| view! { <ul class="sheet-task__checks">{checks.collect_view()}</ul> })}
            {(!it.photos.is_empty()).then(|| view! { <div class="sheet-task__photos">{photos.collect_view()}</div> })}
            <p class="sheet-task__done" aria-hidden="true">
                <span class="sheet-tick">{t.sheet_done()}</span>
                <span class="sheet-line">{t.sheet_remarks()}</span>
            </p>
        </li>
    }
}
