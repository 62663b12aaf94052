//! Categories: what kind of matter, who does it, and in what time.

use domain::office::NamedKind;
use domain::query::Query;
use leptos::prelude::*;

use crate::i18n::use_t;
use crate::plus::directory::category_form::CategoryForm;
use crate::plus::directory::entry::{Entry, label_of, trade_glyph};
use crate::plus::directory::page::{DirectoryPage, Words};
use crate::routes;
use crate::session::use_session;
use crate::widgets::icon::Glyph;

const WORDS: Words = Words {
    title: |t| t.nav_categories(),
    note: |t| t.categories_note(),
    add: |t| t.category_add(),
    empty_title: |t| t.categories_empty_title(),
    empty_body: |t| t.categories_empty_body(),
};

/// The categories, with their target times.
#[component]
pub fn CategoriesPage() -> impl IntoView {
    let t = use_t();
    let session = use_session();
    let entries = Memo::new(move |_| {
        let now = session.now();
        session.look(|office, _| {
            let open = Query { status: vec!["open".into()], ..Query::default() };
            let counts = office.facets(&open, now).category;
            let entry = |category: &domain::office::Named| {
                let label = label_of(t, category);
                let trade =
                    category.trade.and_then(|trade| t.trade_name(trade.key())).filter(|name| *name != label);
                let target = category
                    .target_hours
                    .map_or_else(|| t.target_none().to_owned(), |hours| t.n_business_hours(hours as usize));
                Entry {
                    id: category.id,
                    kind: NamedKind::Category,
                    depth: 0,
                    notes: trade.map(str::to_owned).into_iter().chain([target]).collect(),
                    label,
                    n_open: counts.get(&category.id).copied().unwrap_or(0),
                    href: routes::requests(&Query { category: vec![category.id], ..open.clone() }),
                    phone: None,
                    email: None,
                    glyph: Some(trade_glyph(category.trade)),
                }
            };
            let mut entries: Vec<Entry> =
                office.all_named(NamedKind::Category).into_iter().map(entry).collect();
            entries.sort_by_cached_key(|entry| search::fold(&entry.label));
            entries
        })
    });
    view! {
        <DirectoryPage
            kind=NamedKind::Category
            words=WORDS
            glyph=Glyph::Tag
            entries
            form=|editing, on_done| view! { <CategoryForm editing on_done /> }.into_any()
        />
    }
}
