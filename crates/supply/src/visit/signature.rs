//! A signature as SVG path data: strokes of points, smoothed, small enough to travel.

use std::fmt::Write as _;

/// A signature is never larger.
pub const SIGNATURE_BYTES: usize = 20_000;
/// No stroke needs more points to look like itself at the start.
const FIRST_STEP: f64 = 1.0;
const MOST_STEP: f64 = 64.0;

/// The path of strokes: through the middles of their segments by quadratic curves, so that it looks like ink. Points
/// nearer to each other than a step are left out; the step grows until the path is small enough. Empty for no strokes.
#[must_use]
pub fn path_of(strokes: &[Vec<(f64, f64)>]) -> String {
    let mut step = FIRST_STEP;
    loop {
        let path: String = strokes.iter().map(|stroke| one(&thin(stroke, step))).collect();
        if path.len() <= SIGNATURE_BYTES {
            return path;
        }
        if MOST_STEP < step {
            // Thousands of separate strokes: what fits is kept whole.
            return whole_strokes(strokes, step);
        }
        step *= 2.0;
    }
}

fn whole_strokes(strokes: &[Vec<(f64, f64)>], step: f64) -> String {
    let mut path = String::new();
    for stroke in strokes {
        let next = one(&thin(stroke, step));
        if SIGNATURE_BYTES < path.len() + next.len() {
            break;
        }
        path.push_str(&next);
    }
    path
}

fn thin(stroke: &[(f64, f64)], step: f64) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::new();
    let last = stroke.len().saturating_sub(1);
    for (at, point) in stroke.iter().enumerate().filter(|(_, (x, y))| x.is_finite() && y.is_finite()) {
        let is_far = kept.last().is_none_or(|(x, y)| step <= (point.0 - x).hypot(point.1 - y));
        if is_far || (at == last && kept.last() != Some(point)) {
            kept.push(*point);
        }
    }
    kept
}

/// Enough for a pad, whatever it was told: no exponent, no `inf`.
fn units(value: f64) -> f64 {
    value.clamp(-9_999.0, 9_999.0)
}

fn one(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    let Some(((x, y), rest)) = points.split_first() else { return path };
    let (mut x, mut y) = (units(*x), units(*y));
    // Writing to a text does not fail.
    let _ = write!(path, "M{x:.1} {y:.1}");
    let Some((last, middle)) = rest.split_last() else {
        // A dot: a line of no length, round at its ends.
        path.push_str("h0");
        return path;
    };
    let nexts = middle.iter().skip(1).chain(std::iter::once(last));
    for ((px, py), (nx, ny)) in middle.iter().zip(nexts) {
        let (px, py) = (units(*px), units(*py));
        x = (px + units(*nx)) / 2.0;
        y = (py + units(*ny)) / 2.0;
        let _ = write!(path, "Q{px:.1} {py:.1} {x:.1} {y:.1}");
    }
    let _ = write!(path, "L{:.1} {:.1}", units(last.0), units(last.1));
    path
}

/// Whether a text that came from elsewhere is path data of this shape and size.
#[must_use]
pub fn is_path(text: &str) -> bool {
    text.len() <= SIGNATURE_BYTES
        && text.starts_with('M')
        && text.bytes().all(|b| matches!(b, b'M' | b'Q' | b'L' | b'h' | b'0'..=b'9' | b'.' | b'-' | b' '))
}
