//! The table of `docs/suppliers.md` as data.

use domain::trade::Trade;

use super::Form::{self, *};
use crate::kinds;
use crate::party::{ContactType, PartyType, Service};

/// Units of terms.
pub const TERM_UNITS: [&str; 4] = ["day", "week", "month", "year"];

/// The keys of a list of cases, as stored.
macro_rules! keys {
    ($n:literal, $all:expr) => {{
        const KEYS: [&str; $n] = {
            let mut keys = [""; $n];
            let mut at = 0;
            while at < $n {
                #[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
                {
                    keys[at] = $all[at].key();
                }
                at += 1;
            }
            keys
        };
        &KEYS
    }};
}

const TRADES: &[&str] = keys!(14, Trade::ALL);
const PARTY_TYPES: &[&str] = keys!(8, PartyType::ALL);
const CONTACT_TYPES: &[&str] = keys!(7, ContactType::ALL);
const SERVICES: &[&str] = keys!(23, Service::ALL);
const DOCUMENT_TYPES: &[&str] = &[
    "urssaf",
    "kbis",
    "foreign_workers",
    "vigilance_other",
    "tax",
    "decennial",
    "liability",
    "insurance",
    "contract",
    "quote",
    "invoice",
    "certificate",
    "safety_plan",
    "other",
];
const PIECES: &[&str] = &["urssaf", "kbis", "foreign_workers", "vigilance_other"];

