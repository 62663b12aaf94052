//! Every path of the app: the only file with URL text.
//!
//! Paths are relative to the folder that the app is served from (`base_path`), so that it works under a sub-path.

use domain::query::Query;
use leptos_router::NavigateOptions;
use replica::RecordId;

/// Segments below the base. Never rename: people keep bookmarks.
pub mod path {
    #![expect(missing_docs, reason = "the names say it")]
    pub const TODAY: &str = "aujourdhui";
    pub const REQUESTS: &str = "demandes";
    pub const NEW: &str = "nouvelle";
    pub const SEARCH: &str = "recherche";
    pub const MORE: &str = "plus";
    pub const SETTINGS: &str = "reglages";
    pub const IMPORT: &str = "import";
    pub const EXPORT: &str = "export";
    pub const OUTBOX: &str = "envois";
    pub const DECIDE: &str = "arbitrer";
    pub const INSTALL: &str = "installer";
    pub const PLACES: &str = "lieux";
    pub const PEOPLE: &str = "personnes";
    pub const CATEGORIES: &str = "categories";
    pub const HELP: &str = "aide";
    pub const TEAM: &str = "equipe";
    pub const ACCESS: &str = "acces";
    /// Invitations point here from outside the app, with their code behind a `#`.
    pub const JOIN: &str = "rejoindre";
    pub const GALLERY: &str = "galerie";
    pub const SUPPLIERS: &str = "fournisseurs";
    pub const CONTRACTS: &str = "contrats";
    pub const LETTER: &str = "lettre";
    pub const PURCHASES: &str = "achats";
    pub const NEED: &str = "besoin";
    pub const ORDER: &str = "bon";
    pub const BUDGET: &str = "budget";
    pub const VISITS: &str = "interventions";
    pub const SHEET: &str = "fiche";
    pub const DOCUMENTS: &str = "documents";
    pub const VIGILANCE: &str = "vigilance";
    pub const CARDS: &str = "importer";
    pub const DUPLICATES: &str = "doublons";
    pub const EVENTS: &str = "evenements";
    pub const TEMPLATES: &str = "modeles";
    pub const CALENDARS: &str = "calendriers";
    pub const RETRO: &str = "retroplanning";
    pub const SHOW: &str = "conducteur";
    pub const LIVE: &str = "direct";
    pub const GUESTS: &str = "invites";
    pub const DOOR: &str = "pointage";
    pub const SIGN_IN: &str = "emargement";
    pub const CATERER: &str = "traiteur";
    pub const SERVICES: &str = "prestataires";
    pub const REVIEW: &str = "bilan";
    pub const PRINT: &str = "imprimer";
}

/// The folder that the app is served from, without a slash at its end: empty at the root.
pub fn base_path() -> String {
    let base = leptos::prelude::document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new(&base).map(|url| url.pathname()).unwrap_or_default().trim_end_matches('/').to_owned()
}

/// How to navigate to a path of this module: it is whole, and the router would put the folder before it once more.
pub fn way() -> NavigateOptions {
    NavigateOptions { resolve: false, ..NavigateOptions::default() }
}

fn under(rest: &str) -> String {
    format!("{}/{rest}", base_path())
}

/// Today.
pub fn today() -> String {
    under(path::TODAY)
}

/// The list of requests.
pub fn requests(query: &Query) -> String {
    under(path::REQUESTS) + &tail(query, false)
}

/// The list, or the board.
pub fn requests_as(query: &Query, is_board: bool) -> String {
    under(path::REQUESTS) + &tail(query, is_board)
}

/// One request, beside the list it was opened from.
pub fn request_in(id: RecordId, query: &Query) -> String {
    under(&format!("{}/{id}", path::REQUESTS)) + &tail(query, false)
}

/// The pair that shows the board instead of the list.
pub const BOARD: (&str, &str) = ("vue", "tableau");

/// The pair that shows the year of decisions instead of the list of contracts.
pub const YEAR: (&str, &str) = ("vue", "annee");

/// The year of decisions on contracts.
pub fn contracts_year() -> String {
    format!("{}?{}={}", Suppliers::Contracts.href(), YEAR.0, YEAR.1)
}

