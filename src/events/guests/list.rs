//! The list: how full it is, who answered what, everybody by name.

use events::Planner;
use events::guests::Guest;
use leptos::prelude::*;
use replica::RecordId;

use super::acts;
use super::add_bar::AddBar;
use super::data::{Group, listing, pairs};
use super::gauge::Gauge;
use super::news::{Deadline, DietNews, Proposal};
use super::page::{Shared, Shown};
use super::row::GuestRow;
use crate::i18n::{T, use_t};
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::chip::ToggleChip;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::search_field::SearchField;
use crate::widgets::virtual_list::VirtualList;

/// The list.
#[component]
pub fn ListView(
    /// The page.
    it: Shared,
) -> impl IntoView {
    let t = use_t();
    let group = RwSignal::new(Group::All);
    let text = RwSignal::new(String::new());
    let pairs = pairs(it.event);
    let ids = listing(it.event, group, text, pairs);
    let is_empty = Memo::new(move |_| it.figures.with(|figures| figures.counts.total() == 0));
    view! {
        <div class="guest-page" data-searching=move || text.with(|text| !text.trim().is_empty()).then_some("true")>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <Empty it /> }
            >
                <div class="guest-top">
                    <div><Gauge figures=it.figures /><Deadline it /></div>
                    <Tools it />
                </div>
                <div class="guest-news"><Proposal it /></div>
                <div class="guest-find">
                    <SearchField
                        label=Signal::derive(move || t.guests_find_label().to_owned())
                        placeholder=Signal::derive(move || Some(t.guests_find().to_owned()))
                        value=text
                        on_input=move |typed| text.set(typed)
                    />
                </div>
                <Groups it group />
                <Show when=move || group.get() == Group::Diet || it.figures.with(|figures| figures.n_diet == 0)>
                    <div class="guest-news"><DietNews event=it.event /></div>
                </Show>
                <Show when=move || group.get() == Group::Twins>
                    <TwinList pairs />
                </Show>
                <Rows it ids group text />
            </Show>
            <AddBar it />
        </div>
    }
}

/// Nobody is invited yet: how to begin.
#[component]
fn Empty(it: Shared) -> impl IntoView {
    let t = use_t();
    let words = move |read: fn(T) -> &'static str| Signal::derive(move || read(t).to_owned());
    view! {
        <EmptyState glyph=Glyph::People title=words(|t| t.guests_empty_title()) body=words(|t| t.guests_empty_body())>
            <ButtonLink
                href=Shown::Import.href(it.event)
                kind=ButtonKind::Primary
                glyph=Glyph::Upload
                label=words(|t| t.guests_import())
            />
            <Button
                glyph=Glyph::People
                label=words(|t| t.guests_directory())
                on_click=move |()| it.is_choosing.set(true)
            />
        </EmptyState>
    }
}

/// What stands around the list.
#[component]
fn Tools(it: Shared) -> impl IntoView {
    let t = use_t();
    let tool = move |href: String,
                     glyph: Glyph,
                     name: fn(T) -> &'static str,
                     n: fn(&super::data::Figures) -> usize| {
        let count = move || {
            let n = it.figures.with(n);
            (0 < n).then(|| view! { <span class="guest-tool__n">{t.number(n)}</span> })
        };
        view! {
            <li>
                <a class="guest-tool" href=href><Icon glyph /><span>{move || name(t)}</span>{count}</a>
            </li>
        }
    };
    let at = move |area: EventArea| Events::Of(it.event, area).href();
    view! {
        <nav class="guest-tools" aria-label=move || t.guests_tools()>
            <ul class="guest-tools__list">
                {tool(at(EventArea::Door), Glyph::Check, |t| t.guests_door(), |_| 0)}
                {tool(Shown::Remind.href(it.event), Glyph::Mail, |t| t.remind_title(), |it| it.counts.silent)}
                {tool(Shown::Tables.href(it.event), Glyph::Chair, |t| t.tables_title(), |_| 0)}
                {tool(Shown::Waitlist.href(it.event), Glyph::Clock, |t| t.waitlist_title(), |it| it.counts.waiting)}
                {tool(at(EventArea::Caterer), Glyph::Cup, |t| t.caterer_title(), |_| 0)}
            </ul>
        </nav>
    }
}

