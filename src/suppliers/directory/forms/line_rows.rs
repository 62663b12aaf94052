//! Rows of numbers, mail addresses and postal addresses within a form; each with its use, added and taken away at will.

use leptos::prelude::*;
use replica::{Intent, Value};
use supply::party::reach::is_mail;
use supply::party::{Adr, LineType, Mail, Tel};

use super::writes::Opened;
use crate::i18n::{T, use_t};
use crate::session::Session;
use crate::suppliers::directory::words::{line_type_name, phone_flaw};
use crate::widgets::button::{Button, IconButton};
use crate::widgets::icon::Glyph;
use crate::widgets::select_field::{Choice, SelectField};
use crate::widgets::text_field::TextField;

/// A number or a mail address being edited.
#[derive(Clone, Copy)]
pub struct LineRow {
    key: StoredValue<String>,
    value: RwSignal<String>,
    kind: RwSignal<LineType>,
}

/// A postal address being edited.
#[derive(Clone, Copy)]
pub struct AdrRow {
    key: StoredValue<String>,
    street: RwSignal<String>,
    extra: RwSignal<String>,
    postcode: RwSignal<String>,
    city: RwSignal<String>,
    country: RwSignal<String>,
    /// Not edited here, and kept.
    rest: StoredValue<Adr>,
}

/// All rows of a form.
#[derive(Clone, Copy)]
pub struct Rows {
    session: Session,
    tels: RwSignal<Vec<LineRow>>,
    mails: RwSignal<Vec<LineRow>>,
    adrs: RwSignal<Vec<AdrRow>>,
    /// The keys that were there when the form opened, by field.
    old: StoredValue<Vec<String>>,
}

impl Rows {
    /// The rows of what is stored; where there is no number yet, an empty row to begin with.
    pub fn new(session: Session, tels: &[Tel], mails: &[Mail], adrs: &[Adr]) -> Self {
        let line = |key: &str, value: &str, kind: LineType| LineRow {
            key: StoredValue::new(key.to_owned()),
            value: RwSignal::new(value.to_owned()),
            kind: RwSignal::new(kind),
        };
        let old = tels.iter().map(|tel| format!("tel/{}", tel.k));
        let old = old.chain(mails.iter().map(|mail| format!("mail/{}", mail.k)));
        let old: Vec<String> = old.chain(adrs.iter().map(|adr| format!("adr/{}", adr.k))).collect();
        let rows = Self {
            session,
            tels: RwSignal::new(tels.iter().map(|tel| line(&tel.k, &tel.value, tel.kind)).collect()),
            mails: RwSignal::new(mails.iter().map(|mail| line(&mail.k, &mail.value, mail.kind)).collect()),
            adrs: RwSignal::new(adrs.iter().map(adr_row).collect()),
            old: StoredValue::new(old),
        };
        if tels.is_empty() {
            rows.add_tel(LineType::Work);
        }
        rows
    }

    fn new_key(self) -> StoredValue<String> {
        let bits = self.session.new_id().random_bits();
        StoredValue::new(format!("{:06x}", bits & 0xff_ffff))
    }

    fn line(self, kind: LineType) -> LineRow {
        LineRow { key: self.new_key(), value: RwSignal::new(String::new()), kind: RwSignal::new(kind) }
    }

    fn add_tel(self, kind: LineType) {
        let row = self.line(kind);
        self.tels.update(|tels| tels.push(row));
    }

    /// Whether any row says something.
    pub fn is_empty(self) -> bool {
        let is_blank = |row: &LineRow| row.value.with(|value| value.trim().is_empty());
        self.tels.with(|rows| rows.iter().all(is_blank))
            && self.mails.with(|rows| rows.iter().all(is_blank))
            && self.adrs.with(|rows| rows.iter().all(|row| untrack(|| row.adr().is_empty())))
    }

    /// Writes what changed.
    pub fn write(self, opened: &Opened, intents: &mut Vec<Intent>) {
        let mut kept: Vec<String> = Vec::new();
        let mut put = |field: String, value: Option<Value>| {
            if let Some(value) = value {
                opened.put(intents, &field, value);
                kept.push(field);
            }
        };
        let given = |row: &LineRow| {
            let value = row.value.get_untracked();
            (!value.trim().is_empty()).then(|| Tel::stored(&value, row.kind.get_untracked()))
        };
        for row in self.tels.get_untracked() {
            put(format!("tel/{}", row.key.get_value()), given(&row));
        }
        for row in self.mails.get_untracked() {
            put(format!("mail/{}", row.key.get_value()), given(&row));
        }
        for row in self.adrs.get_untracked() {
            let adr = untrack(|| row.adr());
            put(format!("adr/{}", row.key.get_value()), (!adr.is_empty()).then(|| adr.stored()));
        }
        for field in self.old.get_value().into_iter().filter(|field| !kept.contains(field)) {
            opened.put(intents, &field, Value::Null);
        }
    }
}

fn adr_row(adr: &Adr) -> AdrRow {
    let text = |text: &str| RwSignal::new(text.to_owned());
    AdrRow {
        key: StoredValue::new(adr.k.to_string()),
        street: text(&adr.street),
        extra: text(&adr.extra),
        postcode: text(&adr.postcode),
        city: text(&adr.city),
        country: text(&adr.country),
        rest: StoredValue::new(adr.clone()),
    }
}

