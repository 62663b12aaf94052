//! The first screen of an office that is still empty, and the note on an example that is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::demo;
use crate::i18n::use_t;
use crate::routes::{self, path};
use crate::session::use_session;
use crate::syncing::use_syncing;
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::BrandMark;

/// Three ways to begin: write one request, bring a file, look at an example.
#[component]
pub fn Welcome() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let is_fleeting = session.facts().is_fleeting;
    let syncing = use_syncing();
    let is_joined = Memo::new(move |_| syncing.facts().with(|facts| facts.is_joined));
    let is_loading = RwSignal::new(false);
    let load = move |()| {
        is_loading.set(true);
        spawn_local(async move {
            demo::load_demo(session).await;
            is_loading.try_set(false);
            // The way to it was scrolled down to; what it brings begins at the top.
            if let Some(main) = document().get_element_by_id("main") {
                main.set_scroll_top(0);
            }
        });
    };
    view! {
        <div class="welcome">
            <div class="welcome__head">
                <BrandMark />
                <h2 class="welcome__title">{move || t.welcome_title()}</h2>
                // Where nothing is kept, the standing message says so instead.
                <Show when=move || !is_fleeting>
                    <p class="welcome__body">{move || t.today_welcome_body()}</p>
                </Show>
                <ButtonLink
                    kind=ButtonKind::Primary
                    glyph=Glyph::Plus
                    href=Signal::derive(routes::new_request)
                    label=Signal::derive(move || t.welcome_first().to_owned())
                />
                <p class="welcome__example">{move || t.welcome_example()}</p>
            </div>
            <ul class="welcome__ways">
                <Show when=move || !is_joined.get()>
                    <li class="welcome__way">
                        <Icon glyph=Glyph::People />
                        <div>
                            <h3 class="welcome__way-title">{move || t.join_ask_title()}</h3>
                            <p class="u-soft">{move || t.join_way_body()}</p>
                        </div>
                        <ButtonLink
                            href=Signal::derive(routes::join)
                            label=Signal::derive(move || t.join_action().to_owned())
                        />
                    </li>
                </Show>
                <li class="welcome__way">
                    <Icon glyph=Glyph::Download />
                    <div>
                        <h3 class="welcome__way-title">{move || t.welcome_import_title()}</h3>
                        <p class="u-soft">{move || t.welcome_import_body()}</p>
                    </div>
                    <ButtonLink
                        href=Signal::derive(|| routes::more(path::IMPORT))
                        label=Signal::derive(move || t.list_empty_import().to_owned())
                    />
                </li>
                <li class="welcome__way">
                    <Icon glyph=Glyph::Eye />
                    <div>
                        <h3 class="welcome__way-title">{move || t.demo_title()}</h3>
                        <p class="u-soft">{move || t.demo_body()}</p>
                    </div>
                    <Button
                        label=Signal::derive(move || t.demo_load().to_owned())
                        busy=is_loading
                        on_click=load
                    />
                </li>
                <li class="welcome__way">
                    <Icon glyph=Glyph::History />
                    <div>
                        <h3 class="welcome__way-title">{move || t.restore_title()}</h3>
                        <p class="u-soft">{move || t.welcome_restore_body()}</p>
                    </div>
                    <ButtonLink
                        href=Signal::derive(|| routes::more(path::EXPORT))
                        label=Signal::derive(move || t.restore_choose().to_owned())
                    />
                </li>
            </ul>
        </div>
    }
}

/// Says that the example is shown, with a way to take it out.
#[component]
pub fn DemoNote() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let is_loaded = Memo::new(move |_| session.look(|office, _| demo::demo_id(office).is_some()));
    let remove = move |()| spawn_local(demo::remove_demo(session));
    view! {
        <Show when=move || is_loaded.get()>
            <div class="demo-note">
                <Icon glyph=Glyph::Eye />
                <p>{move || t.demo_shown()}</p>
                <Button label=Signal::derive(move || t.demo_remove().to_owned()) on_click=remove />
            </div>
        </Show>
    }
}
