//! One order: what is to do next, what came, what was invoiced, and the paper itself.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use replica::RecordId;
use supply::book::Book;
use supply::kinds;
use supply::purchase::receipts::{self, Delivery};
use supply::purchase::{Invoice, OrderState};

use super::acts;
use super::budget_page::Missing;
use super::collision::Collisions;
use super::invoice_form::InvoiceForm;
use super::invoice_row::InvoiceRow;
use super::order_cancel::CancelForm;
use super::order_edit::OrderEdit;
use super::order_paper::{self, OrderPaper};
use super::receive::ReceiveForm;
use super::reception::Reception;
use super::words;
use crate::i18n::use_t;
use crate::platform::print::print;
use crate::platform::share::{self, Shared};
use crate::records::history::RecordHistory;
use crate::routes::{self, Suppliers};
use crate::session::use_session;
use crate::suppliers::papers::VigilanceWarning;
use crate::suppliers::sender_form::{SenderSheet, sender};
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::shell::PageHead;

/// The pair of the address that opens the receipt; printed as a code on every order.
pub const RECEIVE: &str = "recevoir";

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Invoice,
    Edit,
    Cancel,
}

/// One order.
#[component]
pub fn OrderPage(
    /// Which.
    order: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let known = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            let it = book.orders.alive(order)?;
            let delivery = receipts::delivery(&receipts::due(book, order));
            Some((it.clone(), words::party_name(t, book, it.party), delivery))
        })
    });
    let state = Memo::new(move |_| known.with(|it| it.as_ref().map_or(OrderState::Draft, |it| it.0.state)));
    let delivery = Memo::new(move |_| known.with(|it| it.as_ref().map_or(Delivery::None, |it| it.2)));
    let invoices = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| {
            book.children::<Invoice>(order).map(|it| it.id).collect::<Vec<_>>()
        })
    });
    let has_sender = Memo::new(move |_| !sender(session).is_empty());
    let over = RwSignal::new(None::<Over>);
    let is_sender = RwSignal::new(false);
    let close = Callback::new(move |()| over.set(None));
    let query = use_query_map();
    let is_receiving = Memo::new(move |_| query.with(|query| query.get(RECEIVE).is_some()));
    let navigate = use_navigate();
    let go_receive = {
        let navigate = navigate.clone();
        Callback::new(move |()| {
            navigate(&format!("{}?{RECEIVE}=1", Suppliers::Order(order).href()), routes::way());
        })
    };
    let end_receive = Callback::new(move |()| {
        navigate(&Suppliers::Order(order).href(), NavigateOptions { replace: true, ..routes::way() });
    });
    let send = Callback::new(move |()| {
        let Some(paper) = untrack(|| order_paper::paper(session, t, order)) else { return };
        spawn_local(async move {
            let title = t.paper_title(&acts::order_name(&paper.order));
            match share::share_text(&title, &order_paper::as_text(t, &paper)).await {
                Shared::Sent if paper.order.state == OrderState::Draft => {
                    acts::set_order_state(session, t, order, OrderState::Sent, "");
                }
                Shared::Copied => session.notices().say(t.order_copied()),
                Shared::Impossible => session.notices().warn(t.order_not_shared()),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    });
    let set = move |to: OrderState| Callback::new(move |()| acts::set_order_state(session, t, order, to, ""));
    let open = move |what: Over| Callback::new(move |()| over.set(Some(what)));
    let items = Signal::derive(move || {
        let mut items = vec![
            MenuItem::new(t.print_or_pdf(), Glyph::Print, Callback::new(move |()| print())),
            MenuItem::new(t.order_share(), Glyph::Share, send),
            MenuItem::new(t.edit(), Glyph::Edit, open(Over::Edit)),
        ];
        match state.get() {
            OrderState::Draft => {}
            OrderState::Sent => {
                items.push(MenuItem::new(t.order_mark_confirmed(), Glyph::Check, set(OrderState::Confirmed)));
                items.push(MenuItem::new(t.order_back_to_draft(), Glyph::Undo, set(OrderState::Draft)));
            }
            OrderState::Confirmed => {
                items.push(MenuItem::new(t.order_not_confirmed(), Glyph::Undo, set(OrderState::Sent)));
            }
            OrderState::Cancelled | OrderState::Settled => {
                items.push(MenuItem::new(t.order_reopen(), Glyph::Undo, set(OrderState::Sent)));
            }
        }
        if matches!(state.get(), OrderState::Sent | OrderState::Confirmed) {
            items.push(MenuItem::new(t.order_settle(), Glyph::Check, set(OrderState::Settled)));
        }
        if !matches!(state.get(), OrderState::Cancelled | OrderState::Settled) {
            items.push(MenuItem::new(t.order_cancel(), Glyph::Close, open(Over::Cancel)).grave());
        }
        if state.get() == OrderState::Draft {
            let trash = move |()| acts::trash(session, kinds::ORDER, order, t.order_trashed().to_owned());
            items.push(MenuItem::new(t.delete(), Glyph::Trash, Callback::new(trash)).grave());
        }
        items
    });
    let title = Signal::derive(move || {
        known.with(|it| it.as_ref().map(|it| acts::order_name(&it.0)).unwrap_or_default())
    });
    // The name of the file when it is saved as PDF.
    Effect::new(move |_| document().set_title(&t.paper_title(&title.get())));
    on_cleanup(move || document().set_title(t.app_name()));
    let note = Signal::derive(move || known.with(|it| it.as_ref().map(|it| it.1.clone())));
    let sheet_title = Signal::derive(move || {
        match over.get() {
            Some(Over::Edit) => t.edit(),
            Some(Over::Cancel) => t.order_cancel(),
            _ => t.invoice_add(),
        }
        .to_owned()
    });
    let sheet = move || match over.get_untracked() {
        Some(Over::Invoice) => {
            view! { <InvoiceForm order=Some(order) party=None on_done=close /> }.into_any()
        }
        Some(Over::Edit) => view! { <OrderEdit order on_done=close /> }.into_any(),
        Some(Over::Cancel) => view! { <CancelForm order on_done=close /> }.into_any(),
        None => ().into_any(),
    };
    let state_line = move || {
        let (name, glyph) = words::order_state(t, state.get());
        let why = known.with(|it| it.as_ref().map(|it| it.0.why.clone())).filter(|why| !why.is_empty());
        view! {
            <p class="order-state" data-state=state.get().key()>
                <Icon glyph />
                <strong>{name}</strong>
                {why.map(|why| view! { <span class="u-faint">{why}</span> })}
            </p>
        }
    };
    // To be written to while it is not known to be agreed.
    let mail = Memo::new(move |_| {
        let is_open = matches!(state.get(), OrderState::Draft | OrderState::Sent);
        is_open.then(|| order_paper::paper(session, t, order)).flatten()?.mail(t)
    });
    let party = Memo::new(move |_| known.with(|it| it.as_ref().and_then(|it| it.0.party)));
    let is_here = Memo::new(move |_| known.with(Option::is_some));
    let foot = move || {
        let words = |label: fn(crate::i18n::T) -> &'static str| Signal::derive(move || label(t).to_owned());
        match (state.get(), delivery.get()) {
            (OrderState::Draft, _) => view! {
                <Button kind=ButtonKind::Primary glyph=Glyph::Share label=words(|t| t.order_send()) on_click=send />
                <Button label=words(|t| t.order_mark_sent()) on_click=set(OrderState::Sent) />
            }
            .into_any(),
            (OrderState::Cancelled | OrderState::Settled, _) => ().into_any(),
            (_, Delivery::Whole) => view! {
                <Button kind=ButtonKind::Primary glyph=Glyph::Euro label=words(|t| t.invoice_add()) on_click=open(Over::Invoice) />
            }
            .into_any(),
            _ => view! {
                <Button kind=ButtonKind::Primary glyph=Glyph::Box label=words(|t| t.receive()) on_click=go_receive />
                <Button glyph=Glyph::Euro label=words(|t| t.invoice_short()) on_click=open(Over::Invoice) />
            }
            .into_any(),
        }
    };
    move || {
        if !is_here.get() {
            return view! { <Missing /> }.into_any();
        }
        view! {
            <div class="page order-page" data-measure="text">
                <PageHead title back=Suppliers::Purchases.href() note>
                    <Menu label=Signal::derive(move || t.more_actions().to_owned()) items />
                </PageHead>
                <div class="page__body purchases">
                    <div class="order-page__desk stack">
                        {state_line}
                        <Collisions order />
                        {move || party.get().map(|party| view! { <VigilanceWarning party /> })}
                        <Show when=move || !has_sender.get()>
                            <Banner
                                kind=BannerKind::Warning
                                message=Signal::derive(move || t.sender_missing().to_owned())
                                action=Signal::derive(move || t.sender_fill().to_owned())
                                on_action=move |()| is_sender.set(true)
                            />
                        </Show>
                        {move || mail.get().map(|href| view! {
                            <div><ButtonLink href glyph=Glyph::Mail label=Signal::derive(move || t.write_person(&note.get().unwrap_or_default())) /></div>
                        })}
                        <Show when=move || state.get() != OrderState::Draft>
                            <Reception order />
                        </Show>
                        <Show when=move || invoices.with(|all| !all.is_empty())>
                            <section class="section">
                                <div class="section__head"><h2 class="section__title">{move || t.invoices()}</h2></div>
                                <ul class="buy-list">
                                    <For each=move || invoices.get() key=|id| *id let:invoice><InvoiceRow invoice /></For>
                                </ul>
                            </section>
                        </Show>
                        <RecordHistory id=order />
                    </div>
                    <OrderPaper order />
                    <div class="page__foot">{foot}</div>
                </div>
                <Sheet open=Signal::derive(move || over.with(Option::is_some)) on_close=close title=sheet_title>{sheet}</Sheet>
                <Sheet open=is_receiving on_close=end_receive title=Signal::derive(move || t.receive_title(&title.get()))>
                    <ReceiveForm order on_done=end_receive />
                </Sheet>
                <SenderSheet open=is_sender />
            </div>
        }
        .into_any()
    }
}
