//! Random bytes of the browser.

use leptos::prelude::window;
use replica::Entropy;

/// The browser's own generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser;

impl Entropy for Browser {
    fn fill(&mut self, buf: &mut [u8]) {
        let filled =
            window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(buf).map(drop));
        if filled.is_err() {
            // Every browser that runs WebAssembly has the generator; Math.random keeps ids apart should one not.
            for byte in buf {
                *byte = (js_sys::Math::random() * 256.0) as u8;
            }
        }
    }
}

/// 256 bits that nobody can guess; `None` where the browser has no generator: a secret is not made by halves.
pub fn secret() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
