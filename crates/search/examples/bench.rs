//! Build time, memory and keystroke times over a made-up board: `cargo run -p search --release --example bench [docs]…`

#![allow(
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a native measuring tool, read by its developer"
)]

use std::time::{Duration, Instant};

use search::{Index, Query, Weight, highlight};

const WORDS: &[&str] = &[
    "de",
    "la",
    "le",
    "les",
    "du",
    "en",
    "un",
    "une",
    "à",
    "et",
    "dans",
    "sur",
    "pour",
    "est",
    "pas",
    "plus",
    "avec",
    "au",
    "panne",
    "fuite",
    "écran",
    "néon",
    "clignote",
    "porte",
    "bureau",
    "cuisine",
    "étage",
    "salle",
    "réunion",
    "chaise",
    "climatisation",
    "chauffage",
    "radiateur",
    "ascenseur",
    "lave-vaisselle",
    "imprimante",
    "toilettes",
    "lumière",
    "badge",
    "serrure",
    "ménage",
    "poubelle",
    "machine",
    "café",
    "eau",
    "froid",
    "chaud",
    "bruit",
    "odeur",
    "cassé",
    "bloqué",
    "urgent",
    "prestataire",
    "passage",
    "demain",
    "matin",
    "livraison",
    "colis",
    "extincteur",
    "contrôle",
    "vérification",
    "électricité",
    "plomberie",
    "fenêtre",
    "volet",
    "store",
    "moquette",
    "peinture",
    "plafond",
    "dalle",
    "l'accueil",
    "l’ascenseur",
    "aujourd'hui",
    "œuvre",
    "vidéoprojecteur",
    "câble",
    "HDMI",
    "réseau",
    "téléphone",
    "déménagement",
    "traiteur",
    "plante",
    "arrosage",
    "parking",
    "barrière",
    "interphone",
    "alarme",
    "détecteur",
];
const SYLLABLES: &[&str] = &[
    "ba", "bon", "cha", "clé", "de", "dur", "é", "fa", "gri", "ha", "in", "jou", "la", "lou", "ma", "mi",
    "no", "o", "pa", "pré", "qui", "ra", "ri", "sa", "son", "ta", "ti", "trou", "u", "va", "vi", "yo", "zé",
    "tion", "ment", "eur", "age",
];
const PLACES: &[&str] =
    &["Siège", "Bâtiment A", "Bâtiment B", "Étage 2", "Salle Loire", "Salle Seine", "Cuisine", "Accueil"];
const PEOPLE: &[&str] =
    &["Marie", "Aïcha", "Jean-Pierre", "Zoé", "Karim", "Élodie", "François", "Noémie", "Loïc", "Inès"];
const TAGS: &[&str] = &["urgent", "récurrent", "garantie", "sécurité", "confort", "HS"];
const CODE: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a person ends up having typed; each letter is one query.
const TYPED: &[&str] = &[
    "ecran hs",
    "lave-vaiss",
    "lave vaiselle",
    "neon cligotte",
    "clim",
    "climatisation",
    "ascenseur",
    "l'ascenseur",
    "oeuvre",
    "#7k2m",
    "fuite de la cuisine",
    "porte bloquee",
    "imprimante en panne 2",
    "marie",
    "jean-pierre",
    "aicha",
    "salle loire",
    "batiment a",
    "d",
    "de",
    "e",
    "p",
    "a",
    "7",
    "urgent",
    "extincetur",
    "verification electricite",
    "chaise cassee bureau",
    "toilettes bouchées",
    "lavevaisselle",
    "xyzzyx",
    "qwertyuiop asdfgh",
    "les",
    "la la la la",
    "aujourd'hui",
    "plafond dalle de la salle",
    "06 12 34",
    "tion",
    "videoprojecteur salle",
    "machine a cafe en pane",
    "un mot que personne n'a jamais ecrit ici",
    "detecteur d'alarme du parking",
];

