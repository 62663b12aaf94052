//! Installing the app: this device's way first, the others below.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{T, use_t};
use crate::platform::install::{self, Outcome, System};
use crate::routes::{self, path};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::shell::PageHead;

/// How to install, on each kind of device.
#[component]
pub fn InstallPage() -> impl IntoView {
    let t = use_t();
    let notices = use_session().notices();
    let own = Way::of(install::system());
    let is_here = move || install::is_standalone() || install::is_just_installed();
    let is_asking = RwSignal::new(false);
    let ask = move |()| {
        is_asking.set(true);
        spawn_local(async move {
            if install::prompt().await == Outcome::Accepted {
                notices.say(t.install_done());
            }
            is_asking.try_set(false);
        });
    };
    view! {
        <div class="page" data-measure="text">
            <PageHead title=Signal::derive(move || t.install_title().to_owned()) back=routes::more("") />
            <div class="page__body">
                <Show
                    when=is_here
                    fallback=move || view! {
                        <p class="install-lead">{move || t.install_body()}</p>
                        <Show when=install::has_offer>
                            <div>
                                <Button
                                    kind=ButtonKind::Primary
                                    glyph=Glyph::Download
                                    label=Signal::derive(move || t.install_button().to_owned())
                                    busy=is_asking
                                    on_click=ask
                                />
                            </div>
                        </Show>
                        <Steps way=own />
                        <Show when=move || own == Way::Ios>
                            <p class="install-note">
                                <Icon glyph=Glyph::Info />
                                <span>{move || t.install_ios_data()}</span>
                                <ButtonLink
                                    href=Signal::derive(|| routes::more(path::EXPORT))
                                    label=Signal::derive(move || t.backup_make().to_owned())
                                />
                            </p>
                        </Show>
                        <section class="section">
                            <div class="section__head"><h2 class="section__title">{move || t.install_others()}</h2></div>
                            <div>
                                {Way::ALL.into_iter().filter(|way| *way != own).map(|way| view! {
                                    <details class="disclosure">
                                        <summary class="disclosure__head">
                                            <span>{move || way.title(t)}</span>
                                            <Icon glyph=Glyph::ChevronDown />
                                        </summary>
                                        <Steps way is_title_hidden=true />
                                    </details>
                                }).collect_view()}
                            </div>
                        </section>
                    }
                >
                    <div class="install-done">
                        <span class="today__calm-mark"><Icon glyph=Glyph::Check /></span>
                        <div>
                            <h2 class="section__title">{move || t.install_already_title()}</h2>
                            <p class="u-soft">{move || t.install_already_body()}</p>
                        </div>
                    </div>
                </Show>
            </div>
        </div>
    }
}

/// A way to install.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Ios,
    Android,
    Desktop,
    Safari,
    Firefox,
}

impl Way {
    const ALL: [Self; 5] = [Self::Ios, Self::Android, Self::Desktop, Self::Safari, Self::Firefox];

    fn of(system: System) -> Self {
        match system {
            System::Ios => Self::Ios,
            System::Android => Self::Android,
            System::Desktop => Self::Desktop,
            System::DesktopSafari => Self::Safari,
            System::DesktopFirefox => Self::Firefox,
        }
    }

    fn title(self, t: T) -> &'static str {
        match self {
            Self::Ios => t.install_ios_title(),
            Self::Android => t.install_android_title(),
            Self::Desktop => t.install_desktop_title(),
            Self::Safari => t.install_safari_title(),
            Self::Firefox => t.install_firefox_title(),
        }
    }

    fn steps(self, t: T) -> Vec<&'static str> {
        match self {
            Self::Ios => vec![t.install_ios_1(), t.install_ios_2(), t.install_ios_3()],
            Self::Android => vec![t.install_android_1(), t.install_android_2()],
            Self::Desktop => vec![t.install_desktop_1()],
            Self::Safari => vec![t.install_desktop_2()],
            Self::Firefox => vec![t.install_firefox()],
        }
    }
}

/// The steps of one way.
#[component]
fn Steps(way: Way, #[prop(optional)] is_title_hidden: bool) -> impl IntoView {
    let t = use_t();
    view! {
        <section class="section">
            {(!is_title_hidden).then(|| view! {
                <div class="section__head"><h2 class="section__title">{move || way.title(t)}</h2></div>
            })}
            <ol class="install-steps" data-single=move || (way.steps(t).len() == 1).then_some("true")>
                {move || way.steps(t).into_iter().map(|step| view! {
                    <li class="install-steps__step"><span>{step}</span></li>
                }).collect_view()}
            </ol>
        </section>
    }
}
