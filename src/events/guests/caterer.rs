//! The caterer's sheet on one page of paper: covers, what not to cook, and names only where somebody chose to give them.

use events::Planner;
use events::guests::caterer::{self, Sheet};
use events::guests::{Guest, diets};
use leptos::prelude::*;
use replica::RecordId;

use super::news::DietNews;
use super::row::diet_mark;
use super::share;
use super::words::diet_name;
use crate::events::frame::use_event;
use crate::events::planner_changed;
use crate::events::words::{hours, title_of, venue_words};
use crate::i18n::{T, use_t};
use crate::platform::print::print;
use crate::routes::{EventArea, Events};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;
use crate::widgets::switch::Switch;

/// The page.
#[component]
pub fn CatererPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let entry = use_event(event);
    let changed = planner_changed();
    let with_names = RwSignal::new(false);
    let sheet = Memo::new(move |_| {
        let _ = changed.get();
        session.peek_in::<Planner, _>(|planner, _, _| {
            let crew = planner.events.get(event).map_or(0, |event| caterer::crew(planner, event));
            let guests: Vec<&Guest> = planner.children::<Guest>(event).collect();
            caterer::sheet(guests.iter().copied(), crew)
        })
    });
    let facts = Memo::new(move |_| {
        entry
            .with(|entry| {
                let entry = entry.as_ref()?;
                let place = session.look(|office, _| venue_words(office, entry.venue.as_ref()));
                let when = entry.when.as_ref();
                let day = when.map(|when| t.date_long(when.day()));
                let hours = when.map(|when| hours(t, when));
                Some((
                    title_of(t, entry),
                    [day, hours, Some(place)]
                        .into_iter()
                        .flatten()
                        .filter(|one| !one.is_empty())
                        .collect::<Vec<_>>()
                        .join(" · "),
                ))
            })
            .unwrap_or_default()
    });
    let today = Memo::new(move |_| session.now().date());
    let hand_over = move |()| {
        let (title, facts) = facts.get_untracked();
        let text =
            sheet.with_untracked(|sheet| as_text(t, sheet, &title, &facts, with_names.get_untracked()));
        share::text(session, t.caterer_title().to_owned(), text);
    };
    view! {
        <div class="page caterer-page">
            <PageHead
                title=Signal::derive(move || t.caterer_title().to_owned())
                back=Events::Of(event, EventArea::Guests).href()
            />
            <div class="caterer-options no-print">
                <Switch
                    label=Signal::derive(move || t.caterer_names().to_owned())
                    hint=Signal::derive(move || Some(t.caterer_names_hint().to_owned()))
                    checked=with_names
                    on_change=move |is_on| with_names.set(is_on)
                />
                <DietNews event />
            </div>
            <article class="caterer">
                <header class="caterer__head">
                    <div>
                        <p class="caterer__kind">{move || t.caterer_title()}</p>
                        <h2 class="caterer__title">{move || facts.get().0}</h2>
                        <p class="caterer__facts">{move || facts.get().1}</p>
                    </div>
                    <p class="caterer__covers">
                        <strong>{move || t.number(sheet.with(Sheet::covers))}</strong>
                        <span>{move || t.caterer_covers(sheet.with(Sheet::covers))}</span>
                    </p>
                </header>
                {move || sheet.with(|sheet| body(t, sheet, with_names.get()))}
                <footer class="caterer__foot">
                    <span>{move || t.caterer_as_of(&t.date_long(today.get()))}</span>
                    {move || {
                        sheet.with(|sheet| sheet.answered).map(|day| view! { <span>{t.caterer_last(&t.date_long(day))}</span> })
                    }}
                    <span>{move || t.caterer_private()}</span>
                </footer>
            </article>
            <div class="page__foot caterer-foot">
                <Button
                    kind=ButtonKind::Primary
                    glyph=Glyph::Print
                    label=Signal::derive(move || t.caterer_print().to_owned())
                    on_click=move |()| print()
                />
                <Button
                    glyph=Glyph::Share
                    label=Signal::derive(move || t.caterer_share().to_owned())
                    on_click=hand_over
                />
            </div>
        </div>
    }
}

