//! The budget of an event.

mod bar;
mod cap_form;
mod chart;
mod export;
mod forecast;
mod line_form;
mod line_sheet;
mod lines;
pub mod model;
mod sketch;
mod stage_fields;
mod summary;
mod words;

use leptos::prelude::*;
use replica::RecordId;

use self::bar::{CapBar, Legend, Remaining};
use self::cap_form::CapForm;
use self::chart::{ByRate, Categories};
use self::forecast::Forecast;
use self::line_sheet::LineSheet;
use self::lines::LineList;
use self::model::Money;
pub use self::model::use_money;
pub use self::summary::BudgetSummary;
use crate::events::frame::EventFrame;
use crate::i18n::use_t;
use crate::platform::print::print;
use crate::routes::EventArea;
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::empty_state::EmptyState;
use crate::widgets::icon::Glyph;
use crate::widgets::menu::{Menu, MenuItem};

/// What a sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    Line(Option<RecordId>),
    Cap,
}

/// The page.
#[component]
pub fn BudgetPage(
    /// The event.
    event: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let of = use_money(event);
    let opened = RwSignal::new(None::<Opened>);
    let items = Signal::derive(move || {
        let has_cap = of.now.with(|it| it.cap.is_some());
        let cap = if has_cap { t.money_cap_edit() } else { t.money_cap_set() };
        vec![
            MenuItem::new(cap, Glyph::Euro, Callback::new(move |()| opened.set(Some(Opened::Cap)))),
            MenuItem::new(
                t.money_budget_csv(),
                Glyph::Download,
                Callback::new(move |()| export::save(session, t, of)),
            ),
            MenuItem::new(t.money_budget_print(), Glyph::Print, Callback::new(|()| print())),
        ]
    });
    let actions = move || view! { <Menu label=Signal::derive(move || t.more_actions().to_owned()) items /> };
    let close = Callback::new(move |()| opened.set(None));
    let title = Signal::derive(move || {
        match opened.get() {
            Some(Opened::Cap) => t.money_cap(),
            Some(Opened::Line(Some(_))) => t.money_line_edit(),
            _ => t.money_line_new(),
        }
        .to_owned()
    });
    view! {
        <EventFrame event current=EventArea::Budget actions>
            <Body of opened />
        </EventFrame>
        <Sheet open=Signal::derive(move || opened.with(Option::is_some)) on_close=close title>
            {move || match opened.get() {
                Some(Opened::Line(line)) => view! { <LineSheet of line on_done=close /> }.into_any(),
                Some(Opened::Cap) => view! { <CapForm of on_done=close /> }.into_any(),
                None => ().into_any(),
            }}
        </Sheet>
    }
}

#[component]
fn Body(of: Money, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let t = use_t();
    let is_empty = Memo::new(move |_| of.lines.with(Vec::is_empty));
    let has_cap = Memo::new(move |_| of.now.with(|it| it.cap.is_some()));
    let add = Callback::new(move |()| opened.set(Some(Opened::Line(None))));
    let cap = Callback::new(move |()| opened.set(Some(Opened::Cap)));
    let open = Callback::new(move |id| opened.set(Some(Opened::Line(Some(id)))));
    view! {
        <div class="page__body event-money" data-empty=move || is_empty.get().then_some("true")>
            <div class="event-money__side">
                <Show when=move || !is_empty.get() || has_cap.get()>
                    <section class="cap">
                        <Remaining reckoning=of.now />
                        <CapBar reckoning=of.now />
                        <Legend reckoning=of.now />
                        <Show when=move || !has_cap.get()>
                            <Button glyph=Glyph::Euro label=Signal::derive(move || t.money_cap_set().to_owned()) on_click=cap />
                        </Show>
                    </section>
                </Show>
                <Show when=move || !is_empty.get()>
                    <Forecast of />
                    <Categories of />
                </Show>
            </div>
            <div class="event-money__main">
                <Show
                    when=move || !is_empty.get()
                    fallback=move || view! {
                        <EmptyState
                            glyph=Glyph::Euro
                            title=Signal::derive(move || t.money_budget_empty_title().to_owned())
                            body=Signal::derive(move || t.money_budget_empty_body().to_owned())
                        >
                            <Show when=move || !has_cap.get()>
                                <Button label=Signal::derive(move || t.money_cap_set().to_owned()) on_click=cap />
                            </Show>
                        </EmptyState>
                    }
                >
                    <LineList of on_open=open />
                    <ByRate of />
                </Show>
            </div>
        </div>
        <footer class="page__foot event-foot">
            <Button kind=ButtonKind::Primary glyph=Glyph::Plus label=Signal::derive(move || t.money_line_add().to_owned()) on_click=add />
        </footer>
    }
}
