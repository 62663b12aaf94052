//! Where the data is, large; and what stands in the way.

use leptos::prelude::*;

use crate::i18n::use_t;
use crate::session::use_session;
use crate::syncing::standing::{Facts, Standing};
use crate::syncing::use_syncing;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::icon::{Glyph, Icon};

/// Where the data is, in a drawing, a title and a sentence; and what stands in the way.
#[component]
pub fn Head() -> impl IntoView {
    let (t, session, syncing) = (use_t(), use_session(), use_syncing());
    let (facts, standing) = (syncing.facts(), syncing.standing());
    let glyph = move || standing.with(glyph_of);
    let title = move || facts.with(|facts| title(t, facts, &standing.get(), session.now_ms()));
    let body = move || facts.with(|facts| body(t, facts, &standing.get(), session.now_ms()));
    view! {
        <div class="standing" data-state=move || standing.with(state_name)>
            <span class="standing__mark">{move || view! { <Icon glyph=glyph() /> }}</span>
            <div class="standing__text">
                <p class="standing__title" role="status">{title}</p>
                <p class="standing__body">{body}</p>
            </div>
        </div>
        {move || {
            syncing.skew().map(|words| view! { <Banner kind=BannerKind::Warning message=Signal::stored(words) /> })
        }}
    }
}

fn glyph_of(standing: &Standing) -> Glyph {
    match standing {
        Standing::Local => Glyph::Check,
        Standing::Saving | Standing::Greeting | Standing::Sending(_) => Glyph::Sync,
        Standing::ToSend(_) | Standing::Refused(_) => Glyph::Upload,
        Standing::UpToDate(_) => Glyph::Cloud,
        Standing::ToJoin | Standing::Revoked => Glyph::Key,
        Standing::Fleeting | Standing::Unreachable(_) | Standing::Stopped => Glyph::CloudOff,
    }
}

fn state_name(standing: &Standing) -> &'static str {
    match standing {
        Standing::Local | Standing::UpToDate(_) | Standing::ToJoin => "calm",
        Standing::Saving | Standing::Greeting | Standing::Sending(_) | Standing::ToSend(_) => "busy",
        _ => "warning",
    }
}

fn title(t: crate::i18n::T, facts: &Facts, standing: &Standing, now_ms: i64) -> String {
    match standing {
        Standing::Fleeting => t.error_private_title().to_owned(),
        Standing::Local => t.outbox_local_title().to_owned(),
        Standing::UpToDate(_) => t.outbox_empty_title().to_owned(),
        Standing::Greeting => t.sync_greeting().to_owned(),
        Standing::ToJoin => t.join_needed_title().to_owned(),
        Standing::Revoked => t.revoked_title().to_owned(),
        Standing::Unreachable(_) | Standing::Stopped if 0 < facts.n_pending => {
            t.outbox_n_changes(facts.n_pending)
        }
        Standing::ToSend(n) | Standing::Sending(n) => t.outbox_n_changes(*n),
        Standing::Refused(n) => t.outbox_n_refused(*n),
        _ => capitalised(&standing.label(t, now_ms)),
    }
}

fn body(t: crate::i18n::T, facts: &Facts, standing: &Standing, now_ms: i64) -> String {
    match standing {
        Standing::Fleeting => t.error_private_body().to_owned(),
        Standing::Local => t.outbox_local_body().to_owned(),
        Standing::UpToDate(at) => {
            format!(
                "{} {}.",
                t.outbox_empty_body(),
                t.sync_last_success(&t.relative(*at.min(&now_ms), now_ms))
            )
        }
        Standing::Greeting | Standing::Saving => t.sync_server_note().to_owned(),
        Standing::ToSend(_) | Standing::Sending(_) => t.outbox_body().to_owned(),
        Standing::ToJoin if facts.is_joined => t.sync_error_not_known().to_owned(),
        Standing::ToJoin => t.join_needed_body().to_owned(),
        Standing::Revoked => t.sync_error_revoked().to_owned(),
        Standing::Refused(_) => t.outbox_refused_body().to_owned(),
        Standing::Unreachable(_) | Standing::Stopped => {
            let trouble = facts.exchange.trouble.as_ref().map(|trouble| trouble.words(t)).unwrap_or_default();
            // With nothing to send, the title says since when.
            if facts.n_pending == 0 {
                return trouble;
            }
            format!("{}. {trouble}", capitalised(&standing.label(t, now_ms)))
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
