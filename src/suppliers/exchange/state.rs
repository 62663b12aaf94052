//! Parties as a sort of records that come in, from cards or from a table.

use files::parties::{Field, read, suggest};
use files::profile::Profile;
use files::table::Row;
use files::vcard::{CardError, MAX_BYTES, open};
use leptos::prelude::*;
use leptos::task::spawn_local;
use replica::RecordId;
use supply::book::Book;
use supply::party::PartyType;
use web_sys::File;

use super::fiche::{Fiche, Note};
use super::planner::Planner;
use super::words;
use crate::i18n::T;
use crate::import::coming::{Coming, Sort, Words, Wrong};
use crate::import::slices::Met;
use crate::platform::files as browser;
use crate::platform::pause::breathe;
use crate::session::Session;

/// Cards read between two breaths.
const SLICE: usize = 50;

/// Where an exchange stands.
pub type Exchange = Coming<Parties>;

/// Parties and their contacts.
#[derive(Clone, Copy, Debug)]
pub struct Parties {
    /// What companies of the file become.
    pub role: PartyType,
}

impl Sort for Parties {
    type Column = Field;
    type Draft = Fiche;
    type Note = Note;
    type Wrong = CardError;

    const OF: &'static str = supply::kinds::PARTY;
    const WORDS: Words<Self> = Words {
        column: words::column,
        columns_body: T::exchange_columns_body,
        nameless: T::exchange_no_name,
        check: T::exchange_step_check,
        see: T::exchange_see,
        wrong: words::wrong,
        progress: T::exchange_progress,
        sums: [T::exchange_sum_new, T::exchange_sum_merged, T::exchange_sum_known],
        finished: |t, sums| t.exchange_finished(sums.written()),
        same: T::exchange_done_same,
        stopped: T::exchange_stopped,
    };

    fn suggest(header: &[String], profile: &Profile) -> Vec<Field> {
        suggest(header, profile)
    }

    fn draft(_: T, row: &Row, header: &[String], columns: &[Field]) -> Option<Fiche> {
        read(row, header, columns).map(Fiche::of_row)
    }

    fn meeting(self, session: Session, import: RecordId) -> impl FnMut(&Fiche) -> Met<Note> + 'static {
        let mut planner = session.peek_in::<Book, _>(|book, _, _| Planner::new(book, self.role, import));
        let title = move |name: &str| session.t().exchange_contract(name);
        move |fiche| {
            let mut met = session.peek(|_, table| planner.plan(table, fiche, &title, || session.new_id()));
            met.notes.splice(..0, fiche.notes.iter().cloned());
            met
        }
    }
}

impl Exchange {
    /// Reads a file that was chosen, dropped or pasted: cards if it holds some, else a table.
    pub fn take(self, file: File) {
        self.open(&file.name());
        let size = usize::try_from(browser::size(&file)).unwrap_or(usize::MAX);
        let name = file.name().to_lowercase();
        let is_named = name.ends_with(".vcf") || name.ends_with(".vcard") || file.type_().contains("vcard");
        if MAX_BYTES < size {
            // Refused by its size, unread.
            if is_named {
                let error = files::content_line::LineError::TooLarge { bytes: size, max: MAX_BYTES };
                return self.wrong.set(Some(Wrong::File(error.into())));
            }
            return self.wizard.take(file);
        }
        let reading = self.wizard.reading();
        spawn_local(async move {
            let Ok(bytes) = browser::bytes(&file).await else {
                self.wizard.work.try_set(None);
                self.wrong.try_set(Some(Wrong::Gone));
                return;
            };
            if !is_named && matches!(open(&bytes), Err(error) if error != CardError::Empty) {
                self.wizard.work.try_set(None);
                return self.wizard.take(file);
            }
            match read_cards(bytes, |share| reading.tick(share)).await {
                Ok(Some(fiches)) => return self.show(fiches, &reading).await,
                Ok(None) => {}
                Err(error) => {
                    self.wrong.try_set(Some(Wrong::File(error)));
                }
            }
            self.wizard.work.try_set(None);
        });
    }
}

/// Reads the cards of a file; `None` when it was stopped.
async fn read_cards(bytes: Vec<u8>, tick: impl Fn(f64) -> bool) -> Result<Option<Vec<Fiche>>, CardError> {
    debug_assert!(bytes.len() <= MAX_BYTES);
    let file = open(&bytes)?;
    let mut cards = file.cards();
    let mut fiches = Vec::new();
    while let Some(card) = cards.next() {
        let fiche = Fiche::of_card(&card?);
        // A card that names and reaches nobody says nothing.
        if !fiche.party.name.is_empty() || fiche.contact.as_ref().is_some_and(|c| !c.name.is_empty()) {
            fiches.push(fiche);
        }
        if fiches.len().is_multiple_of(SLICE) {
            breathe().await;
            if !tick(cards.progress()) {
                return Ok(None);
            }
        }
    }
    if fiches.is_empty() { Err(CardError::NoCard) } else { Ok(Some(fiches)) }
}
