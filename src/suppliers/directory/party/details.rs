//! Sections of a party: coordinates, opening hours, how to get in, services and tags, notes.

use leptos::prelude::*;
use replica::Cid;
use supply::party::hours::Hours;
use supply::party::{LineType, Party};

use super::subject::{Edit, Subject};
use crate::i18n::T;
use crate::requests::detail::inline_text::InlineText;
use crate::suppliers::directory::calls;
use crate::suppliers::directory::links::{mail_href, map_href, number_words, tel_href};
use crate::suppliers::directory::words::{
    day_names, line_type_name, minutes, phone_flaw, service_name, trade_name,
};
use crate::widgets::chip::Chip;
use crate::widgets::icon::{Glyph, Icon};

/// A section with a title and a way to edit it; `none` stands where there is nothing yet.
#[component]
pub fn Section(
    /// The party.
    subject: Subject,
    /// Its title.
    title: fn(T) -> &'static str,
    /// What is edited.
    edit: Edit,
    /// What to read where there is nothing.
    none: fn(T) -> &'static str,
    /// Whether there is nothing.
    #[prop(into)]
    is_empty: Signal<bool>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let t = subject.t;
    let children = StoredValue::new(children);
    let label = move || format!("{} : {}", t.edit(), title(t));
    view! {
        <section class="section" aria-label=move || title(t)>
            <header class="section__head">
                <h2 class="section__title">{move || title(t)}</h2>
                <button class="section__more" type="button" aria-label=label on:click=move |_| subject.edit.set(Some(edit))>
                    {move || if is_empty.get() { t.add() } else { t.edit() }}
                </button>
            </header>
            <Show when=move || !is_empty.get() fallback=move || view! { <p class="u-faint">{move || none(t)}</p> }>
                {children.with_value(|children| children())}
            </Show>
        </section>
    }
}

/// What one must know to get in.
#[component]
pub fn AccessSection(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let t = subject.t;
    let is_empty = Memo::new(move |_| subject.with(|party| party.access.is_empty()));
    let facts = move || {
        subject.with(|party| {
            let access = &party.access;
            [
                (Glyph::Tag, t.party_access_badge(), access.badge.clone()),
                (Glyph::Key, t.party_access_key(), access.key.clone()),
                (Glyph::Shield, t.party_access_alarm(), access.alarm.clone()),
                (Glyph::Truck, t.party_access_parking(), access.parking.clone()),
                (Glyph::Info, t.party_access_note(), access.note.clone()),
            ]
            .into_iter()
            .filter(|(.., text)| !text.trim().is_empty())
            .map(|(glyph, name, text)| {
                view! { <div class="access__fact"><dt><Icon glyph />{name}</dt><dd>{text}</dd></div> }
            })
            .collect_view()
        })
    };
    view! {
        <Section subject title=|t| t.party_access() edit=Edit::Access none=|t| t.party_access_none() is_empty>
            <dl class="access">{facts}</dl>
        </Section>
    }
}

/// Numbers, mails, addresses of the party itself.
#[component]
pub fn LinesSection(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let (t, id) = (subject.t, subject.id);
    let is_empty = Memo::new(move |_| {
        subject.with(|party| {
            party.tels.is_empty()
                && party.mails.is_empty()
                && party.adrs.is_empty()
                && party.web.trim().is_empty()
        })
    });
    let row = move |glyph: Glyph,
                    href: Option<String>,
                    words: String,
                    kind: LineType,
                    flaw: Option<String>,
                    is_call: bool| {
        let kind = (kind != LineType::Other).then(|| line_type_name(t, kind));
        let words = match href {
            Some(href) => {
                let note = move |_| {
                    if is_call {
                        calls::note(id);
                    }
                };
                view! { <a class="link" href=href on:click=note>{words}</a> }.into_any()
            }
            None => view! { <span>{words}</span> }.into_any(),
        };
        view! {
            <li class="coordinate">
                <Icon glyph />
                <div class="coordinate__text">
                    {words}
                    {flaw.map(|flaw| view! { <p class="party-flaw"><Icon glyph=Glyph::Warning /><span>{flaw}</span></p> })}
                </div>
                <span class="coordinate__use">{kind}</span>
            </li>
        }
    };
    let lines = move || {
        subject.with(|party| {
            let tels = party.tels.iter().map(|tel| {
                let is_fax = tel.kind == LineType::Fax;
                let href = tel_href(&tel.value).filter(|_| !is_fax);
                let glyph = if is_fax { Glyph::Print } else { Glyph::Phone };
                row(glyph, href, number_words(t, &tel.value), tel.kind, phone_flaw(t, &tel.value), true)
            });
            let mails = party.mails.iter().map(|mail| {
                let href = mail_href(&mail.value);
                let flaw = href.is_none().then(|| t.party_mail_bad().to_owned());
                row(Glyph::Mail, href, mail.value.clone(), mail.kind, flaw, false)
            });
            let adrs = party.adrs.iter().map(|adr| {
                row(
                    Glyph::Place,
                    Some(map_href(&adr.one_line())),
                    adr.lines().join("\n"),
                    adr.kind,
                    None,
                    false,
                )
            });
            let web = Some(party.web.trim().to_owned()).filter(|web| !web.is_empty());
            let web = web.map(|web| {
                row(Glyph::Link, supply::party::reach::web(&web), web, LineType::Other, None, false)
            });
            tels.chain(mails).chain(adrs).chain(web).collect_view()
        })
    };
    view! {
        <Section subject title=|t| t.party_lines() edit=Edit::Lines none=|t| t.party_lines_none() is_empty>
            <ul class="coordinates">{lines}</ul>
        </Section>
    }
}

