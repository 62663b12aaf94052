//! The large actions: call, SMS, mail, map, website. Plain links that work with the network cut.

use leptos::prelude::*;
use supply::party::reach::Reach;

use super::subject::{Edit, Subject};
use crate::i18n::T;
use crate::suppliers::directory::calls;
use crate::suppliers::directory::links::{mail_href, map_href, number_words, sms_href, tel_href, whose};
use crate::widgets::button::Button;
use crate::widgets::icon::{Glyph, Icon};

/// One large action.
struct Action {
    href: String,
    glyph: Glyph,
    words: &'static str,
    label: String,
    is_call: bool,
    leaves: bool,
}

fn actions(t: T, name: &str, reach: &Reach) -> Vec<Action> {
    let mut all = Vec::new();
    let mut add = |href: Option<String>, glyph, words, label, is_call, leaves| {
        all.extend(href.map(|href| Action { href, glyph, words, label, is_call, leaves }));
    };
    if let Some(line) = &reach.call {
        let label = t.party_call_named(whose(line, name), &number_words(t, &line.value));
        add(tel_href(&line.value), Glyph::Phone, t.party_call(), label, true, false);
    }
    if let Some(line) = &reach.sms {
        add(
            sms_href(&line.value),
            Glyph::Comment,
            t.party_sms(),
            t.party_sms_named(whose(line, name)),
            false,
            false,
        );
    }
    if let Some(mail) = &reach.mail {
        add(mail_href(mail), Glyph::Mail, t.party_mail(), t.party_mail_named(mail), false, false);
    }
    if let Some(address) = &reach.map {
        add(
            Some(map_href(address)),
            Glyph::Place,
            t.party_map(),
            format!("{}, {address}", t.party_map()),
            false,
            true,
        );
    }
    if let Some(web) = &reach.web {
        add(Some(web.clone()), Glyph::Link, t.party_web(), format!("{}, {web}", t.party_web()), false, true);
    }
    all
}

/// The actions, and below them whom the first one calls.
#[component]
pub fn ReachActions(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let (t, id) = (subject.t, subject.id);
    let links = move || {
        let name = subject.name();
        let all = subject.reach.with(|reach| actions(t, &name, reach));
        all.into_iter()
            .map(|action| {
                let note = move |_| {
                    if action.is_call {
                        calls::note(id);
                    }
                };
                view! {
                    <li>
                        <a
                            class="reach__act"
                            data-primary=action.is_call.then_some("true")
                            href=action.href
                            aria-label=action.label
                            target=action.leaves.then_some("_blank")
                            rel=action.leaves.then_some("noopener noreferrer")
                            on:click=note
                        >
                            <Icon glyph=action.glyph />
                            <span>{action.words}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    let called = move || {
        let line = subject.reach.with(|reach| reach.call.clone())?;
        let who = if line.whose.trim().is_empty() { subject.name() } else { line.whose.clone() };
        Some(view! {
            <p class="reach__number"><span>{number_words(t, &line.value)}</span> <span class="u-faint">{who}</span></p>
        })
    };
    let is_empty = Memo::new(move |_| subject.reach.with(|reach| *reach == Reach::default()));
    view! {
        <section class="reach" aria-label=move || t.party_reach()>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! {
                    <div class="party-invite">
                        <p>{move || t.party_no_number()}</p>
                        <Button
                            glyph=Glyph::Phone
                            label=Signal::derive(move || t.party_tel_add().to_owned())
                            on_click=subject.edit(Edit::Lines)
                        />
                    </div>
                }
            >
                <ul class="reach__acts">{links}</ul>
                {called}
            </Show>
        </section>
    }
}

/// At the foot of a phone's screen: the one call by day, under the thumb.
#[component]
pub fn CallFoot(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let (t, id) = (subject.t, subject.id);
    move || {
        let line = subject.reach.with(|reach| reach.call.clone())?;
        let href = tel_href(&line.value)?;
        let name = subject.name();
        let words = t.call_person(whose(&line, &name));
        Some(view! {
            <footer class="page__foot party-foot u-phone">
                <a class="button" data-kind="primary" href=href on:click=move |_| calls::note(id)>
                    <Icon glyph=Glyph::Phone />
                    <span class="button__label">{words}</span>
                </a>
            </footer>
        })
    }
}
