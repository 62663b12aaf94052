//! The vigilance file of a supplier: how urgent, why, which pieces, what was asked, where the rule is written.

use leptos::prelude::*;
use replica::RecordId;
use supply::paper::{Direction, Light, Means, Phase};

use super::ask_sheet::AskSheet;
use super::document_sheet::{DocumentSheet, Subject};
use super::log::ExchangeLog;
use super::mark::LightMark;
use super::pieces::Pieces;
use super::sources::Sources;
use super::threshold::Threshold;
use super::{state, words};
use crate::i18n::use_t;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// The vigilance file of a supplier.
#[component]
pub fn VigilancePage(
    /// The supplier.
    party: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let file = state::file(session, party);
    let is_kept = state::is_kept(session, party);
    let name = state::party_name(session, party);
    let document = RwSignal::new(None::<Subject>);
    let is_asking = RwSignal::new(false);
    let wants =
        Memo::new(move |_| is_kept.get() && file.with(|file| file.is_open() && !file.to_ask().is_empty()));
    let was_asked = Memo::new(move |_| {
        file.with(|file| {
            let ask = file.to_ask();
            file.pieces.iter().filter(|it| ask.contains(&it.kind)).all(|it| it.asked.is_some())
        })
    });
    let ask_label = Signal::derive(move || {
        if was_asked.get() { t.vigilance_ask_again() } else { t.vigilance_ask() }.to_owned()
    });
    let log = Callback::new(move |(direction, means): (Direction, Means)| {
        let pieces = file.with_untracked(|file| match direction {
            Direction::Asked => file.to_ask(),
            // What came is what was asked for.
            Direction::Received => {
                let asked: Vec<_> =
                    file.pieces.iter().filter(|it| it.asked.is_some()).map(|it| it.kind).collect();
                if asked.is_empty() { file.to_ask() } else { asked }
            }
        });
        let writes = state::log_now(session, party, direction, &pieces, means);
        let said = match direction {
            Direction::Asked => t.vigilance_asked_said(),
            Direction::Received => t.vigilance_received_said(),
        };
        session.act(store::Act::one(writes), said);
    });
    view! {
        <div class="page vigilance" data-measure="text">
            <PageHead
                title=Signal::derive(move || t.vigilance_title().to_owned())
                back=Suppliers::Directory(Some(party)).href()
                note=Signal::derive(move || Some(name.get()).filter(|name| !name.is_empty()))
            />
            <div class="page__body">
                <Headline party />
                <Pieces party document />
                <ExchangeLog party on_log=log />
                <Sources />
                <Threshold />
                <Show when=move || wants.get()>
                    <div class="page__foot">
                        <Button kind=ButtonKind::Primary glyph=Glyph::Mail label=ask_label on_click=move |()| is_asking.set(true) />
                    </div>
                </Show>
            </div>
            <DocumentSheet subject=document />
            <AskSheet party file open=is_asking on_log=log />
        </div>
    }
}

/// How urgent the file is, in a shape, a word and a sentence why.
#[component]
fn Headline(party: RecordId) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let file = state::file(session, party);
    let is_kept = state::is_kept(session, party);
    let light =
        Signal::derive(move || if is_kept.get() { file.with(|file| file.light) } else { Light::Neutral });
    let title = move || {
        if is_kept.get() { file.with(|file| words::headline(t, file)) } else { t.vigilance_not_kept() }
    };
    let wants = move || {
        let open = is_kept.get() && file.with(|file| file.phase == Phase::Open);
        let wants = file.with(|file| words::wants(t, file));
        match (open, wants.is_empty()) {
            (false, _) => None,
            (true, true) => Some(t.vigilance_neutral_body().to_owned()),
            (true, false) => Some(wants),
        }
    };
    let next = move || {
        let today = session.now().date();
        file.with(|file| {
            file.next_ask.filter(|_| is_kept.get()).map(|day| {
                if day <= today {
                    t.vigilance_next_ask_now().to_owned()
                } else {
                    t.vigilance_next_ask(&t.date_year(day))
                }
            })
        })
    };
    let ends = move || {
        file.with(|file| file.ends.filter(|_| file.is_open()).map(|day| t.vigilance_ends(&t.date_year(day))))
    };
    let name = move || match light.get() {
        Light::Red => "red",
        Light::Amber => "amber",
        Light::Neutral => "neutral",
    };
    view! {
        <section class="vigilance-state" data-light=name>
            <LightMark light />
            <div class="vigilance-state__text">
                <h2 class="vigilance-state__title">{title}</h2>
                {move || wants().map(|wants| view! { <p class="vigilance-state__wants">{wants}</p> })}
                <p class="vigilance-state__why">
                    {move || if is_kept.get() { file.with(|file| words::why(t, file)) } else { t.vigilance_not_kept_body().to_owned() }}
                </p>
                <p class="vigilance-state__parts">{move || file.with(|file| words::parts(t, file))}</p>
                <p class="vigilance-state__next">
                    {move || next().map(|words| view! { <span>{words}</span> })}
                    {move || ends().map(|words| view! { <span>{words}</span> })}
                </p>
            </div>
        </section>
    }
}