const TERM: Form = Map(&["n", "u", "until"]);
const RENEWAL: Form = Map(&["k", "n", "u", "max"]);
const NOTICE: Form = Map(&["n", "u", "days", "basis", "form", "buffer"]);
const AMOUNT: Form = Map(&["cents", "per", "vat", "cur"]);
const LUMP: Form = Map(&["cents", "vat", "cur"]);
const BLOB: Form = Map(&["blob", "type"]);
const CARD: Form = Map(&["version", "lines"]);
const HOURS: Form = Map(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

/// The fields of a kind; `life`, `trash` and `import` are every kind's.
#[must_use]
pub fn fields(kind: &str) -> &'static [(&'static str, Form)] {
    match kind {
        kinds::PARTY => &[
            ("name", Name),
            ("type", Key(PARTY_TYPES)),
            ("trades", Keys(TRADES)),
            ("services", Keys(SERVICES)),
            ("tags", Texts),
            ("standing", State(&["preferred", "blocked"])),
            ("siren", Text),
            ("siret", Text),
            ("vat_no", Text),
            ("iban", Text),
            ("bic", Text),
            ("web", Text),
            ("notes", Text),
            ("hours", HOURS),
            ("hours_note", Text),
            ("access_badge", Text),
            ("access_key", Text),
            ("access_alarm", Text),
            ("access_parking", Text),
            ("access_note", Text),
            ("client_no", Text),
            ("legal_form", Text),
            ("tel", Lines),
            ("mail", Lines),
            ("adr", Addresses),
            ("face", BLOB),
            ("vcard", CARD),
            ("merged", Ref),
            ("x", Columns),
            ("import", Ref),
        ],
        kinds::CONTACT => &[
            ("party", Ref),
            ("name", Name),
            ("given", Text),
            ("family", Text),
            ("prefix", Text),
            ("suffix", Text),
            ("function", Text),
            ("type", Key(CONTACT_TYPES)),
            ("first", Flag),
            ("tel", Lines),
            ("mail", Lines),
            ("adr", Addresses),
            ("tags", Texts),
            ("notes", Text),
            ("face", BLOB),
            ("vcard", CARD),
            ("merged", Ref),
            ("import", Ref),
        ],
        kinds::CONTRACT => &[
            ("party", Ref),
            ("title", Name),
            ("number", Text),
            ("start", Day),
            ("initial", TERM),
            ("renewal", RENEWAL),
            ("notice", NOTICE),
            ("amount", AMOUNT),
            ("indexation", Map(&["k", "bp", "name", "on"])),
            ("cost_centre", Text),
            ("services", Keys(SERVICES)),
            ("places", NamedSet("place")),
            ("owner", Named("person")),
            ("notes", Text),
            ("ended", Map(&["on", "why"])),
            ("import", Ref),
        ],
        kinds::AMENDMENT => &[
            ("at", At),
            ("on", Day),
            ("title", Text),
            ("initial", TERM),
            ("renewal", RENEWAL),
            ("notice", NOTICE),
            ("amount", AMOUNT),
            ("until", Day),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::NOTICE => &[
            ("at", At),
            ("term_end", Day),
            ("prepared", Day),
            ("sent", Day),
            ("received", Day),
            ("acknowledged", Day),
            ("lrar", Text),
            ("letter", Text),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::DOCUMENT => &[
            ("about", Ref),
            ("type", Key(DOCUMENT_TYPES)),
            ("title", Text),
            ("issued", Day),
            ("expires", Day),
            ("file", Map(&["blob", "name", "type", "bytes"])),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::EXCHANGE => &[
            ("at", At),
            ("when", Instant),
            ("dir", Key(&["asked", "received"])),
            ("pieces", Keys(PIECES)),
            ("by", Key(&["mail", "letter", "phone", "hand"])),
            ("text", Text),
            ("import", Ref),
        ],
        kinds::SETTING => &[("key", Name), ("value", Setting)],
        kinds::INTERVENTION => &[
            ("party", Ref),
            ("contact", Ref),
            ("host", Named("person")),
            ("contract", Ref),
            ("trade", Key(TRADES)),
            ("place", Named("place")),
            ("places", NamedSet("place")),
            ("requests", Refs),
            ("plan", Map(&["day", "from", "to"])),
            ("asked", Text),
            ("arrived", Instant),
            ("left", Instant),
            ("outcome", Key(&["done", "partial", "failed", "no_show"])),
            ("report", Text),
            ("signature", Map(&["path", "name", "ms", "w", "h"])),
            ("rating", Map(&["quality", "delay", "price", "note"])),
            ("cost", LUMP),
            ("budget", Ref),
            ("import", Ref),
        ],
        bought => purchases(bought),
    }
}

fn purchases(kind: &str) -> &'static [(&'static str, Form)] {
    match kind {
        kinds::NEED => &[
            ("title", Name),
            ("notes", Text),
            ("budget", Ref),
            ("requester", Named("person")),
            ("place", Named("place")),
            ("state", State(&["open", "decided", "dropped"])),
            ("requests", Refs),
            ("import", Ref),
        ],
        kinds::NEED_LINE => &[("at", At), ("text", Name), ("milli", Milli), ("unit", Text), ("import", Ref)],
        kinds::QUOTE => &[
            ("need", Ref),
            ("party", Ref),
            ("number", Text),
            ("on", Day),
            ("valid", Day),
            ("delay", Map(&["n", "u"])),
            ("warranty", Count),
            ("delivery", LUMP),
            ("state", State(&["open", "chosen", "declined"])),
            ("notes", Text),
            ("import", Ref),
        ],
        kinds::QUOTE_LINE => &[
            ("at", At),
            ("need_line", Ref),
            ("text", Name),
            ("milli", Milli),
            ("price", Money),
            ("vat", Rate),
            ("discount", Rate),
            ("import", Ref),
        ],
        kinds::ORDER => &[
            ("number", Text),
            ("party", Ref),
            ("quote", Ref),
            ("need", Ref),
            ("budget", Ref),
            ("on", Day),
            ("place", Named("place")),
            ("owner", Named("person")),
            ("state", State(&["draft", "sent", "confirmed", "cancelled", "settled"])),
            ("due", Day),
            ("notes", Text),
            ("delivery", LUMP),
            ("import", Ref),
        ],
        kinds::ORDER_LINE => &[
            ("at", At),
            ("text", Name),
            ("milli", Milli),
            ("unit", Text),
            ("price", Money),
            ("vat", Rate),
            ("discount", Rate),
            ("import", Ref),
        ],
        kinds::RECEIPT => &[
            ("order", Ref),
            ("on", Day),
            ("got", Counts),
            ("notes", Text),
            ("by", Named("person")),
            ("import", Ref),
        ],
        kinds::INVOICE => &[
            ("party", Ref),
            ("order", Ref),
            ("contract", Ref),
            ("intervention", Ref),
            ("budget", Ref),
            ("number", Text),
            ("on", Day),
            ("due", Day),
            ("net", Money),
            ("vat", Money),
            ("gross", Money),
            ("state", State(&["to_check", "approved", "disputed", "paid"])),
            ("paid", Day),
            ("notes", Text),
            ("credit", Flag),
            ("period", Map(&["from", "to"])),
            ("import", Ref),
        ],
        kinds::BUDGET => &[
            ("name", Name),
            ("year", Count),
            ("amount", Money),
            ("spent", Money),
            ("notes", Text),
            ("import", Ref),
        ],
        _ => &[],
    }
}
