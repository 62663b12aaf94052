//! The request for pieces, ready to send by mail, to copy or to share; then noted in one tap.

use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;
use supply::paper::{Direction, Means, VigilanceFile};

use super::mail::{Request, request};
use super::state;
use crate::i18n::use_t;
use crate::platform::share::{Shared, copy, share_text};
use crate::session::use_session;
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The sheet that asks a supplier for pieces.
#[component]
pub fn AskSheet(
    /// The supplier.
    party: RecordId,
    /// Its file.
    #[prop(into)]
    file: Signal<VigilanceFile>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Adds a line to the log, dated now.
    on_log: Callback<(Direction, Means)>,
) -> impl IntoView {
    let t = use_t();
    let close = Callback::new(move |()| open.set(false));
    view! {
        <Sheet open on_close=close title=Signal::derive(move || t.ask_title().to_owned())>
            <Ask party file on_log on_done=close />
        </Sheet>
    }
}

#[component]
fn Ask(
    party: RecordId,
    file: Signal<VigilanceFile>,
    on_log: Callback<(Direction, Means)>,
    on_done: Callback<()>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let name = session.peek_in::<supply::book::Book, _>(|book, _, _| {
        book.parties.get(party).map(|it| it.name.clone()).unwrap_or_default()
    });
    let office = session.peek(|_, table| supply::purchase::settings::sender(table).name);
    let to = state::mail_of(session, party);
    // What one changes in it stays as long as the sheet.
    let text = RwSignal::new(file.with_untracked(|file| request(file, &name, &office, &to)));
    let means = RwSignal::new(Means::Mail);
    let choices = Signal::derive(move || {
        let words = [t.means_mail(), t.means_letter(), t.means_phone(), t.means_hand()];
        Means::ALL.iter().zip(words).map(|(means, words)| Choice::new(means.key(), words)).collect::<Vec<_>>()
    });
    let whole = move || text.with_untracked(|it: &Request| format!("{}\n\n{}", it.subject, it.body));
    let say = move |shared: Shared| match shared {
        Shared::Copied => session.notices().say(t.ask_copied()),
        Shared::Impossible => session.notices().warn(t.ask_not_copied()),
        Shared::Sent | Shared::Cancelled => {}
    };
    let on_copy = move |()| {
        let words = whole();
        spawn_local(async move { say(copy(&words).await) });
    };
    let on_share = move |()| {
        let (subject, body) = text.with_untracked(|it| (it.subject.clone(), it.body.clone()));
        spawn_local(async move { say(share_text(&subject, &body).await) });
    };
    let log = move |()| {
        on_log.run((Direction::Asked, means.get_untracked()));
        on_done.run(());
    };
    view! {
        <div class="ask">
            <TextField
                label=Signal::derive(move || t.ask_to().to_owned())
                kind="email"
                value=Signal::derive(move || text.with(|it| it.to.clone()))
                hint=Signal::derive(move || text.with(|it| it.to.trim().is_empty()).then(|| t.ask_to_none().to_owned()))
                on_input=move |to: String| text.update(|it| it.to = to)
            />
            <TextField
                label=Signal::derive(move || t.ask_subject_label().to_owned())
                value=Signal::derive(move || text.with(|it| it.subject.clone()))
                on_input=move |subject: String| text.update(|it| it.subject = subject)
            />
            <TextArea
                label=Signal::derive(move || t.ask_body_label().to_owned())
                value=Signal::derive(move || text.with(|it| it.body.clone()))
                on_input=move |body: String| text.update(|it| it.body = body)
            />
            <div class="ask__ways">
                <a class="button" data-kind="primary" href=move || text.with(Request::href) rel="external">
                    <Icon glyph=Glyph::Mail />
                    <span class="button__label">{move || t.ask_open_mail()}</span>
                </a>
                <Button glyph=Glyph::Copy label=Signal::derive(move || t.ask_copy().to_owned()) on_click=on_copy />
                <Button glyph=Glyph::Share label=Signal::derive(move || t.ask_share().to_owned()) on_click=on_share />
            </div>
            <div class="ask__log">
                <SegmentedControl
                    label=Signal::derive(move || t.vigilance_by().to_owned())
                    choices
                    value=Signal::derive(move || means.get().key().to_owned())
                    on_change=move |key: String| means.set(Means::from_key(&key))
                />
                <Button kind=ButtonKind::Quiet glyph=Glyph::Check label=Signal::derive(move || t.ask_log().to_owned()) on_click=log />
            </div>
        </div>
    }
}
