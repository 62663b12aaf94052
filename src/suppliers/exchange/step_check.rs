//! What would come in, fiche by fiche, before anything is written.

use std::sync::Arc;

use files::fate::Fate;
use leptos::prelude::*;
use supply::party::PartyType;

use super::fiche::{Fiche, Note};
use super::state::{Exchange, Parties};
use super::words;
use crate::i18n::{T, use_t};
use crate::import::account::{Sum, numbers};
use crate::import::coming::Sort;
use crate::import::slices::Preview;
use crate::suppliers::directory::words::{name_or_stand_in, type_name};
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::icon::{Glyph, Icon};
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::{Choice, SelectField};

/// Fiches shown at once: the first tell enough, and a phone stays quick.
const SHOWN: usize = 100;

/// Which fiches are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pick {
    All,
    New,
    Merged,
    Known,
    Noted,
}

impl Pick {
    const ALL: [Self; 5] = [Self::All, Self::New, Self::Merged, Self::Known, Self::Noted];

    fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::New => Fate::New.key(),
            Self::Merged => Fate::Merged.key(),
            Self::Known => Fate::Known.key(),
            Self::Noted => "noted",
        }
    }

    fn takes(self, (fate, notes): &(Fate, Vec<Note>)) -> bool {
        match self {
            Self::All => true,
            Self::New => *fate == Fate::New,
            Self::Merged => *fate == Fate::Merged,
            Self::Known => *fate == Fate::Known,
            Self::Noted => !notes.is_empty(),
        }
    }

    fn name(self, t: T) -> &'static str {
        match self {
            Self::All => t.exchange_show_all(),
            Self::New => t.exchange_fate_new(),
            Self::Merged => t.exchange_fate_merged(),
            Self::Known => t.exchange_fate_known(),
            Self::Noted => t.exchange_show_noted(),
        }
    }
}

/// What would come in.
#[component]
pub fn CheckStep(
    /// Where the exchange stands.
    it: Exchange,
) -> impl IntoView {
    let t = use_t();
    move || {
        let (preview, fiches) = (it.preview.get()?, it.drafts.get()?);
        Some(view! { <Check it preview fiches t /> })
    }
}

#[component]
fn Check(it: Exchange, preview: Arc<Preview<Note>>, fiches: Arc<Vec<Fiche>>, t: T) -> impl IntoView {
    let n_noted = preview.lines.iter().filter(|(_, notes)| !notes.is_empty()).count();
    let mut sums = Parties::WORDS.numbers(preview.sums);
    sums.push(Sum { n: n_noted, words: T::exchange_sum_noted, is_grave: false });
    let n = fiches.len();
    let facts = move || format!("{} · {}", it.file.get(), t.exchange_n_cards(n));
    let nameless = move || {
        let n = it.left_out.get().nameless;
        (0 < n).then(|| {
            view! {
                <div class="import-notes">
                    <Banner
                        message=Signal::derive(move || t.exchange_n_nameless(n))
                        kind=BannerKind::Warning
                    />
                </div>
            }
        })
    };
    let picks: Vec<Pick> = Pick::ALL
        .into_iter()
        .filter(|pick| *pick == Pick::All || preview.lines.iter().any(|line| pick.takes(line)))
        .collect();
    let has_picks = 2 < picks.len();
    let pick = RwSignal::new(Pick::All);
    let choices = Signal::derive(move || {
        picks.iter().map(|pick| Choice::new(pick.key(), pick.name(t))).collect::<Vec<_>>()
    });
    let roles = Signal::derive(move || {
        let types = PartyType::ALL.iter().filter(|kind| **kind != PartyType::Person);
        types.map(|kind| Choice::new(kind.key(), type_name(t, *kind))).collect::<Vec<_>>()
    });
    let list = move || {
        let pick = pick.get();
        let all: Vec<usize> = (0..preview.lines.len())
            .filter(|at| preview.lines.get(*at).is_some_and(|line| pick.takes(line)))
            .collect();
        let more = all.len().saturating_sub(SHOWN);
        let rows = all.into_iter().take(SHOWN).filter_map(|at| {
            let (fate, notes) = preview.lines.get(at)?;
            Some(row(t, fiches.get(at)?, *fate, notes))
        });
        view! {
            <ul class="fiches">{rows.collect_view()}</ul>
            {(0 < more).then(|| view! { <p class="u-faint">{move || t.exchange_more(more)}</p> })}
        }
    };
    view! {
        <p class="import-facts">{facts}</p>
        <div class="import-sum">{numbers(t, sums)}</div>
        {nameless}
        <div class="import-options">
            <SelectField
                label=Signal::derive(move || t.exchange_role().to_owned())
                value=Signal::derive(move || it.sort.get().role.key().to_owned())
                choices=roles
                on_change=move |key: String| it.sort.set(Parties { role: PartyType::from_key(&key) })
                hint=Signal::derive(move || (!it.by.is_table()).then(|| t.exchange_role_hint().to_owned()))
            />
        </div>
        {has_picks
            .then(|| {
                view! {
                    <div class="fiches__pick">
                        <SegmentedControl
                            label=Signal::derive(move || t.exchange_show().to_owned())
                            choices
                            value=Signal::derive(move || pick.get().key().to_owned())
                            on_change=move |key: String| {
                                pick.set(Pick::ALL.into_iter().find(|one| one.key() == key).unwrap_or(Pick::All));
                            }
                        />
                    </div>
                }
            })}
        {list}
    }
}

fn row(t: T, fiche: &Fiche, fate: Fate, notes: &[Note]) -> impl IntoView + use<> {
    let (title, at) = fiche.title();
    let title = title.to_owned();
    let mut facts: Vec<String> = at.map(str::to_owned).into_iter().collect();
    facts.extend(fiche.reaches().into_iter().take(2).map(str::to_owned));
    let facts = facts.join(" · ");
    let amount = fiche.amount;
    let amount = move || {
        amount.map(|(cents, every)| {
            let text = t.exchange_amount(&t.money(cents, "EUR"), words::every(t, every));
            view! { <p class="fiche__amount">{text}</p> }
        })
    };
    let notes = notes.to_vec();
    let notes = move || {
        notes
            .iter()
            .map(|note| {
                view! {
                    <li class="fiche__note">
                        <Icon glyph=Glyph::Warning />
                        <span>{words::note(t, note)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <li class="fiche" data-fate=fate.key()>
            <p class="fiche__name">{name_or_stand_in(t, &title)}</p>
            <span class="fiche__fate">{move || words::fate(t, fate)}</span>
            <p class="fiche__facts">{facts}</p>
            {amount}
            <ul class="fiche__notes">{notes}</ul>
        </li>
    }
}