fn body(t: T, sheet: &Sheet, with_names: bool) -> AnyView {
    let mut sums = vec![t.caterer_guests(sheet.guests)];
    if 0 < sheet.crew {
        sums.push(t.caterer_crew(sheet.crew));
    }
    if 0 < sheet.open {
        sums.push(t.caterer_open(sheet.open));
    }
    let list = |is_allergy: bool| {
        let of = move |(key, _): &&(&'static str, usize)| diets::is_allergy(key) == is_allergy;
        let row = |(key, n): &(&'static str, usize)| {
            view! {
                <li class="caterer__row"><span class="caterer__n">{t.number(*n)}</span>{diet_mark(t, key)}</li>
            }
        };
        let rows: Vec<_> = sheet.diets.iter().filter(of).map(row).collect();
        let plain = (!is_allergy).then(|| {
            view! {
                <li class="caterer__row"><span class="caterer__n">{t.number(sheet.plain())}</span><span>{t.caterer_standard()}</span></li>
            }
        });
        let title = if is_allergy { t.caterer_allergies() } else { t.caterer_diets() };
        (!rows.is_empty() || !is_allergy).then(|| {
            view! {
                <section class="caterer__part">
                    <h3 class="caterer__subtitle">{title}</h3>
                    <ul class="caterer__rows">{rows}{plain}</ul>
                </section>
            }
        })
    };
    let nothing = sheet.diets.is_empty().then(|| view! { <p class="caterer__none">{t.caterer_none()}</p> });
    let unknown = (0 < sheet.unknown)
        .then(|| view! { <p class="caterer__note">{t.caterer_unknown(sheet.unknown)}</p> });
    let named = (with_names && !sheet.named.is_empty()).then(|| {
        let row = |one: &caterer::Named| {
            // What the note says in its own words is not said twice.
            let note = search::fold(&one.note);
            let is_news = |word: &&str| !note.contains(&search::fold(word));
            let words: Vec<&str> = one.diets.iter().map(|key| diet_name(t, key)).filter(is_news).collect();
            let said = [words.join(", "), one.note.clone()].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>();
            view! {
                <tr>
                    <th scope="row">{one.name.clone()}</th>
                    <td>{one.table.clone()}</td>
                    <td>{said.join(" – ")}</td>
                </tr>
            }
        };
        view! {
            <section class="caterer__part">
                <h3 class="caterer__subtitle">{t.caterer_named()}</h3>
                <table class="caterer__people"><tbody>{sheet.named.iter().map(row).collect_view()}</tbody></table>
            </section>
        }
    });
    let tables = (!sheet.tables.is_empty()).then(|| {
        let row = |(name, n): &(String, usize)| {
            view! { <li class="caterer__row"><span class="caterer__n">{t.number(*n)}</span><span>{name.clone()}</span></li> }
        };
        view! {
            <section class="caterer__part">
                <h3 class="caterer__subtitle">{t.caterer_tables()}</h3>
                <ul class="caterer__rows">{sheet.tables.iter().map(row).collect_view()}</ul>
            </section>
        }
    });
    view! {
        <p class="caterer__sum">{sums.join(" + ").replace(" + ", " · ")}</p>
        <div class="caterer__parts">{list(true)}{list(false)}{nothing}{named}{tables}</div>
        {unknown}
    }
    .into_any()
}

/// The sheet as words, for a message.
fn as_text(t: T, sheet: &Sheet, title: &str, facts: &str, with_names: bool) -> String {
    let covers = sheet.covers();
    let mut lines = vec![
        format!("{title} – {facts}"),
        format!("{} {} ({})", t.number(covers), t.caterer_covers(covers), {
            let crew = (0 < sheet.crew).then(|| t.caterer_crew(sheet.crew));
            [Some(t.caterer_guests(sheet.guests)), crew].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }),
    ];
    lines.extend(sheet.diets.iter().map(|(key, n)| format!("{} × {}", t.number(*n), diet_name(t, key))));
    if with_names {
        lines.extend(sheet.named.iter().map(|one| {
            let words: Vec<&str> = one.diets.iter().map(|key| diet_name(t, key)).collect();
            format!("{} : {} {}", one.name, words.join(", "), one.note).trim_end().to_owned()
        }));
    }
    if 0 < sheet.unknown {
        lines.push(t.caterer_unknown(sheet.unknown));
    }
    lines.join("\n")
}
