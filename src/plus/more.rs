//! The room of everything else: data, directories, the app itself.

use domain::office::{Life, NamedKind};
use domain::query::Query;
use leptos::prelude::*;

use crate::decide::today_card::n_disputes;
use crate::i18n::use_t;
use crate::platform::{install, preferences};
use crate::plus::nav_row::NavRow;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::pill::SyncPill;
use crate::widgets::icon::Glyph;
use crate::widgets::shell::PageHead;

/// The room of everything else.
#[component]
pub fn MorePage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let number = move |n: usize| (0 < n).then(|| t.number(n));
    let n_named = move |kind: NamedKind| {
        Signal::derive(move || number(session.look(|office, _| office.all_named(kind).len())))
    };
    let n_binned = Signal::derive(move || {
        number(session.look(|office, _| office.rows.iter().filter(|row| row.life == Life::Trashed).count()))
    });
    let n_pending = Signal::derive(move || {
        session.revision().track();
        let meta = session.meta();
        // Without a server nothing waits to be sent.
        meta.server.as_ref().and_then(|_| number(usize::try_from(meta.n_pending()).unwrap_or_default()))
    });
    let n_disputes = n_disputes();
    let backup = Signal::derive(move || {
        let last_ms =
            preferences::get(preferences::key::LAST_BACKUP).and_then(|text| text.parse::<i64>().ok());
        Some(last_ms.map_or_else(
            || t.backup_never().to_owned(),
            |ms| t.backup_last(&t.relative(ms, session.now_ms())),
        ))
    });
    let bin = routes::requests(&Query { bin: true, ..Query::default() });
    let row = move |page: &'static str,
                    glyph,
                    label: fn(crate::i18n::T) -> &'static str,
                    note: fn(crate::i18n::T) -> &'static str| {
        let note = Signal::derive(move || Some(note(t).to_owned()));
        view! { <NavRow href=routes::more(page) glyph label=Signal::derive(move || label(t).to_owned()) note /> }
    };
    let install_note = move || {
        let is_here = install::is_standalone();
        Some(if is_here { t.install_already_short() } else { t.install_short() }.to_owned())
    };
    view! {
        <div class="page" data-measure="text">
            <PageHead title=Signal::derive(move || t.nav_more().to_owned())>
                <span class="today__pill"><SyncPill /></span>
            </PageHead>
            <div class="page__body">
                <section class="section" aria-labelledby="more-data">
                    <div class="section__head"><h2 class="section__title" id="more-data">{move || t.settings_data()}</h2></div>
                    <div>
                        {row(path::IMPORT, Glyph::Download, |t| t.nav_import(), |t| t.more_import_note())}
                        <NavRow
                            href=routes::more(path::EXPORT)
                            glyph=Glyph::Box
                            label=Signal::derive(move || t.nav_export().to_owned())
                            note=backup
                        />
                        <NavRow
                            href=routes::more(path::OUTBOX)
                            glyph=Glyph::Upload
                            label=Signal::derive(move || t.nav_outbox().to_owned())
                            note=Signal::derive(move || Some(t.more_outbox_note().to_owned()))
                            value=n_pending
                        />
                        <Show when=move || 0 < n_disputes.get()>
                            <NavRow
                                href=routes::more(path::DECIDE)
                                glyph=Glyph::Warning
                                label=Signal::derive(move || t.decide_title().to_owned())
                                note=Signal::derive(move || Some(t.decide_note().to_owned()))
                                value=Signal::derive(move || Some(t.number(n_disputes.get())))
                            />
                        </Show>
                        {row(path::TEAM, Glyph::People, |t| t.nav_team(), |t| t.more_team_note())}
                        <NavRow
                            href=bin
                            glyph=Glyph::Trash
                            label=Signal::derive(move || t.nav_bin().to_owned())
                            value=n_binned
                        />
                    </div>
                </section>
                <section class="section" aria-labelledby="more-directory">
                    <div class="section__head"><h2 class="section__title" id="more-directory">{move || t.more_directory()}</h2></div>
                    <div>
                        <NavRow
                            href=routes::more(path::PLACES)
                            glyph=Glyph::Place
                            label=Signal::derive(move || t.nav_places().to_owned())
                            value=n_named(NamedKind::Place)
                        />
                        <NavRow
                            href=routes::more(path::PEOPLE)
                            glyph=Glyph::People
                            label=Signal::derive(move || t.nav_people().to_owned())
                            value=n_named(NamedKind::Person)
                        />
                        <NavRow
                            href=routes::more(path::CATEGORIES)
                            glyph=Glyph::Tag
                            label=Signal::derive(move || t.nav_categories().to_owned())
                            note=Signal::derive(move || Some(t.more_categories_note().to_owned()))
                            value=n_named(NamedKind::Category)
                        />
                    </div>
                </section>
                <section class="section" aria-labelledby="more-app">
                    <div class="section__head"><h2 class="section__title" id="more-app">{move || t.more_app()}</h2></div>
                    <div>
                        {row(path::SETTINGS, Glyph::Settings, |t| t.nav_settings(), |t| t.more_settings_note())}
                        <NavRow
                            href=routes::more(path::INSTALL)
                            glyph=Glyph::Device
                            label=Signal::derive(move || t.nav_install().to_owned())
                            note=Signal::derive(install_note)
                        />
                        {row(path::HELP, Glyph::Info, |t| t.help(), |t| t.more_help_note())}
                    </div>
                </section>
            </div>
        </div>
    }
}
