//! A text as a QR code: one path of squares, drawn by the view.

use std::fmt::Write as _;

use fast_qr::qr::QRBuilder;
use leptos::prelude::*;

/// The light border that scanners need, in squares.
const QUIET: usize = 4;

/// A drawn code.
struct Drawing {
    /// Squares along a side.
    size: usize,
    /// The outline of the dark ones.
    path: String,
}

/// The code of a text; `None` if it is too long for one.
fn draw(text: &str) -> Option<Drawing> {
    let code = QRBuilder::new(text).build().ok()?;
    let size = code.size;
    let mut path = String::new();
    for (y, row) in code.data.chunks(size).take(size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a.value() == b.value()) {
            let n = run.len();
            if run.first().is_some_and(|module| module.value()) {
                // Writing to a text cannot fail.
                let _ = write!(path, "M{x} {y}h{n}v1h-{n}z");
            }
            x += n;
        }
    }
    Some(Drawing { size, path })
}

/// A text as a QR code, dark on light also on a dark screen: scanners want it so.
#[component]
pub fn QrCode(
    /// The text.
    text: String,
    /// What it is; read out.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    draw(&text).map(|Drawing { size, path }| {
        let side = size + 2 * QUIET;
        view! {
            <svg class="qr" viewBox=format!("-{QUIET} -{QUIET} {side} {side}") role="img" aria-label=move || label.get()>
                <path class="qr__ink" d=path></path>
            </svg>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_drawn_with_its_three_corners() {
        let drawing = draw("https://intendance.exemple.fr/rejoindre#0123456789ABCDEFGHJKMNPQRS").unwrap();
        assert!((29..=45).contains(&drawing.size), "{}", drawing.size);
        // The upper edge of the corner marks: seven dark squares at both ends of the first row, and below.
        let right = drawing.size - 7;
        for mark in ["M0 0h7v1h-7z".to_owned(), format!("M{right} 0h7v1h-7z"), format!("M0 {right}h7v1h-7z")]
        {
            assert!(drawing.path.contains(&mark), "{mark}");
        }
        assert!(draw(&"x".repeat(4000)).is_none());
    }
}
