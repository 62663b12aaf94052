//! What people do not eat: keys read out of words.

use search::fold;

/// The keys, in the order in which a kitchen reads them: what may kill first.
pub const ALL: [&str; 10] = [
    "nuts",
    "shellfish",
    "gluten_free",
    "lactose_free",
    "vegetarian",
    "vegan",
    "halal",
    "kosher",
    "pork_free",
    "other",
];

/// Whether it may be dangerous to get it wrong.
#[must_use]
pub fn is_allergy(key: &str) -> bool {
    matches!(key, "nuts" | "shellfish" | "gluten_free" | "lactose_free")
}

/// Words, folded; each is looked for from the start of a word on. Longer ones stand before those that they contain.
const WORDS: &[(&str, &str)] = &[
    ("fruits a coque", "nuts"),
    ("fruit a coque", "nuts"),
    ("arachide", "nuts"),
    ("cacahuete", "nuts"),
    ("noisette", "nuts"),
    ("noix", "nuts"),
    ("amande", "nuts"),
    ("pistache", "nuts"),
    ("cajou", "nuts"),
    ("peanut", "nuts"),
    ("nut", "nuts"),
    ("crustace", "shellfish"),
    ("fruits de mer", "shellfish"),
    ("crevette", "shellfish"),
    ("mollusque", "shellfish"),
    ("coquillage", "shellfish"),
    ("shellfish", "shellfish"),
    ("gluten", "gluten_free"),
    ("coeliaque", "gluten_free"),
    ("celiac", "gluten_free"),
    ("coeliac", "gluten_free"),
    ("lactose", "lactose_free"),
    ("lait", "lactose_free"),
    ("dairy", "lactose_free"),
    ("vegetalien", "vegan"),
    ("vegan", "vegan"),
    ("vegetarien", "vegetarian"),
    ("vegetarian", "vegetarian"),
    ("vege", "vegetarian"),
    ("veggie", "vegetarian"),
    ("sans viande", "vegetarian"),
    ("no meat", "vegetarian"),
    ("halal", "halal"),
    ("hallal", "halal"),
    ("casher", "kosher"),
    ("cacher", "kosher"),
    ("kasher", "kosher"),
    ("kosher", "kosher"),
    ("sans porc", "pork_free"),
    ("pas de porc", "pork_free"),
    ("no pork", "pork_free"),
    ("pork free", "pork_free"),
];

/// Words that say nothing by themselves.
const FILLERS: &[&str] = &["regime", "sans", "free", "diet", "et", "and", "menu", "repas"];
/// Cells that say that there is nothing to say.
const NOTHING: &[&str] = &[
    "", "non", "no", "aucun", "aucune", "none", "rien", "ras", "r a s", "neant", "na", "n a", "omnivore",
    "-", "0",
];

/// What a text says of what somebody eats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diet {
    /// Keys, each once.
    pub keys: Vec<&'static str>,
    /// The words, where the keys do not say all of it: an allergy in the words of who has it, or what has no key.
    pub note: String,
}

impl Diet {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.note.is_empty()
    }
}

/// Reads a text. Its words are kept wherever the keys alone would say less.
#[must_use]
pub fn parse(text: &str) -> Diet {
    let words = plain(text);
    if NOTHING.contains(&words.trim()) {
        return Diet::default();
    }
    let mut rest = format!(" {words} ");
    let mut keys = Vec::new();
    for (word, key) in WORDS {
        while let Some(at) = rest.find(&format!(" {word}")) {
            let end = rest.get(at + 1..).and_then(|tail| tail.find(' ').map(|n| at + 1 + n.max(word.len())));
            let Some(end) = end else { break };
            rest.replace_range(at + 1..end, "");
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
    }
    let is_explained = rest.split_whitespace().all(|word| FILLERS.contains(&word));
    if keys.is_empty() {
        keys.push("other");
    }
    keys.sort_by_key(|key| ALL.iter().position(|one| one == key));
    Diet { keys, note: if is_explained { String::new() } else { text.trim().to_owned() } }
}

/// Folded, everything but letters and digits a space, spaces single.
fn plain(text: &str) -> String {
    let folded = fold(text).replace('œ', "oe");
    let spaced: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