/// The numbers, which filter the list.
#[component]
fn Groups(it: Shared, group: RwSignal<Group>) -> impl IntoView {
    let t = use_t();
    let offered = Memo::new(move |_| {
        it.figures.with(|figures| {
            let is_offered = |one: &Group| one.is_constant() || 0 < one.count(figures) || group.get() == *one;
            Group::ALL.into_iter().filter(is_offered).collect::<Vec<_>>()
        })
    });
    let chip = move |own: Group| {
        view! {
            <ToggleChip
                label=Signal::derive(move || own.name(t).to_owned())
                pressed=Signal::derive(move || group.get() == own)
                on_toggle=move |is_on: bool| group.set(if is_on { own } else { Group::All })
                count=Signal::derive(move || Some(it.figures.with(|figures| own.count(figures))))
            />
        }
    };
    view! {
        <div class="guest-groups">
            {move || offered.get().into_iter().map(chip).collect_view()}
        </div>
    }
}

/// The guests who pass.
#[component]
fn Rows(
    it: Shared,
    ids: Memo<Vec<RecordId>>,
    group: RwSignal<Group>,
    text: RwSignal<String>,
) -> impl IntoView {
    let t = use_t();
    let on_open = Callback::new(move |id| it.open.set(Some(id)));
    let n = move || ids.with(Vec::len);
    let nobody = move || {
        let all = move |()| {
            group.set(Group::All);
            text.set(String::new());
        };
        view! {
            <EmptyState
                glyph=Glyph::Search
                title=Signal::derive(move || t.guests_none_title().to_owned())
                body=Signal::derive(move || t.guests_none_body().to_owned())
            >
                <Button label=Signal::derive(move || t.guests_show_all().to_owned()) on_click=all />
            </EmptyState>
        }
    };
    view! {
        <Show when=move || 0 < n() fallback=nobody>
            <div class="guest-list">
                <VirtualList
                    count=Signal::derive(n)
                    key=move |at: usize| ids.with(|ids| ids.get(at).copied())
                    row=move |id: RecordId, _| view! { <GuestRow id on_open /> }
                    label=Signal::derive(move || t.guests_list_label(n()))
                    overscan=3
                />
            </div>
        </Show>
    }
}

/// Pairs that look like one, each with the tap that makes them one.
#[component]
fn TwinList(pairs: Memo<Vec<events::guests::twins::Twins>>) -> impl IntoView {
    use events::guests::twins::Why;
    let (session, t) = (use_session(), use_t());
    let row = move |two: events::guests::twins::Twins| {
        let who = session.peek_in::<Planner, _>(|planner, _, _| {
            let words = |guest: &Guest| match guest.mail.as_str() {
                "" => guest.name.clone(),
                mail => format!("{} ({mail})", guest.name),
            };
            let name = |id: RecordId| planner.guests.get(id).map(words).unwrap_or_default();
            t.twin_two(&name(two.keep), &name(two.other))
        });
        let why = move || match two.why {
            Why::Mail => t.twin_mail(),
            Why::Name => t.twin_name(),
        };
        view! {
            <li class="guest-twin">
                <p class="guest-twin__who">{who}<span class="guest-twin__why">{why}</span></p>
                <Button
                    label=Signal::derive(move || t.twin_merge().to_owned())
                    on_click=move |()| acts::merge(session, t, two)
                />
            </li>
        }
    };
    view! {
        <section class="guest-twins">
            <h2 class="guest-twins__title">{move || t.twins_title(pairs.with(Vec::len))}</h2>
            <ul>{move || pairs.get().into_iter().take(50).map(row).collect_view()}</ul>
        </section>
    }
}
