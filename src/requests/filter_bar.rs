//! Filters: the usual ones as chips above the list, all of them with their counts in a sheet, and saved views.

use domain::office::NamedKind;
use domain::office::list::{Facets, QuickCounts};
use domain::query::{Query, Timing, toggle};
use domain::status::Status;
use domain::trade::{Priority, Trade};
use leptos::prelude::*;
use replica::RecordId;

use crate::i18n::{T, use_t};
use crate::requests::room::ListState;
use crate::session::{Session, use_session};
use crate::widgets::button::{Button, ButtonKind};
use crate::widgets::chip::{RemovableChip, ToggleChip};
use crate::widgets::dialog::Sheet;
use crate::widgets::icon::Glyph;

/// One value of one filter.
#[derive(Clone, Debug, PartialEq)]
enum Filter {
    Status(String),
    Priority(&'static str),
    Trade(&'static str),
    Category(RecordId),
    Place(RecordId),
    Assignee(RecordId),
    Requester(RecordId),
    Tag(String),
    Timing(Timing),
    Import,
}

impl Filter {
    fn flip(&self, query: &mut Query) {
        match self {
            Self::Status(key) => toggle(&mut query.status, key.clone()),
            Self::Priority(key) => toggle(&mut query.priority, (*key).to_owned()),
            Self::Trade(key) => toggle(&mut query.trade, (*key).to_owned()),
            Self::Category(id) => toggle(&mut query.category, *id),
            Self::Place(id) => toggle(&mut query.place, *id),
            Self::Assignee(id) => toggle(&mut query.assignee, *id),
            Self::Requester(id) => toggle(&mut query.requester, *id),
            Self::Tag(tag) => toggle(&mut query.tag, tag.clone()),
            Self::Timing(timing) => {
                query.timing = if query.timing == Some(*timing) { None } else { Some(*timing) }
            }
            Self::Import => query.import = None,
        }
    }

    fn is_on(&self, query: &Query) -> bool {
        match self {
            Self::Status(key) => query.status.contains(key),
            Self::Priority(key) => query.priority.iter().any(|k| k == key),
            Self::Trade(key) => query.trade.iter().any(|k| k == key),
            Self::Category(id) => query.category.contains(id),
            Self::Place(id) => query.place.contains(id),
            Self::Assignee(id) => query.assignee.contains(id),
            Self::Requester(id) => query.requester.contains(id),
            Self::Tag(tag) => query.tag.contains(tag),
            Self::Timing(timing) => query.timing == Some(*timing),
            Self::Import => query.import.is_some(),
        }
    }

    fn words(&self, session: Session, t: T) -> String {
        let name = |id: &RecordId| session.look(|office, _| office.name(*id).unwrap_or_default().to_owned());
        match self {
            Self::Status(key) if key == "open" => t.filter_open().to_owned(),
            Self::Status(key) => t.status_name(key).unwrap_or(key).to_owned(),
            Self::Priority(key) => t.priority_name(key).unwrap_or(key).to_owned(),
            Self::Trade(key) => t.trade_name(key).unwrap_or(key).to_owned(),
            Self::Category(id) | Self::Place(id) | Self::Assignee(id) | Self::Requester(id) => name(id),
            Self::Tag(tag) => format!("#{tag}"),
            Self::Timing(Timing::Overdue) => t.filter_overdue().to_owned(),
            Self::Timing(Timing::Today) => t.due_today().to_owned(),
            Self::Timing(Timing::Soon) => t.filter_due_soon().to_owned(),
            Self::Import => t.nav_import().to_owned(),
        }
    }

    fn count(&self, facets: &Facets) -> usize {
        match self {
            Self::Status(key) => facets.status.get(key.as_str()).copied(),
            Self::Priority(key) => facets.priority.get(key).copied(),
            Self::Trade(key) => facets.trade.get(key).copied(),
            Self::Category(id) => facets.category.get(id).copied(),
            Self::Place(id) => facets.place.get(id).copied(),
            Self::Assignee(id) => facets.assignee.get(id).copied(),
            Self::Requester(id) => facets.requester.get(id).copied(),
            Self::Tag(tag) => facets.tag.get(tag.as_str()).copied(),
            Self::Timing(Timing::Overdue) => Some(facets.overdue),
            Self::Timing(Timing::Soon) => Some(facets.soon),
            Self::Timing(Timing::Today) => Some(facets.today),
            Self::Import => None,
        }
        .unwrap_or(0)
    }

    /// The filters of a query that have no chip of their own above the list.
    fn set_in(query: &Query) -> Vec<Self> {
        let known = |key: &String| Priority::from_key(key).map(|p| Self::Priority(p.key()));
        let statuses = query.status.iter().filter(|k| *k != "open").cloned().map(Self::Status);
        statuses
            .chain(query.priority.iter().filter_map(known))
            .chain(query.trade.iter().filter_map(|k| Trade::from_key(k)).map(|t| Self::Trade(t.key())))
            .chain(query.category.iter().copied().map(Self::Category))
            .chain(query.place.iter().copied().map(Self::Place))
            .chain(query.assignee.iter().copied().map(Self::Assignee))
            .chain(query.requester.iter().copied().map(Self::Requester))
            .chain(query.tag.iter().cloned().map(Self::Tag))
            .chain(query.timing.filter(|t| *t == Timing::Today).map(Self::Timing))
            .chain(query.import.map(|_| Self::Import))
            .collect()
    }
}

/// The chips above the list.
#[component]
pub fn FilterBar(
    /// What the list shows.
    state: ListState,
) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let is_open = RwSignal::new(false);
    let counts = Memo::new(move |_| {
        let now = session.now();
        state.query.with(|query| session.look(|office, _| office.quick_counts(query, now)))
    });
    let flip = move |filter: &Filter| {
        let mut query = state.query.get_untracked();
        filter.flip(&mut query);
        state.go.run(query);
    };
    let chip = move |filter: Filter, count: fn(QuickCounts) -> usize| {
        let (words, pressed, flipped) = (filter.clone(), filter.clone(), filter);
        view! {
            <ToggleChip
                label=Signal::derive(move || words.words(session, t))
                pressed=Signal::derive(move || state.query.with(|q| pressed.is_on(q)))
                count=Signal::derive(move || Some(count(counts.get())))
                on_toggle=move |_| flip(&flipped)
            />
        }
    };
    let set = Memo::new(move |_| state.query.with(Filter::set_in));
    let views = move || {
        let views = session.look(|office, _| office.views.values().cloned().collect::<Vec<_>>());
        let here = state.query.with(crate::routes::requests);
        views
            .into_iter()
            .map(|saved| {
                let query = parse(&saved.query);
                let is_here = crate::routes::requests(&query) == here;
                view! {
                    <ToggleChip
                        label=saved.name
                        glyph=Glyph::Star
                        pressed=is_here
                        on_toggle=move |_| state.go.run(if is_here { Query::default() } else { query.clone() })
                    />
                }
            })
            .collect_view()
    };
    view! {
        <div class="filter-bar" role="group" aria-label=move || t.filters()>
            <ToggleChip
                label=Signal::derive(move || t.filter().to_owned())
                glyph=Glyph::Filter
                pressed=is_open
                count=Signal::derive(move || Some(state.query.with(Query::n_filters)).filter(|n| 0 < *n))
                on_toggle=move |_| is_open.set(true)
            />
            {chip(Filter::Status("open".into()), |c| c.open)}
            {chip(Filter::Timing(Timing::Overdue), |c| c.overdue)}
            {chip(Filter::Timing(Timing::Soon), |c| c.soon)}
            {move || {
                set.get()
                    .into_iter()
                    .map(|filter| {
                        let flipped = filter.clone();
                        view! {
                            <RemovableChip
                                label=Signal::derive(move || filter.words(session, t))
                                on_remove=move |()| flip(&flipped)
                            />
                        }
                    })
                    .collect_view()
            }}
            {views}
        </div>
        <Sheet open=is_open on_close=move |()| is_open.set(false) title=Signal::derive(move || t.filters().to_owned())>
            <FilterGroups state />
            <div class="page__foot">
                <Button
                    label=Signal::derive(move || t.filters_clear().to_owned())
                    on_click=move |()| state.go.run(state.query.get_untracked().without_filters())
                />
                <Button
                    kind=ButtonKind::Primary
                    label=Signal::derive(move || {
                        let now = session.now();
                        t.filters_show(state.query.with(|q| session.look(|office, _| office.count(q, now))))
                    })
                    on_click=move |()| is_open.set(false)
                />
            </div>
        </Sheet>
    }
}

/// The query of a saved view.
pub fn parse(text: &str) -> Query {
    let Ok(params) = web_sys::UrlSearchParams::new_with_str(text) else { return Query::default() };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for pair in js_sys::try_iter(&params).ok().flatten().into_iter().flatten().flatten() {
        let pair = js_sys::Array::from(&pair);
        if let (Some(key), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
            pairs.push((key, value));
        }
    }
    Query::from_pairs(pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())))
}

