//! How far an import is, then what it did.

use leptos::prelude::*;

use super::coming::{Coming, Sort};
use super::wizard::{Wizard, Work};
use crate::i18n::{T, use_t};
use crate::notices;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::Button;
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;

/// An import under way, or being taken back.
#[component]
pub fn Running(
    /// Where it stands.
    wizard: Wizard,
    /// Of how many.
    #[prop(into)]
    total: Signal<usize>,
    /// So many of so many, in words.
    words: fn(T, &str, &str) -> String,
) -> impl IntoView {
    let t = use_t();
    let label = Signal::derive(move || match wizard.work.get() {
        Some(Work::Undoing) => t.in_progress().to_owned(),
        _ => t.import_running().to_owned(),
    });
    let value = Signal::derive(move || match wizard.work.get() {
        Some(Work::Importing(n)) => Some(n as f64 / total.get().max(1) as f64),
        _ => None,
    });
    let detail = Signal::derive(move || match wizard.work.get() {
        Some(Work::Importing(n)) => Some(words(t, &t.number(n), &t.number(total.get()))),
        _ => None,
    });
    view! { <Progress label value detail on_cancel=Callback::new(move |()| wizard.cancel()) /> }
}

/// Running, and what it did.
#[component]
pub fn DoneStep<S: Sort>(
    /// Where the import stands.
    it: Coming<S>,
    /// Where to go on.
    #[prop(optional, into)]
    links: ViewFn,
    /// What to know of what came in.
    #[prop(optional, into)]
    notes: ViewFn,
) -> impl IntoView {
    let t = use_t();
    let total = Signal::derive(move || it.n_drafts());
    move || match it.outcome.get().filter(|_| it.wizard.work.with(Option::is_none)) {
        Some(outcome) => {
            let sums = outcome.sums;
            let stopped = outcome.stopped.clone().map(|error| {
                let n = sums.total();
                Signal::derive(move || {
                    format!("{} {}", notices::of_store(t, &error), (S::WORDS.stopped)(t, n))
                })
            });
            let (links, notes) = (links.clone(), notes.clone());
            view! {
                <Account
                    file=it.file
                    sums=S::WORDS.numbers(sums)
                    is_news=0 < sums.written()
                    same=S::WORDS.same
                    stopped
                    on_undo=move |()| it.undo()
                >
                    {links.run()}
                </Account>
                {notes.run()}
            }
            .into_any()
        }
        None => view! { <Running wizard=it.wizard total words=S::WORDS.progress /> }.into_any(),
    }
}

/// A number of an account.
#[derive(Clone, Copy)]
pub struct Sum {
    /// How many; none are not told.
    pub n: usize,
    /// What they are.
    pub words: fn(T, usize) -> String,
    /// Whether they ask for a look.
    pub is_grave: bool,
}

/// Numbers, one beside the other.
pub fn numbers(t: T, sums: Vec<Sum>) -> impl IntoView {
    let item = |Sum { n, words, is_grave }: Sum| {
        view! {
            <p class="import-sum__item" data-grave=is_grave.then_some("true")>
                <span class="import-sum__number">{move || t.number(n)}</span>
                <span>{move || words(t, n)}</span>
            </p>
        }
    };
    sums.into_iter().filter(|sum| 0 < sum.n).map(item).collect_view()
}

/// What an import did.
#[component]
pub fn Account(
    /// The file.
    #[prop(into)]
    file: Signal<String>,
    /// How many had each fate.
    sums: Vec<Sum>,
    /// Whether it wrote anything.
    is_news: bool,
    /// What is said where it did not.
    same: fn(T) -> &'static str,
    /// Why it stopped on its way, if it did.
    stopped: Option<Signal<String>>,
    /// Takes it back.
    #[prop(into)]
    on_undo: Callback<()>,
    /// Where to go on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = use_t();
    let is_stopped = stopped.is_some();
    let title = move || match (is_stopped, is_news) {
        (true, _) => t.import_stopped_title(),
        (false, true) => t.import_done_title(),
        (false, false) => same(t),
    };
    view! {
        <section class="import-account">
            <div role="status">
                <h2 class="import-account__title">{title}</h2>
            </div>
            <p class="u-soft">{move || file.get()}</p>
            {stopped.map(|message| view! { <Banner message kind=BannerKind::Danger /> })}
            <div class="import-sum">{numbers(t, sums)}</div>
            <div class="cluster">
                {is_news
                    .then(|| {
                        view! {
                            <Button
                                label=Signal::derive(move || t.import_undo().to_owned())
                                glyph=Glyph::Undo
                                on_click=on_undo
                            />
                        }
                    })}
                {children.map(|children| children())}
            </div>
        </section>
    }
}

/// What to know of what came in: items of a list.
#[component]
pub fn Warnings(
    /// The items.
    children: Children,
    /// How many more there are, in words.
    more: Option<Signal<String>>,
) -> impl IntoView {
    let t = use_t();
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.import_warnings_title()}</h2>
            </div>
            <ul class="import-warnings">{children()}</ul>
            {more.map(|more| view! { <p class="u-faint">{move || more.get()}</p> })}
        </section>
    }
}