fn tail(query: &Query, is_board: bool) -> String {
    let board = is_board.then(|| (BOARD.0, BOARD.1.to_owned()));
    let pairs: Vec<String> =
        board.into_iter().chain(query.to_pairs()).map(|(k, v)| format!("{k}={}", encode(&v))).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// One request.
pub fn request(id: RecordId) -> String {
    under(&format!("{}/{id}", path::REQUESTS))
}

/// Capturing a request.
pub fn new_request() -> String {
    under(&format!("{}/{}", path::REQUESTS, path::NEW))
}

/// Coming into a workspace by invitation.
pub fn join() -> String {
    under(path::JOIN)
}

/// Search, for a text.
pub fn search(text: &str) -> String {
    let tail = if text.is_empty() { String::new() } else { format!("?q={}", encode(text)) };
    under(path::SEARCH) + &tail
}

/// A page of « Plus », by its segment; the room itself when empty.
pub fn more(page: &str) -> String {
    if page.is_empty() { under(path::MORE) } else { under(&format!("{}/{page}", path::MORE)) }
}

/// A place in the room of suppliers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suppliers {
    /// The directory, and perhaps one party beside it.
    Directory(Option<RecordId>),
    /// Contracts and what they ask to decide.
    Contracts,
    /// One contract.
    Contract(RecordId),
    /// The letter that ends a contract.
    Letter(RecordId),
    /// Needs, orders, budgets.
    Purchases,
    /// A need and its quotes side by side.
    Need(RecordId),
    /// A purchase order.
    Order(RecordId),
    /// A budget.
    Budget(RecordId),
    /// Who comes when.
    Visits,
    /// One intervention.
    Visit(RecordId),
    /// The sheet handed to who comes.
    Sheet(RecordId),
    /// All documents.
    Documents,
    /// The vigilance file of a party.
    Vigilance(RecordId),
    /// Cards and files coming in or going out.
    Cards,
    /// Parties that may be the same.
    Duplicates,
}

impl Suppliers {
    /// The address of the place.
    pub fn href(self) -> String {
        use path::*;
        let rest = match self {
            Self::Directory(None) => return under(SUPPLIERS),
            Self::Directory(Some(id)) => id.to_string(),
            Self::Contracts => CONTRACTS.to_owned(),
            Self::Contract(id) => format!("{CONTRACTS}/{id}"),
            Self::Letter(id) => format!("{CONTRACTS}/{id}/{LETTER}"),
            Self::Purchases => PURCHASES.to_owned(),
            Self::Need(id) => format!("{PURCHASES}/{NEED}/{id}"),
            Self::Order(id) => format!("{PURCHASES}/{ORDER}/{id}"),
            Self::Budget(id) => format!("{PURCHASES}/{BUDGET}/{id}"),
            Self::Visits => VISITS.to_owned(),
            Self::Visit(id) => format!("{VISITS}/{id}"),
            Self::Sheet(id) => format!("{VISITS}/{id}/{SHEET}"),
            Self::Documents => DOCUMENTS.to_owned(),
            Self::Vigilance(id) => format!("{id}/{VIGILANCE}"),
            Self::Cards => CARDS.to_owned(),
            Self::Duplicates => DUPLICATES.to_owned(),
        };
        under(&format!("{SUPPLIERS}/{rest}"))
    }

    /// The place that what follows the room's segment in an address means, if any does.
    pub fn of_rest(rest: &str) -> Option<Self> {
        use path::*;
        let segments: Vec<&str> = rest.split('/').filter(|segment| !segment.is_empty()).collect();
        let id = |text: &str| text.parse::<RecordId>().ok();
        match segments.as_slice() {
            [] => Some(Self::Directory(None)),
            [one] => match *one {
                CONTRACTS => Some(Self::Contracts),
                PURCHASES => Some(Self::Purchases),
                VISITS => Some(Self::Visits),
                DOCUMENTS => Some(Self::Documents),
                CARDS => Some(Self::Cards),
                DUPLICATES => Some(Self::Duplicates),
                _ => id(one).map(|id| Self::Directory(Some(id))),
            },
            [CONTRACTS, one] => id(one).map(Self::Contract),
            [CONTRACTS, one, LETTER] => id(one).map(Self::Letter),
            [PURCHASES, NEED, one] => id(one).map(Self::Need),
            [PURCHASES, ORDER, one] => id(one).map(Self::Order),
            [PURCHASES, BUDGET, one] => id(one).map(Self::Budget),
            [VISITS, one] => id(one).map(Self::Visit),
            [VISITS, one, SHEET] => id(one).map(Self::Sheet),
            [one, VIGILANCE] => id(one).map(Self::Vigilance),
            _ => None,
        }
    }
}