impl AdrRow {
    fn adr(self) -> Adr {
        Adr {
            street: self.street.get(),
            extra: self.extra.get(),
            postcode: self.postcode.get(),
            city: self.city.get(),
            country: self.country.get(),
            ..self.rest.get_value()
        }
    }
}

fn kinds(t: T) -> Vec<Choice> {
    LineType::ALL.iter().map(|kind| Choice::new(kind.key(), line_type_name(t, *kind))).collect()
}

/// Numbers and mail addresses; postal addresses where `with_addresses`.
#[component]
pub fn LineRows(
    /// The rows.
    rows: Rows,
    /// Shows postal addresses too.
    #[prop(optional)]
    with_addresses: bool,
) -> impl IntoView {
    let t = use_t();
    let words = move |read: fn(T) -> &'static str| Signal::derive(move || read(t).to_owned());
    let adrs = with_addresses.then(|| {
        view! {
            <For each=move || rows.adrs.get() key=|row| row.key.get_value() let:row>
                <AdrFields row on_remove=move || rows.adrs.update(|all| all.retain(|it| it.key != row.key)) />
            </For>
            <div class="line-rows__add">
                <Button
                    glyph=Glyph::Plus
                    label=words(|t| t.party_adr_add())
                    on_click=move |()| {
                        let row = AdrRow { key: rows.new_key(), ..adr_row(&Adr::default()) };
                        rows.adrs.update(|all| all.push(row));
                    }
                />
            </div>
        }
    });
    view! {
        <div class="line-rows">
            <For each=move || rows.tels.get() key=|row| row.key.get_value() let:row>
                <LineFields row is_tel=true on_remove=move || rows.tels.update(|all| all.retain(|it| it.key != row.key)) />
            </For>
            <For each=move || rows.mails.get() key=|row| row.key.get_value() let:row>
                <LineFields row is_tel=false on_remove=move || rows.mails.update(|all| all.retain(|it| it.key != row.key)) />
            </For>
            <div class="line-rows__add">
                <Button glyph=Glyph::Phone label=words(|t| t.party_tel_add()) on_click=move |()| rows.add_tel(LineType::Work) />
                <Button
                    glyph=Glyph::Mail
                    label=words(|t| t.party_mail_add())
                    on_click=move |()| {
                        let row = rows.line(LineType::Work);
                        rows.mails.update(|all| all.push(row));
                    }
                />
            </div>
            {adrs}
        </div>
    }
}

#[component]
fn LineFields(row: LineRow, is_tel: bool, on_remove: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let t = use_t();
    let label = Signal::derive(move || if is_tel { t.party_tel() } else { t.party_mail_field() }.to_owned());
    // A hint, not an error: what is not understood is kept.
    let hint = Signal::derive(move || {
        let text = row.value.get();
        if is_tel {
            // While the digits are being typed nothing is wrong yet.
            if text.chars().filter(char::is_ascii_digit).count() < 10
                && text.chars().all(|c| !c.is_alphabetic())
            {
                return None;
            }
            phone_flaw(t, &text)
        } else {
            (text.contains('@') && !is_mail(&text) && text.contains(' '))
                .then(|| t.party_mail_bad().to_owned())
        }
    });
    view! {
        <div class="line-row">
            <TextField
                label
                kind=if is_tel { "tel" } else { "email" }
                value=row.value
                hint
                placeholder=Signal::derive(move || is_tel.then(|| t.party_tel_example().to_owned()))
                on_input=move |text| row.value.set(text)
            />
            <SelectField
                label=Signal::derive(move || t.line_type().to_owned())
                label_hidden=true
                value=Signal::derive(move || row.kind.get().key().to_owned())
                choices=Signal::derive(move || kinds(t))
                on_change=move |key: String| row.kind.set(LineType::from_key(&key))
            />
            <IconButton
                glyph=Glyph::Trash
                label=Signal::derive(move || t.party_line_remove().to_owned())
                on_click=move |()| on_remove()
            />
        </div>
    }
}

#[component]
fn AdrFields(row: AdrRow, on_remove: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let t = use_t();
    let field = |label: fn(T) -> &'static str, value: RwSignal<String>| {
        view! {
            <TextField
                label=Signal::derive(move || label(t).to_owned())
                value
                on_input=move |text| value.set(text)
            />
        }
    };
    view! {
        <fieldset class="adr-row">
            <legend class="adr-row__title">{move || t.party_adr()}</legend>
            {field(|t| t.party_adr_street(), row.street)}
            {field(|t| t.party_adr_extra(), row.extra)}
            <div class="adr-row__town">
                {field(|t| t.party_adr_postcode(), row.postcode)}
                {field(|t| t.party_adr_city(), row.city)}
            </div>
            <div class="adr-row__last">
                {field(|t| t.party_adr_country(), row.country)}
                <IconButton
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.party_line_remove().to_owned())
                    on_click=move |()| on_remove()
                />
            </div>
        </fieldset>
    }
}
