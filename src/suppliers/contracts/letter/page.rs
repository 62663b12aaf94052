//! The page of the letter: what it is worth, the paper, and what became of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;
use supply::book::Book;
use supply::contract::compose::Stage;
use supply::contract::{Form, Judged, Notice};
use supply::purchase::settings;

use super::acts::Target;
use super::follow::{Receipt, Registered, Steps};
use super::paper::Paper;
use super::text::{self, Facts, Letter, Part};
use crate::i18n::{Lang, use_t};
use crate::platform::print::print;
use crate::platform::share::{self, Shared};
use crate::routes::Suppliers;
use crate::session::{Session, use_session};
use crate::suppliers::contracts::model::{self, Shown};
use crate::suppliers::contracts::notices_section::{verdict, worth_glyph, worth_key};
use crate::suppliers::contracts::tone::{Tone, headline};
use crate::suppliers::sender_form::SenderSheet;
use crate::widgets::button::{Button, ButtonKind, ButtonLink, IconButton};
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;

/// The letter that ends a contract.
#[component]
pub fn LetterPage(
    /// The contract.
    contract: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let shown = model::shown(session, contract);
    // After one that came too late, the next one is written for the next term.
    let asks_next = RwSignal::new(false);
    let target = Memo::new(move |_| {
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            let known = shown
                .notice()
                .filter(|(judged, _)| judged.ends() || !asks_next.get() || is_next(shown, judged));
            match known {
                Some((judged, notice)) => {
                    Some(Target { contract, term_end: judged.term.end, notice: notice.id })
                }
                None => Some(Target::new(contract, shown.term_to_end()?)),
            }
        })
    });
    move || {
        match target.get() {
        Some(target) => view! { <Writing target shown asks_next /> }.into_any(),
        None => view! {
            <div class="page">
                <PageHead title=Signal::derive(move || t.letter_title().to_owned()) back=Suppliers::Contract(contract).href() />
                <EmptyState
                    glyph=Glyph::Mail
                    title=Signal::derive(move || t.letter_nothing_to_end().to_owned())
                    body=Signal::derive(move || t.letter_nothing_body().to_owned())
                >
                    <ButtonLink
                        href=Suppliers::Contract(contract).href()
                        label=Signal::derive(move || t.back().to_owned())
                    />
                </EmptyState>
            </div>
        }
        .into_any(),
    }
    }
}

/// Whether a notice is for the term to decide about next.
fn is_next(shown: &Shown, judged: &Judged) -> bool {
    shown.term_to_end() == Some(judged.term.end)
}

/// The letter that the facts make.
fn suggested(session: Session, shown: &Shown, target: Target, lrar: &str) -> Option<Letter> {
    let contract = &shown.contract;
    let today = session.now().date();
    session.look_in::<Book, _>(|book, _, table| {
        let party = contract.party.and_then(|id| book.parties.get(id));
        let address =
            party.and_then(|party| party.adrs.first()).map(supply::party::Adr::lines).unwrap_or_default();
        let name = party.map(|party| party.name.clone());
        let terms = contract.terms(book).ok()?;
        let term = contract.course(book, |course| course.chain.at(target.term_end)).ok()?;
        let facts = Facts {
            sender: settings::sender(table),
            recipient: name.into_iter().chain(address).collect(),
            title: contract.title.clone(),
            number: contract.number.clone(),
            start: terms.start,
            initial: contract.initial,
            renewal: terms.renewal,
            notice: shown.clause,
            term: (term.map_or(terms.start, |term| term.start), target.term_end),
            today,
            lrar: lrar.to_owned(),
        };
        Some(text::letter(&facts))
    })
}

