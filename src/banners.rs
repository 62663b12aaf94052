//! Standing messages above every screen: what threatens the data on this device, and what to do about it.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::decide::loss::LossBanner;
use crate::i18n::use_t;
use crate::platform::{clock, install, preferences, storage};
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::standing::Standing;
use crate::syncing::use_syncing;
use crate::team::rights;
use crate::today::page::is_new_office;
use crate::widgets::banner::{Banner, BannerKind};

/// A clock so far behind the last act is wrong, not just drifting.
const CLOCK_BEHIND_MS: i64 = 10 * 60_000;
/// How long a hint that was put away stays away.
const HINT_RESTS_MS: i64 = 14 * 86_400_000;

/// All standing messages; the shell shows them above the screen.
#[component]
pub fn Banners() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let facts = session.facts();
    let report = facts.report.clone();
    let is_damaged = !report.is_rescued && 0 < report.n_damaged_segments + report.n_damaged_pages;
    let is_emptied = RwSignal::new(facts.is_emptied);
    let is_hint_away = RwSignal::new(is_hint_resting());
    leptos::task::spawn_local(async {
        storage::refresh().await;
    });
    let navigate = use_navigate();
    let go = move |page: &'static str| {
        let navigate = navigate.clone();
        Callback::new(move |()| navigate(&routes::more(page), routes::way()))
    };
    let (to_backup, to_restore, to_install) = (go(path::EXPORT), go(path::EXPORT), go(path::INSTALL));
    let to_outbox = go(path::OUTBOX);

    // Read only where there is something to lose, and where the browser may lose it.
    let may_evict = Memo::new(move |_| {
        let has_data = !session.look(is_new_office);
        !facts.is_fleeting && has_data && storage::kept() == storage::Kept::No && !install::is_standalone()
    });
    let is_late = Memo::new(move |_| {
        session.revision().track();
        CLOCK_BEHIND_MS < session.meta().hlc.ms as i64 - session.now_ms()
    });
    let syncing = use_syncing();
    let is_revoked = Memo::new(move |_| matches!(syncing.standing().get(), Standing::Revoked));
    let n_pending = Memo::new(move |_| syncing.facts().with(|facts| facts.n_pending));
    let is_reader = rights::is_reader();
    let is_reader_told = RwSignal::new(false);
    let is_ios = install::system() == install::System::Ios;

    view! {
        <LossBanner />
        {facts.is_fleeting.then(|| {
            let message = Signal::derive(move || format!("{}. {}", t.error_private_title(), t.error_private_body()));
            view! { <Banner kind=BannerKind::Danger message /> }
        })}
        {is_damaged.then(|| {
            let message = Signal::derive(move || format!("{}. {}", t.error_corrupt_title(), t.error_corrupt_body()));
            view! {
                <Banner
                    kind=BannerKind::Danger
                    message
                    action=Signal::derive(move || t.backup_make().to_owned())
                    on_action=to_backup
                />
            }
        })}
        <Show when=move || is_emptied.get()>
            <Banner
                kind=BannerKind::Warning
                message=Signal::derive(move || t.banner_emptied().to_owned())
                action=Signal::derive(move || t.banner_emptied_restore().to_owned())
                on_action=to_restore
                on_dismiss=move |()| is_emptied.set(false)
            />
        </Show>
        {move || {
            let words = syncing.skew()?;
            Some(view! { <Banner kind=BannerKind::Warning message=Signal::stored(words) /> })
        }}
        <Show when=move || is_revoked.get()>
            <Banner
                kind=BannerKind::Warning
                message=Signal::derive(move || match n_pending.get() {
                    0 => t.revoked_banner().to_owned(),
                    n => t.revoked_banner_pending(n),
                })
                action=Signal::derive(move || t.revoked_see().to_owned())
                on_action=to_outbox
            />
        </Show>
        <Show when=move || is_reader.get() && !is_revoked.get() && !is_reader_told.get()>
            <Banner
                message=Signal::derive(move || t.reader_banner().to_owned())
                on_dismiss=move |()| is_reader_told.set(true)
            />
        </Show>
        <Show when=move || is_late.get() && syncing.skew().is_none()>
            <Banner kind=BannerKind::Warning message=Signal::derive(move || t.banner_clock().to_owned()) />
        </Show>
        <Show when=move || may_evict.get() && !is_hint_away.get()>
            <Banner
                message=Signal::derive(move || if is_ios { t.banner_evict_ios() } else { t.banner_evict() }.to_owned())
                action=Signal::derive(move || t.banner_evict_action().to_owned())
                on_action=to_install
                on_dismiss=move |()| {
                    preferences::set(preferences::key::INSTALL_HINT, Some(&clock::now_ms().to_string()));
                    is_hint_away.set(true);
                }
            />
        </Show>
    }
}

fn is_hint_resting() -> bool {
    let put_away_ms =
        preferences::get(preferences::key::INSTALL_HINT).and_then(|text| text.parse::<i64>().ok());
    put_away_ms.is_some_and(|ms| clock::now_ms() - ms < HINT_RESTS_MS)
}