/// Opening hours, day by day.
#[component]
pub fn HoursSection(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    use chrono::Datelike;
    let (session, t) = (subject.session, subject.t);
    let hours = Memo::new(move |_| subject.with(|party| Hours::read(&party.hours)));
    let note = Memo::new(move |_| subject.with(|party| party.hours_note.trim().to_owned()));
    let is_empty = Memo::new(move |_| hours.with(Option::is_none) && note.with(String::is_empty));
    let days = move || {
        let today = session.now().weekday().num_days_from_monday() as usize;
        let week = hours.get()?;
        let rows = week.days.into_iter().zip(day_names(t)).enumerate().map(|(at, (spans, name))| {
            let words: Vec<String> =
                spans.iter().map(|span| format!("{} – {}", minutes(t, span.from), minutes(t, span.to))).collect();
            let words = if words.is_empty() { t.party_closed().to_owned() } else { words.join(", ") };
            view! { <div class="week__day" data-today=(at == today).then_some("true")><dt>{name}</dt><dd>{words}</dd></div> }
        });
        Some(view! { <dl class="week">{rows.collect_view()}</dl> })
    };
    view! {
        <Section subject title=|t| t.party_hours() edit=Edit::Hours none=|t| t.party_hours_hint() is_empty>
            {days}
            {move || (!note.with(String::is_empty)).then(|| view! { <p class="u-faint">{note.get()}</p> })}
        </Section>
    }
}

fn chips(t: T, party: &Party) -> Vec<String> {
    let trades = party.trades.iter().map(|trade| trade_name(t, *trade).to_owned());
    let services = party.services.iter().map(|service| service_name(t, *service).to_owned());
    let mut all: Vec<String> = services.collect();
    all.extend(trades.filter(|trade| !party.services.iter().any(|it| service_name(t, *it) == trade)));
    all
}

/// Services, trades and tags.
#[component]
pub fn ServicesSection(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let t = subject.t;
    let is_empty = Memo::new(move |_| {
        subject.with(|party| party.services.is_empty() && party.trades.is_empty() && party.tags.is_empty())
    });
    let all = move || {
        subject.with(|party| {
            let words = chips(t, party)
                .into_iter()
                .map(|words| view! { <Chip label=Signal::stored(words) /> })
                .collect_view();
            let tags = party
                .tags
                .iter()
                .map(|tag| view! { <Chip glyph=Glyph::Tag label=Signal::stored(tag.to_string()) /> });
            (words, tags.collect_view())
        })
    };
    view! {
        <Section subject title=|t| t.party_services() edit=Edit::Services none=|t| t.party_services_none() is_empty>
            <div class="party-chips">{all}</div>
        </Section>
    }
}

/// Notes, written where they stand.
#[component]
pub fn NotesSection(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let (session, t, id) = (subject.session, subject.t, subject.id);
    let value = Signal::derive(move || subject.with(|party| party.notes.clone()));
    let seen = StoredValue::new(Vec::<Cid>::new());
    let on_open = Callback::new(move |()| {
        seen.set_value(
            session.peek(|_, table| table.get(id).map(|record| record.seen("notes")).unwrap_or_default()),
        );
    });
    let on_commit = Callback::new(move |text: String| {
        let value = if text.trim().is_empty() { replica::Value::Null } else { text.into() };
        let intent = replica::Intent::set(id, supply::kinds::PARTY, "notes", value).over(seen.get_value());
        session.act(store::Act::one(vec![intent]), t.party_saved(&subject.name()));
    });
    view! {
        <section class="section" aria-label=move || t.party_notes()>
            <header class="section__head"><h2 class="section__title">{move || t.party_notes()}</h2></header>
            <InlineText
                label=Signal::derive(move || t.party_notes().to_owned())
                value
                on_open
                on_commit
                several_lines=true
                placeholder=Signal::derive(move || Some(t.party_notes_none().to_owned()))
                class="request-detail__title party-notes"
            />
        </section>
    }
}