#[component]
fn Writing(target: Target, shown: Memo<Option<Shown>>, asks_next: RwSignal<bool>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let today = model::today(session);
    let contract = target.contract;
    let notice = Memo::new(move |_| -> Option<Notice> {
        shown.with(|shown| shown.as_ref()?.notices.iter().find(|notice| notice.id == target.notice).cloned())
    });
    let judged = Memo::new(move |_| -> Option<Judged> {
        shown.with(|shown| {
            let decision = shown.as_ref()?.decision.as_ref().ok()?;
            decision.notices.iter().find(|judged| judged.given.record == Some(target.notice)).copied()
        })
    });
    let suggestion = Memo::new(move |_| {
        let lrar =
            notice.with(|notice| notice.as_ref().map(|notice| notice.lrar.clone())).unwrap_or_default();
        shown.with(|shown| suggested(session, shown.as_ref()?, target, &lrar)).unwrap_or_default()
    });
    // A text that was not made here stands whole where the letter's own words stand.
    let kept = Memo::new(move |_| {
        let text =
            notice.with(|notice| notice.as_ref().map(|it| it.letter.clone())).filter(|it| !it.is_empty())?;
        Some(Letter::read(&text).unwrap_or_else(|| {
            let mut letter = Letter::default();
            letter.set(Part::Body, &text);
            letter
        }))
    });
    let letter = Signal::derive(move || kept.get().unwrap_or_else(|| suggestion.get()));
    let is_sent = Memo::new(move |_| {
        notice.with(|it| it.as_ref().is_some_and(|it| it.sent.is_some() || it.given().arrived().is_some()))
    });
    let is_open = Signal::derive(move || !is_sent.get());
    let form = Memo::new(move |_| {
        shown.with(|it| it.as_ref().and_then(|it| it.clause)).map(|it| it.form).unwrap_or_default()
    });
    let asks_sender = RwSignal::new(false);
    let has_no_sender = Memo::new(move |_| session.look(|_, table| settings::sender(table)).is_empty());
    let on_part = Callback::new(move |(part, typed): (Part, String)| {
        let mut changed = letter.get_untracked();
        changed.set(part, &typed);
        target.keep(session, &changed);
    });
    // Noted here, it belongs at the head of the letter at once, edited though the rest may be.
    Effect::watch(
        move || suggestion.with(|letter| letter.part(Part::Sender).to_owned()),
        move |sender, was, _| {
            if was.is_some_and(|was| was != sender)
                && kept.get_untracked().is_some()
                && is_open.get_untracked()
            {
                on_part.run((Part::Sender, sender.clone()));
            }
        },
        false,
    );
    let on_number = Callback::new(move |number: String| {
        if kept.get_untracked().is_some() {
            on_part.run((Part::Mention, text::mention(form.get_untracked(), &number)));
        }
    });
    let reset = Callback::new(move |()| {
        let write =
            replica::Intent::set(target.notice, supply::kinds::NOTICE, "letter", replica::Value::Null);
        session.act(store::Act::one(vec![write]), t.letter_reset());
    });
    let trash = Callback::new(move |()| {
        let writes = session
            .peek(|office, table| domain::bin::trash(office, table, supply::kinds::NOTICE, target.notice));
        session.act(store::Act::one(writes), t.notice_trashed());
    });
    let items = Signal::derive(move || {
        let can_reset = is_open.get() && kept.with(Option::is_some);
        let reset = can_reset.then(|| MenuItem::new(t.letter_reset(), Glyph::Undo, reset));
        let trash = MenuItem::new(t.notice_remove(), Glyph::Trash, trash).grave();
        reset.into_iter().chain(Some(trash)).collect::<Vec<_>>()
    });
    // Whoever prints or hands it on has prepared it.
    let prepare = move || {
        if notice.with_untracked(|notice| notice.as_ref().and_then(|notice| notice.prepared).is_none()) {
            let paper = letter.get_untracked();
            let known = notice.get_untracked();
            target.mark(session, t, known.as_ref(), Stage::Prepared, today.get_untracked(), Some(&paper));
        }
    };
    let on_print = Callback::new(move |()| {
        prepare();
        // The page as it is after this act.
        request_animation_frame(print);
    });
    let on_share = Callback::new(move |()| {
        prepare();
        let whole = letter.get_untracked().whole();
        let title = t.letter_title();
        spawn_local(async move {
            match share::share_text(title, &whole).await {
                Shared::Copied => session.notices().say(t.letter_copied()),
                Shared::Impossible => session.notices().say(t.letter_copy_failed()),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    });
    let mailto = Signal::derive(move || {
        let to = shown.with(|shown| {
            let party = shown.as_ref()?.contract.party?;
            session
                .look_in::<Book, _>(|book, _, _| Some(book.parties.get(party)?.mails.first()?.value.clone()))
        });
        letter.with(|letter| mail_address(&to.unwrap_or_default(), letter))
    });
    let standing = move || {
        let judged = judged.get();
        shown.with(|shown| {
            let decision = shown.as_ref()?.decision.as_ref().ok()?;
            Some(match judged {
                Some(judged) if !matches!(judged.worth, supply::contract::Worth::Draft) => {
                    (worth_key(judged.worth), worth_glyph(judged.worth), verdict(t, decision, &judged))
                }
                _ => {
                    let tone = Tone::of(decision, today.get());
                    (tone.key(), tone.glyph(), headline(t, decision, today.get()))
                }
            })
        })
    };
    let next_end = Memo::new(move |_| {
        let is_late = judged.get().is_some_and(|judged| judged.worth == supply::contract::Worth::Late);
        shown
            .with(|shown| shown.as_ref().and_then(Shown::term_to_end))
            .filter(|end| is_late && *end != target.term_end)
    });
    view! {
        <div class="page letter-page" data-measure="text">
            <PageHead
                title=Signal::derive(move || t.letter_title().to_owned())
                back=Suppliers::Contract(contract).href()
                note=Signal::derive(move || Some(t.notice_for_term(&t.date_long(target.term_end))))
            >
                <Show when=move || notice.with(Option::is_some)>
                    <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
                </Show>
            </PageHead>
            <div class="page__body">
                {move || standing().map(|(key, glyph, words)| view! {
                    <p class="standing" data-tone=key role="status"><Icon glyph /><strong>{words}</strong></p>
                })}
                {move || next_end.get().map(|end| {
                    let label = format!("{} ({})", t.contract_prepare_letter(), t.date_year(end));
                    view! {
                        <div><Button label=label glyph=Glyph::Mail on_click=move |()| asks_next.set(true) /></div>
                    }
                })}
                <Show when=move || t.lang() == Lang::En>
                    <p class="u-faint">{move || t.letter_in_french()}</p>
                </Show>
                <Show when=move || is_open.get() && letter.with(Letter::is_to_fill)>
                    <p class="answer__doubt"><Icon glyph=Glyph::Edit /><span>{move || t.letter_fill_in()}</span></p>
                </Show>
                <Show when=move || is_open.get() && has_no_sender.get()>
                    <div class="letter-sender">
                        <p class="u-soft">{move || t.letter_sender_setting()}</p>
                        <Button
                            glyph=Glyph::Edit
                            label=Signal::derive(move || t.letter_fill_sender().to_owned())
                            on_click=move |()| asks_sender.set(true)
                        />
                    </div>
                </Show>
                <Show when=move || !is_open.get()>
                    <p class="u-faint">{move || t.letter_as_sent()}</p>
                </Show>
                <Paper letter is_open on_part />
                <section class="section no-print">
                    <div class="section__head"><h2 class="section__title">{move || t.notice_state()}</h2></div>
                    <Steps target notice=notice.into() letter />
                    <Show when=move || form.get() == Form::Registered>
                        <Registered target notice=notice.into() on_number />
                    </Show>
                </section>
                <Show when=move || notice.with(Option::is_some)>
                    <div class="no-print"><Receipt target /></div>
                </Show>
                <div class="page__foot request-foot letter-acts">
                    <Button
                        kind=ButtonKind::Primary
                        glyph=Glyph::Print
                        label=Signal::derive(move || t.letter_print().to_owned())
                        on_click=on_print
                    />
                    <IconButton
                        glyph=Glyph::Share
                        label=Signal::derive(move || t.share().to_owned())
                        on_click=on_share
                    />
                    <a
                        class="icon-button"
                        href=move || mailto.get()
                        aria-label=move || t.letter_mail()
                        title=move || t.letter_mail()
                        on:click=move |_| prepare()
                    >
                        <Icon glyph=Glyph::Mail />
                    </a>
                </div>
            </div>
            <SenderSheet open=asks_sender />
        </div>
    }
}

/// What opens the letter in the mail app (RFC 6068: lines end with CR LF).
fn mail_address(to: &str, letter: &Letter) -> String {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let object = letter.part(Part::Object);
    let subject = object.split_once(':').map_or(object, |(_, rest)| rest).trim();
    let to = encode(to.trim()).replace("%40", "@");
    format!(
        "mailto:{to}?subject={}&body={}",
        encode(subject),
        encode(&letter.for_mail().replace('\n', "\r\n"))
    )
}
