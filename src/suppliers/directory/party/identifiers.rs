//! What the state and the bank know a party by: checked with kind words, the IBAN masked until asked for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use supply::identifiers::{self, Flaw};
use supply::party::Party;

use super::details::Section;
use super::subject::{Edit, Subject};
use crate::i18n::T;
use crate::platform::share::{self, Shared};
use crate::session::Session;
use crate::suppliers::directory::words::flaw;
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// One identifier as it shows.
#[derive(Clone, Debug, PartialEq)]
struct Fact {
    name: &'static str,
    /// Grouped for reading; masked for an IBAN.
    shown: String,
    /// What copying gives.
    whole: String,
    flaw: Option<String>,
    /// Whether it has a key that was verified.
    is_checked: bool,
    is_secret: bool,
}

fn facts(t: T, party: &Party) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add =
        |name, typed: &str, shown: String, check: Option<Result<String, Flaw>>, only_digits, is_secret| {
            if typed.trim().is_empty() {
                return;
            }
            let is_checked = matches!(check, Some(Ok(_)));
            let whole = match &check {
                Some(Ok(number)) => number.clone(),
                _ => typed.trim().to_owned(),
            };
            let flaw = check.and_then(Result::err).and_then(|it| flaw(t, &it, only_digits));
            facts.push(Fact { name, shown, whole, flaw, is_checked, is_secret });
        };
    let (siren, siret) = (&party.siren, &party.siret);
    add(
        t.party_siren(),
        siren,
        identifiers::siren_grouped(siren),
        Some(identifiers::siren(siren)),
        true,
        false,
    );
    let check = identifiers::siret(siret, Some(siren));
    add(t.party_siret(), siret, identifiers::siret_grouped(siret), Some(check), true, false);
    let check = identifiers::vat_number(&party.vat_no, Some(siren));
    add(t.party_vat_no(), &party.vat_no, party.vat_no.trim().to_owned(), Some(check), false, false);
    let check = identifiers::iban(&party.iban);
    add(t.party_iban(), &party.iban, identifiers::iban_masked(&party.iban), Some(check), false, true);
    let check = identifiers::bic(&party.bic);
    add(t.party_bic(), &party.bic, party.bic.trim().to_owned(), Some(check), false, false);
    add(t.party_client_no(), &party.client_no, party.client_no.trim().to_owned(), None, false, false);
    add(t.party_legal_form(), &party.legal_form, party.legal_form.trim().to_owned(), None, false, false);
    facts
}

/// The section.
#[component]
pub fn Identifiers(
    /// The party.
    subject: Subject,
) -> impl IntoView {
    let t = subject.t;
    let facts = Memo::new(move |_| subject.with(|party| facts(t, party)));
    let is_empty = Memo::new(move |_| facts.with(Vec::is_empty));
    view! {
        <Section subject title=|t| t.party_ids() edit=Edit::Identifiers none=|t| t.party_ids_none() is_empty>
            <dl class="identifiers">
                <For each=move || facts.get() key=|fact| (fact.name, fact.whole.clone(), fact.flaw.clone()) let:fact>
                    <Identifier subject fact />
                </For>
            </dl>
        </Section>
    }
}

#[component]
fn Identifier(subject: Subject, fact: Fact) -> impl IntoView {
    let (session, t) = (subject.session, subject.t);
    let is_revealed = RwSignal::new(false);
    let (masked, whole) = (fact.shown.clone(), fact.whole.clone());
    let bare = identifiers::iban_grouped(&whole);
    let shown = move || if is_revealed.get() { bare.clone() } else { masked.clone() };
    let (name, is_secret) = (fact.name, fact.is_secret);
    let on_copy = move |()| copy(session, t, name, whole.clone(), is_secret);
    let reveal = is_secret.then(|| {
        let label = Signal::derive(move || if is_revealed.get() { t.party_conceal() } else { t.party_reveal() }.to_owned());
        view! {
            <IconButton glyph=Glyph::Eye label pressed=Signal::from(is_revealed) on_click=move |()| is_revealed.update(|it| *it = !*it) />
        }
    });
    let checked = fact.is_checked.then(|| {
        view! { <span class="identifier__checked" title=t.party_checked()><Icon glyph=Glyph::Check /><span class="u-hidden">{t.party_checked()}</span></span> }
    });
    let flaw = fact.flaw.map(|flaw| {
        view! {
            <p class="party-flaw">
                <Icon glyph=Glyph::Warning /><span><strong>{t.party_warning_line()}</strong>" — "{flaw}</span>
            </p>
        }
    });
    view! {
        <div class="identifier">
            <dt>{name}</dt>
            <dd>
                <span class="identifier__value">{shown}</span> {checked} {flaw}
            </dd>
            <dd class="identifier__acts">
                {reveal}
                <IconButton glyph=Glyph::Copy label=Signal::stored(t.party_copy_named(name)) on_click=on_copy />
            </dd>
        </div>
    }
}

fn copy(session: Session, t: T, name: &'static str, text: String, is_account: bool) {
    spawn_local(async move {
        let said = match share::copy(&text).await {
            Shared::Copied if is_account => t.party_iban_confirm().to_owned(),
            Shared::Copied => t.party_copied(name),
            // An account number is not written across the screen: it can be revealed where it stands.
            _ if is_account => t.party_copy_refused(""),
            _ => t.party_copy_refused(&text),
        };
        session.notices().say(said);
    });
}
