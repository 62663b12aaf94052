//! What columns become, and what would come in.

use events::guests::Draft;
use events::guests::meet::{Fate, Note};
use files::guests::Field;
use leptos::prelude::*;

use super::super::data::answer_name;
use super::super::row::diet_mark;
use super::state::{Guests, Importing};
use crate::i18n::{T, use_t};
use crate::import::account::numbers;
use crate::import::coming::Sort;
use crate::import::slices::Preview;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::icon::{Glyph, Icon};

/// Guests shown before the import: the first tell enough, and those that ask for a look come first.
const SHOWN: usize = 150;

/// What a column is.
pub fn column_name(t: T, field: Field) -> &'static str {
    match field {
        Field::Name => t.guest_column_name(),
        Field::Given => t.guest_column_given(),
        Field::Family => t.guest_column_family(),
        Field::Mail => t.guest_mail(),
        Field::Tel => t.guest_tel(),
        Field::Company => t.guest_company(),
        Field::Service => t.guest_service(),
        Field::Answer => t.guest_answer(),
        Field::Plus => t.guest_column_plus(),
        Field::Diet => t.guest_column_diet(),
        Field::Table => t.guest_table_label(),
        Field::Notes => t.guest_notes(),
        Field::Kept => t.guest_column_kept(),
        Field::Ignored => t.guest_column_ignored(),
    }
}

/// What would come in.
#[component]
pub fn CheckStep(
    /// Where the import stands.
    it: Importing,
) -> impl IntoView {
    let t = use_t();
    move || {
        let (preview, drafts) = (it.preview.get()?, it.drafts.get()?);
        Some(check(t, it, &preview, &drafts))
    }
}

fn check(t: T, it: Importing, preview: &Preview<Note>, drafts: &[Draft]) -> impl IntoView + use<> {
    let left_out = it.left_out.get_untracked();
    let mut warnings = Vec::new();
    if 0 < left_out.over {
        warnings.push(t.guests_import_over(left_out.over));
    }
    if 0 < left_out.nameless {
        warnings.push(t.guests_import_nameless(left_out.nameless));
    }
    let mut order: Vec<(&Draft, Fate, &Vec<Note>)> =
        drafts.iter().zip(&preview.lines).map(|(draft, (fate, notes))| (draft, *fate, notes)).collect();
    // What asks for a look first; a file's own order within.
    order.sort_by_key(|(_, fate, notes)| (notes.is_empty(), *fate == Fate::New));
    let n_more = order.len().saturating_sub(SHOWN);
    let rows = order.into_iter().take(SHOWN).map(|(draft, fate, notes)| draft_row(t, draft, fate, notes));
    view! {
        <div class="import-sum" role="status">{numbers(t, Guests::WORDS.numbers(preview.sums))}</div>
        <div class="import-notes">
            {warnings.into_iter().map(|message| view! { <Banner message=Signal::stored(message) kind=BannerKind::Warning /> }).collect_view()}
        </div>
        <ul class="fiches">{rows.collect_view()}</ul>
        {(0 < n_more).then(|| view! { <p class="u-faint">{t.guests_import_more(n_more)}</p> })}
    }
}

fn draft_row(t: T, draft: &Draft, fate: Fate, notes: &[Note]) -> impl IntoView + use<> {
    let word = match fate {
        Fate::New => t.guests_import_new(),
        Fate::Merged => t.guests_import_merged(),
        Fate::Known => t.guests_import_known(),
    };
    let answer = draft.answer.map(|answer| answer_name(t, answer).to_owned());
    let plus = (0 < draft.plus).then(|| t.guest_plus_n(&t.number(usize::try_from(draft.plus).unwrap_or(0))));
    let facts =
        [answer, plus, Some(draft.mail.clone()), Some(draft.service.clone()), Some(draft.company.clone())];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let marks = draft.diet.keys.iter().map(|key| diet_mark(t, key)).collect_view();
    let notes = notes.iter().map(|note| {
        let words = match note {
            Note::SameName(name) => t.guests_import_same_name(name),
            Note::SameMail(name) => t.guests_import_same_mail(name),
            Note::KeptAnswer(answer) => t.guests_import_kept_answer(answer_name(t, *answer)),
        };
        view! { <li class="fiche__note"><Icon glyph=Glyph::Warning /><span>{words}</span></li> }
    });
    view! {
        <li class="fiche" data-fate=fate.key()>
            <p class="fiche__name">{draft.name.clone()}</p>
            <span class="fiche__fate">{word}</span>
            <p class="fiche__facts guest-import__facts">{facts.join(" · ")} {marks}</p>
            <ul class="fiche__notes">{notes.collect_view()}</ul>
        </li>
    }
}