/// Every filter with its values and their counts; values that nothing has are left out, unless they are on.
#[component]
fn FilterGroups(state: ListState) -> impl IntoView {
    let t = use_t();
    let session = use_session();
    // All counts, only while the sheet is open.
    let facets = Memo::new(move |_| {
        let now = session.now();
        state.query.with(|query| session.look(|office, _| office.facets(query, now)))
    });
    let group = move |title: fn(T) -> &'static str, values: Vec<Filter>| {
        move || {
            let values = facets.with(|facets| {
                state.query.with(|query| {
                    let mut shown: Vec<(usize, Filter)> = values
                        .iter()
                        .map(|f| (f.count(facets), f.clone()))
                        .filter(|(n, f)| 0 < *n || f.is_on(query))
                        .collect();
                    // Few fit a phone: the most frequent of long lists, and whatever is on.
                    if 24 < shown.len() {
                        shown.sort_by_key(|(n, f)| (!f.is_on(query), std::cmp::Reverse(*n)));
                        shown.truncate(24);
                    }
                    shown
                })
            });
            let chips = values.into_iter().map(|(n, filter)| {
                let (pressed, flipped) = (filter.clone(), filter.clone());
                view! {
                    <ToggleChip
                        label=filter.words(session, t)
                        pressed=Signal::derive(move || state.query.with(|q| pressed.is_on(q)))
                        count=Signal::derive(move || Some(n))
                        on_toggle=move |_| {
                            let mut query = state.query.get_untracked();
                            flipped.flip(&mut query);
                            state.go.run(query);
                        }
                    />
                }
            });
            let chips = chips.collect::<Vec<_>>();
            (!chips.is_empty()).then(|| {
                view! {
                    <fieldset class="filter-group">
                        <legend class="filter-group__title">{title(t)}</legend>
                        <div class="cluster">{chips}</div>
                    </fieldset>
                }
            })
        }
    };
    let named = |kind: NamedKind, make: fn(RecordId) -> Filter| {
        session.peek(|office, _| office.all_named(kind).into_iter().map(|n| make(n.id)).collect::<Vec<_>>())
    };
    let tags = facets.with_untracked(|facets| {
        let mut tags: Vec<&str> = facets.tag.keys().map(|t| &**t).collect();
        tags.sort_unstable();
        tags.into_iter().map(|tag| Filter::Tag(tag.to_owned())).collect::<Vec<_>>()
    });
    view! {
        <div class="filter-groups">
            {group(|t| t.status(), Status::ALL.iter().map(|s| Filter::Status(s.key().to_owned())).collect())}
            {group(|t| t.priority(), Priority::ALL.iter().map(|p| Filter::Priority(p.key())).collect())}
            {group(|t| t.nav_places(), named(NamedKind::Place, Filter::Place))}
            {group(|t| t.nav_categories(), named(NamedKind::Category, Filter::Category))}
            {group(|t| t.trade(), Trade::ALL.iter().map(|trade| Filter::Trade(trade.key())).collect())}
            {group(|t| t.group_assignee(), named(NamedKind::Person, Filter::Assignee))}
            {group(|t| t.field_requester(), named(NamedKind::Person, Filter::Requester))}
            {group(|t| t.field_tags(), tags)}
        </div>
    }
}
