//! One need: what it takes, and its quotes side by side.

use leptos::prelude::*;
use replica::{Intent, RecordId};
use store::Act;
use supply::book::Book;
use supply::kinds;
use supply::purchase::compose::{self, LineDraft};
use supply::purchase::{NeedLine, NeedState, Quote, compare};
use supply::vat::{Line, ONE_MILLI};

use super::acts;
use super::budget_page::Missing;
use super::choose::ChooseSheet;
use super::need_edit::NeedEdit;
use super::offers::Offers;
use super::quote_form::QuoteForm;
use super::words;
use crate::i18n::use_t;
use crate::records::history::RecordHistory;
use crate::routes::Suppliers;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind, ButtonLink, IconButton};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;
use crate::widgets::text_field::TextField;

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// A quote being typed: a new one, or one that is corrected.
    Quote(Option<RecordId>),
    /// A quote about to be chosen.
    Choose(RecordId),
    /// The need itself being corrected.
    Edit,
}

/// One need.
#[component]
pub fn NeedPage(
    /// Which.
    need: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known = Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.needs.alive(need).cloned()));
    let over = RwSignal::new(None::<Over>);
    let close = Callback::new(move |()| over.set(None));
    let title = Signal::derive(move || known.get().map(|it| it.title).unwrap_or_default());
    let note = Signal::derive(move || {
        let left = session.look_in::<Book, _>(|book, _, _| {
            let budget = known
                .with(|it| it.as_ref().and_then(|it| it.budget))
                .and_then(|id| book.budgets.alive(id))?;
            Some((budget.name.clone(), compare::available(book, need)?))
        });
        left.map(|(name, left)| t.budget_available(&name, &words::money(t, left)))
    });
    let is_open =
        Memo::new(move |_| known.with(|it| it.as_ref().is_some_and(|it| it.state == NeedState::Open)));
    let n_quotes =
        Memo::new(move |_| session.look_in::<Book, _>(|book, _, _| book.n_children::<Quote>(need)));
    let order = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            compare::order_of(book, need)
                .map(|order| (order.id, acts::order_name(order), words::party_name(t, book, order.party)))
        })
    });
    let items = Signal::derive(move || {
        let mut items =
            vec![MenuItem::new(t.edit(), Glyph::Edit, Callback::new(move |()| over.set(Some(Over::Edit))))];
        let set = move |to: NeedState, said: &'static str| {
            let value = compose::state(to.key(), "");
            session.act(Act::one(vec![Intent::set(need, kinds::NEED, "state", value)]), said);
        };
        match known.with(|it| it.as_ref().map(|it| it.state)) {
            Some(NeedState::Open) => {
                let drop = Callback::new(move |()| set(NeedState::Dropped, t.need_dropped()));
                items.push(MenuItem::new(t.need_drop(), Glyph::Close, drop));
            }
            Some(NeedState::Dropped) => {
                let reopen = Callback::new(move |()| set(NeedState::Open, t.need_reopened()));
                items.push(MenuItem::new(t.need_reopen(), Glyph::Undo, reopen));
            }
            _ => {}
        }
        let trash = move |()| acts::trash(session, kinds::NEED, need, t.need_trashed(&title.get_untracked()));
        items.push(MenuItem::new(t.delete(), Glyph::Trash, Callback::new(trash)).grave());
        items
    });
    let sheet_title = Signal::derive(move || {
        match over.get() {
            Some(Over::Quote(Some(_))) => t.quote_edit(),
            Some(Over::Choose(_)) => t.choose_title(),
            Some(Over::Edit) => t.edit(),
            _ => t.quote_add(),
        }
        .to_owned()
    });
    let sheet = move || match over.get_untracked() {
        Some(Over::Quote(quote)) => view! { <QuoteForm need quote on_done=close /> }.into_any(),
        Some(Over::Choose(quote)) => view! { <ChooseSheet need quote on_done=close /> }.into_any(),
        Some(Over::Edit) => view! { <NeedEdit need on_done=close /> }.into_any(),
        None => ().into_any(),
    };
    let is_here = Memo::new(move |_| known.with(Option::is_some));
    move || {
        if !is_here.get() {
            return view! { <Missing /> }.into_any();
        }
        view! {
            <div class="page need-page">
                <PageHead title back=Suppliers::Purchases.href() note>
                    <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
                </PageHead>
                <div class="page__body purchases">
                    {move || order.get().map(|(id, number, party)| view! {
                        <section class="decided">
                            <Icon glyph=Glyph::Check />
                            <p>{t.need_decided_for(&party)}</p>
                            <ButtonLink href=Suppliers::Order(id).href() label=Signal::derive(move || t.order_open(&number)) />
                        </section>
                    })}
                    <NeedLines need is_open />
                    {move || known.get().map(|it| it.notes).filter(|notes| !notes.is_empty()).map(|notes| view! {
                        <p class="need-page__notes">{notes}</p>
                    })}
                    <section class="section">
                        <div class="section__head">
                            <h2 class="section__title">{move || t.quotes()}</h2>
                            <span class="section__count">{move || t.number(n_quotes.get())}</span>
                        </div>
                        <Show
                            when=move || 0 < n_quotes.get()
                            fallback=move || view! { <p class="u-faint">{move || t.quotes_none()}</p> }
                        >
                            <Offers need is_open over />
                        </Show>
                    </section>
                    <RecordHistory id=need />
                    <Show when=move || is_open.get()>
                        <div class="page__foot">
                            <Button
                                kind=ButtonKind::Primary
                                glyph=Glyph::Plus
                                label=Signal::derive(move || t.quote_add().to_owned())
                                on_click=move |()| over.set(Some(Over::Quote(None)))
                            />
                        </div>
                    </Show>
                </div>
                <Sheet open=Signal::derive(move || over.with(Option::is_some)) on_close=close title=sheet_title>{sheet}</Sheet>
            </div>
        }
        .into_any()
    }
}

