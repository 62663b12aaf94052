//! Which contracts are shown: by party, service, owner, and words.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use replica::RecordId;

use super::list::person_name;
use super::model::Line;
use super::words;
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::button::Button;
use crate::widgets::search_field::SearchField;
use crate::widgets::select_field::{Choice, SelectField};

/// With fewer contracts than this one sees them all.
const MANY: usize = 5;

/// What is wanted; nothing wants all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub party: Option<RecordId>,
    pub service: Option<String>,
    pub owner: Option<RecordId>,
    pub text: String,
}

impl Wanted {
    /// Whether a line is wanted; `needle` is [`Self::needle`], folded once for all lines.
    pub fn holds(&self, line: &Line, needle: &str) -> bool {
        self.party.is_none_or(|party| line.party == Some(party))
            && self.service.as_ref().is_none_or(|service| line.services.iter().any(|own| **own == **service))
            && self.owner.is_none_or(|owner| line.owner == Some(owner))
            && (needle.is_empty() || line.folded.contains(needle))
    }

    /// What to look for in the texts, as [`Line::folded`] has them.
    pub fn needle(&self) -> String {
        search::fold(self.text.trim())
    }
}

/// The filters, where there is something to choose from.
#[component]
pub fn Filters(
    /// Every contract.
    lines: Memo<Vec<Arc<Line>>>,
    /// What is wanted.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let is_wanted = move || wanted.with(|wanted| *wanted != Wanted::default());
    let parties = Signal::derive(move || {
        let all: BTreeMap<String, RecordId> = lines.with(|lines| {
            lines.iter().filter_map(|line| Some((line.party_name.clone(), line.party?))).collect()
        });
        choices(t.contracts_any_party(), all.into_iter().map(|(name, id)| (id.to_string(), name)))
    });
    let services = Signal::derive(move || {
        let all: BTreeMap<String, String> = lines.with(|lines| {
            let keys = lines.iter().flat_map(|line| line.services.iter());
            keys.map(|key| (words::service(t, key), key.to_string())).collect()
        });
        choices(t.contracts_any_service(), all.into_iter().map(|(name, key)| (key, name)))
    });
    let owners = Signal::derive(move || {
        let ids: Vec<RecordId> = lines.with(|lines| lines.iter().filter_map(|line| line.owner).collect());
        let all: BTreeMap<String, RecordId> =
            session.look(|office, _| ids.into_iter().map(|id| (person_name(office, id), id)).collect());
        choices(t.contracts_any_owner(), all.into_iter().map(|(name, id)| (id.to_string(), name)))
    });
    view! {
        <Show when=move || MANY <= lines.with(Vec::len) || is_wanted()>
            <div class="contract-filters" role="group" aria-label=move || t.contracts_filters()>
                <SearchField
                    label=Signal::derive(move || t.contracts_find().to_owned())
                    placeholder=Signal::derive(move || Some(t.contracts_find().to_owned()))
                    value=Signal::derive(move || wanted.with(|wanted| wanted.text.clone()))
                    on_input=move |text| wanted.update(|wanted| wanted.text = text)
                />
                <Select
                    choices=parties
                    label=Signal::derive(move || t.contract_party_field().to_owned())
                    value=Signal::derive(move || text_of(wanted.with(|wanted| wanted.party)))
                    on_change=move |id: String| wanted.update(|wanted| wanted.party = id.parse().ok())
                />
                <Select
                    choices=services
                    label=Signal::derive(move || t.contract_services().to_owned())
                    value=Signal::derive(move || wanted.with(|wanted| wanted.service.clone().unwrap_or_default()))
                    on_change=move |key: String| {
                        wanted.update(|wanted| wanted.service = Some(key).filter(|key| !key.is_empty()));
                    }
                />
                <Select
                    choices=owners
                    label=Signal::derive(move || t.contract_owner().to_owned())
                    value=Signal::derive(move || text_of(wanted.with(|wanted| wanted.owner)))
                    on_change=move |id: String| wanted.update(|wanted| wanted.owner = id.parse().ok())
                />
                <Show when=is_wanted>
                    <Button
                        label=Signal::derive(move || t.contracts_clear_filters().to_owned())
                        on_click=move |()| wanted.set(Wanted::default())
                    />
                </Show>
            </div>
        </Show>
    }
}

/// A choice, unless there is nothing to choose between.
#[component]
fn Select(
    choices: Signal<Vec<Choice>>,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    view! {
        // « All », and two more.
        <Show when=move || 2 < choices.with(Vec::len)>
            <SelectField label label_hidden=true choices value on_change />
        </Show>
    }
}

fn choices(all: &str, each: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    std::iter::once(Choice::new("", all))
        .chain(each.map(|(value, label)| Choice::new(value, label)))
        .collect()
}

fn text_of(id: Option<RecordId>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