struct Random(u64);

impl Random {
    /// A number below `n`.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.below(list.len());
        list.get(at).copied().unwrap_or_default()
    }

    /// A word: usually a common one, the first of the list far more often, sometimes one of ~40 000 rare ones.
    fn word(&mut self, text: &mut String) {
        if self.below(100) < 85 {
            let most = self.below(WORDS.len()) + 1;
            let at = self.below(most);
            text.push_str(WORDS.get(at).copied().unwrap_or_default());
        } else {
            let mut rare = Random(self.below(40_000) as u64 * 7919 + 17);
            for _ in 0..2 + rare.below(3) {
                text.push_str(rare.of(SYLLABLES));
            }
        }
        text.push(' ');
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut text = String::new();
        (0..words).for_each(|_| self.word(&mut text));
        text
    }
}

fn main() {
    let sizes: Vec<u32> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    for docs in if sizes.is_empty() { vec![10_000, 100_000] } else { sizes } {
        bench(docs);
    }
}

fn bench(docs: u32) {
    let mut random = Random(42);
    let texts: Vec<_> = (0..docs)
        .map(|_| {
            let code: String = (0..4 + random.below(2)).map(|_| char::from(CODE[random.below(32)])).collect();
            let person = format!("{} {}", random.of(PEOPLE), random.of(SYLLABLES));
            let title = random.sentence(5);
            (
                title,
                random.sentence(16),
                random.of(PLACES),
                person,
                random.of(TAGS),
                format!("#{code}"),
                random.sentence(4),
            )
        })
        .collect();
    let insert = |index: &mut Index, doc: u32| {
        let Some((title, text, place, person, tag, code, comment)) = texts.get(doc as usize) else { return };
        let fields = [
            (Weight::Title, title.as_str()),
            (Weight::Low, text),
            (Weight::Medium, place),
            (Weight::Medium, person),
            (Weight::High, tag),
            (Weight::High, code),
            (Weight::Low, comment),
        ];
        index.insert(doc, doc, &fields);
    };
    let mut index = Index::new();
    let mut slowest_slice = Duration::ZERO;
    let start = Instant::now();
    for doc in 0..docs {
        let slice = Instant::now();
        insert(&mut index, doc);
        slowest_slice = slowest_slice.max(slice.elapsed());
    }
    let built = start.elapsed();
    let size = index.size();
    println!(
        "{docs} docs: built in {built:.1?} (slowest insert {slowest_slice:.1?}), {} words, {:.1} MB",
        size.words,
        size.bytes as f64 / 1e6
    );

    let mut times = Vec::new();
    for typed in TYPED {
        for (end, letter) in typed.char_indices() {
            let text = &typed[..end + letter.len_utf8()];
            let start = Instant::now();
            let found = index.query(text, 50);
            times.push((start.elapsed(), text, found.total));
        }
    }
    times.sort();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].0;
    println!("  {} keystrokes: p50 {:.2?}, p95 {:.2?}, max {:.2?}", times.len(), at(0.5), at(0.95), at(1.0));
    for (time, text, total) in times.iter().rev().take(6) {
        println!("    {time:>9.2?} « {text} » {total} found");
    }

    let query = Query::new("lave-vaiselle cuisine");
    let start = Instant::now();
    let marked: usize = texts.iter().take(50).map(|text| highlight(&text.1, &query).len()).sum();
    println!("  marking 50 descriptions: {:.2?} ({marked} marks)", start.elapsed());

    let start = Instant::now();
    let mut slowest = Duration::ZERO;
    for doc in 0..docs {
        let change = Instant::now();
        insert(&mut index, doc);
        slowest = slowest.max(change.elapsed());
    }
    println!(
        "  editing all: {:.1?}, slowest edit {slowest:.1?}, {:.1} MB after",
        start.elapsed(),
        index.size().bytes as f64 / 1e6
    );
}
