//! Folding: what a person types without thinking of accents, and what was stored, become the same text.

/// Folds a text: lowercase, Latin accents and ligatures to ASCII, combining marks dropped, typographic apostrophes,
/// dashes and spaces made plain.
///
/// Idempotent: `fold(&fold(s)) == fold(s)`. Letters of other scripts are lowercased and kept.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folding of `text` to `out`, so that a caller in a loop can keep one buffer.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        fold_char(c, |folded| out.push(folded));
    }
}

/// Gives `push` the characters one character folds to: none for a combining mark, two for a ligature.
pub(crate) fn fold_char(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
        return;
    }
    // Lowercase first: `İ`, `ẞ` or `Å` (angstrom) only become foldable then, and the table needs small letters only.
    for c in c.to_lowercase() {
        fold_lower(c, &mut push);
    }
}

fn fold_lower(c: char, push: &mut impl FnMut(char)) {
    let plain = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ª' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ð' | 'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' | 'ĸ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŉ' | 'ŋ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'º' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ſ' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        // ’ ‘ ‛ ʼ ′ ` ´: keyboards and word processors disagree about which one is an apostrophe.
        '\u{2018}'..='\u{201b}' | '\u{02bb}'..='\u{02bd}' | '\u{2032}' | '\u{00b4}' | '\u{ff07}' => '\'',
        '\u{201c}'..='\u{201f}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{00a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        'æ' => return pair(push, 'a', 'e'),
        'œ' => return pair(push, 'o', 'e'),
        'ß' => return pair(push, 's', 's'),
        'þ' => return pair(push, 't', 'h'),
        'ĳ' => return pair(push, 'i', 'j'),
        'ﬁ' => return pair(push, 'f', 'i'),
        'ﬂ' => return pair(push, 'f', 'l'),
        _ if is_dropped(c) => return,
        _ => c,
    };
    push(plain);
}

fn pair(push: &mut impl FnMut(char), first: char, second: char) {
    push(first);
    push(second);
}

/// Combining marks (a decomposed `é` is `e` and a mark), soft hyphens and characters of no width.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folds_what_french_people_write() {
        let cases = [
            ("Écran HS", "ecran hs"),
            ("L’ascenseur", "l'ascenseur"),
            ("ŒUVRE œuvre Æ", "oeuvre oeuvre ae"),
            ("e\u{301}cran", "ecran"),
            ("Noël à Łódź, Straße", "noel a lodz, strasse"),
            ("18\u{202f}h — 19\u{a0}h", "18 h - 19 h"),
            ("12 m²", "12 m2"),
            ("lave\u{2011}vaisselle", "lave-vaisselle"),
            ("İstanbul ẞ \u{212b}", "istanbul ss a"),
            ("ДОМ 東京 🎉", "дом 東京 🎉"),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn latin_1_and_extended_a_letters_become_ascii() {
        for c in ('\u{c0}'..='\u{17f}').filter(|c| c.is_alphabetic()) {
            let folded = fold(&c.to_string());
            assert!(folded.is_ascii() && !folded.is_empty(), "{c} became {folded:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in any::<String>()) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