/// What is needed, and a line to add more.
#[component]
fn NeedLines(need: RecordId, is_open: Memo<bool>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let lines = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| book.children::<NeedLine>(need).cloned().collect::<Vec<_>>())
    });
    let typed = RwSignal::new(String::new());
    let add = move |text: String| {
        // « 6 chaises » is six chairs.
        let (milli, what) = split_quantity(&text);
        if what.is_empty() {
            return;
        }
        let line = Line { milli, ..Line::default() };
        let draft = LineDraft { text: what.to_owned(), line, ..LineDraft::default() };
        let intents = session.peek_in::<Book, _>(|book, _, _| {
            session.with_ctx(|ctx| compose::add_need_line(ctx, book, need, &draft))
        });
        typed.set(String::new());
        session.act(Act::one(intents), t.line_added());
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{move || t.need_lines()}</h2></div>
            <ul class="need-lines">
                <For each=move || lines.get() key=|line| (line.id, line.text.clone(), line.milli) let:line>
                    {
                        let (id, text) = (line.id, line.text.clone());
                        let label = text.clone();
                        view! {
                            <li class="need-line">
                                <span class="need-line__n">{move || words::quantity_of(t, line.milli, &line.unit)} " ×"</span>
                                <span class="need-line__text">{text}</span>
                                <Show when=move || is_open.get()>
                                    <IconButton
                                        glyph=Glyph::Close
                                        label={let label = label.clone(); Signal::derive(move || t.remove_named(&label))}
                                        on_click=move |()| acts::trash(session, kinds::NEED_LINE, id, t.line_removed().to_owned())
                                    />
                                </Show>
                            </li>
                        }
                    }
                </For>
            </ul>
            <Show when=move || is_open.get()>
                <TextField
                    label=Signal::derive(move || t.need_line_add().to_owned())
                    label_hidden=true
                    value=typed
                    on_input=move |text| typed.set(text)
                    on_commit=add
                    placeholder=Signal::derive(move || Some(t.need_line_example().to_owned()))
                />
            </Show>
        </section>
    }
}

/// A quantity at the beginning of a text, and what it is of; one piece without.
fn split_quantity(text: &str) -> (i64, &str) {
    let text = text.trim();
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return (ONE_MILLI, text) };
    match supply::purchase::quantity::parse(first.trim_end_matches(['x', 'X', '×'])) {
        Ok(milli) if 0 < milli => (milli, rest.trim_start_matches(['x', 'X', '×']).trim()),
        _ => (ONE_MILLI, text),
    }
}

#[cfg(test)]
mod tests {
    use super::split_quantity;

    #[test]
    fn a_quantity_may_begin_a_line() {
        assert_eq!(split_quantity("6 chaises"), (6_000, "chaises"));
        assert_eq!(split_quantity(" 2x  écrans "), (2_000, "écrans"));
        assert_eq!(split_quantity("1,5 ramette"), (1_500, "ramette"));
        assert_eq!(split_quantity("Chaise de bureau"), (1_000, "Chaise de bureau"));
        assert_eq!(split_quantity("6"), (1_000, "6"));
    }
}