/// How the events are looked at, in the address of their room.
pub mod events_view {
    #![expect(missing_docs, reason = "the names say it")]
    pub const LOOK: &str = "vue";
    pub const MONTH: &str = "mois";
    pub const STATUS: &str = "statut";
    pub const KIND: &str = "type";
    pub const OWNER: &str = "responsable";
    /// The values of [`LOOK`]; without it, the list.
    pub const AS_MONTH: &str = "mois";
    pub const AS_TIMELINE: &str = "frise";
}

/// The room of events, looked at in some way.
pub fn events_as(pairs: &[(&str, String)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
    let tail = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
    Events::All.href() + &tail
}

/// A place in the room of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Events {
    /// The list, the month or the timeline.
    All,
    /// Templates of events.
    Templates,
    /// Calendar files coming in or going out.
    Calendars,
    /// One event, in one of its areas. A template has the same areas.
    Of(RecordId, EventArea),
}

/// An area of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventArea {
    /// What it is, and how it stands.
    Overview,
    /// The rétroplanning.
    Retro,
    /// The conducteur.
    Show,
    /// The conducteur on paper.
    ShowPrint,
    /// The conducteur while it runs.
    Live,
    /// Guests.
    Guests,
    /// Check-in at a door.
    Door,
    /// The sheet that guests sign.
    SignIn,
    /// The caterer's sheet.
    Caterer,
    /// Suppliers, rooms, equipment.
    Services,
    /// The budget.
    Budget,
    /// The debrief.
    Review,
    /// The debrief on one page of paper.
    ReviewPrint,
}

impl EventArea {
    const ALL: [(Self, &'static [&'static str]); 13] = [
        (Self::Overview, &[]),
        (Self::Retro, &[path::RETRO]),
        (Self::Show, &[path::SHOW]),
        (Self::ShowPrint, &[path::SHOW, path::PRINT]),
        (Self::Live, &[path::LIVE]),
        (Self::Guests, &[path::GUESTS]),
        (Self::Door, &[path::DOOR]),
        (Self::SignIn, &[path::SIGN_IN]),
        (Self::Caterer, &[path::CATERER]),
        (Self::Services, &[path::SERVICES]),
        (Self::Budget, &[path::BUDGET]),
        (Self::Review, &[path::REVIEW]),
        (Self::ReviewPrint, &[path::REVIEW, path::PRINT]),
    ];

    fn segments(self) -> &'static [&'static str] {
        Self::ALL.into_iter().find(|(area, _)| *area == self).map_or(&[], |(_, segments)| segments)
    }
}

impl Events {
    /// One event, its overview.
    pub fn event(id: RecordId) -> Self {
        Self::Of(id, EventArea::Overview)
    }

    /// The address of the place.
    pub fn href(self) -> String {
        let id;
        let segments: Vec<&str> = match self {
            Self::All => Vec::new(),
            Self::Templates => vec![path::TEMPLATES],
            Self::Calendars => vec![path::CALENDARS],
            Self::Of(of, area) => {
                id = of.to_string();
                [&[id.as_str()], area.segments()].concat()
            }
        };
        under(&[&[path::EVENTS], segments.as_slice()].concat().join("/"))
    }

    /// The place that what follows the room's segment in an address means, if any does.
    pub fn of_rest(rest: &str) -> Option<Self> {
        let segments: Vec<&str> = rest.split('/').filter(|segment| !segment.is_empty()).collect();
        match segments.as_slice() {
            [] => Some(Self::All),
            [path::TEMPLATES] => Some(Self::Templates),
            [path::CALENDARS] => Some(Self::Calendars),
            [id, area @ ..] => {
                let (area, _) = EventArea::ALL.into_iter().find(|(_, segments)| *segments == area)?;
                Some(Self::Of(id.parse().ok()?, area))
            }
        }
    }
}

fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
