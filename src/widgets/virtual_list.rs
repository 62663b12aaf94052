//! A list that only makes the rows one can see, for 100 000 rows at the speed of thirty.
//!
//! The stylesheet does the geometry: the list's height and the place of each row are `calc()` of counts and of
//! `--row-height` and `--header-height`, so they are right at once, at any text size, before anything is measured.
//! Only which rows are in view is measured. Each row has its own place, so that a row that stays while others come
//! and go is neither laid out nor painted again: placing a window of rows instead cost half of the frames.
//! How many rows a screen takes is remembered: the next time the first frame has these, and the second those kept ready
//! around them.

use leptos::{ev, html, prelude::*};
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::{hash::Hash, ops::Range};
use wasm_bindgen::JsCast;

/// No row is lower than this, nor a screen so low: before the first measure so many rows are made as may be seen.
const LOWEST_ROW: f64 = 48.0;
const LOWEST_SCREEN: f64 = 400.0;
/// Rows kept ready above and below what is in view.
const OVERSCAN: usize = 8;
/// The window moves by so many rows at once: fewer, larger updates cost less than one for each row.
const STRIDE: usize = 2;

/// Heights in pixels, measured from probes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Heights {
    row: f64,
    header: f64,
}

/// The first row of which a part lies below `offset` pixels from the list's start.
fn row_at(offset: f64, headers: &[usize], heights: Heights) -> usize {
    // Each header before a row moves it by the difference of heights: walk the headers by bisection.
    let extra = heights.header - heights.row;
    let top = |idx: usize, n_before: usize| count(idx) * heights.row + count(n_before) * extra;
    let (mut low, mut high) = (0, headers.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match headers.get(middle) {
            Some(&header) if top(header, middle) + heights.header <= offset => low = middle + 1,
            _ => high = middle,
        }
    }
    // `low` headers end above `offset`; the next one may begin above it, and is then the row sought.
    let idx = ((offset - count(low) * extra) / heights.row).floor().max(0.0);
    let idx = whole(idx);
    match headers.get(low) {
        Some(&header) => idx.min(header),
        None => idx,
    }
}

#[expect(clippy::cast_precision_loss, reason = "row counts are far below 2^52")]
fn count(n: usize) -> f64 {
    n as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates; never negative")]
fn whole(value: f64) -> usize {
    value as usize
}

thread_local! {
    /// The screen's height as last asked for. On a phone to ask is to lay the screen out, so no list asks before it is drawn.
    static SCREEN: Cell<Option<f64>> = const { Cell::new(None) };
    /// How many rows of each list were in view at its start, as last measured. A list is known by how its rows are drawn.
    static FIT: RefCell<HashMap<TypeId, usize>> = RefCell::default();
}

fn screen_height() -> f64 {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    SCREEN.set(Some(height));
    height
}

/// How many rows to take for seen before the first measure. Those kept ready below them count: the list begins below a
/// heading, and what is under the screen's edge can come with the next frame.
fn first_rows(screen: f64) -> usize {
    whole((screen.max(LOWEST_SCREEN) / LOWEST_ROW).ceil()).saturating_sub(OVERSCAN)
}

/// The rows to have ready when `in_view` are seen, on stride borders.
fn window_of(in_view: &Range<usize>, n_rows: usize, overscan: usize) -> Range<usize> {
    let start = in_view.start.saturating_sub(overscan) / STRIDE * STRIDE;
    let end = (in_view.end + overscan).div_ceil(STRIDE) * STRIDE;
    start.min(n_rows)..end.min(n_rows)
}

/// A windowed list in the page's own scroller.
///
/// A row keeps its DOM (focus, swipe) as long as its key stays in the window, wherever it moves: `row` gets the key
/// and a signal of its position, and must look its content up by key, reactively.
#[component]
pub fn VirtualList<K, KF, RF, V>(
    /// How many rows there are, headers included.
    #[prop(into)]
    count: Signal<usize>,
    /// The key of the row at a position; nothing beyond the end. Tracked: a new order reruns it for the window.
    key: KF,
    /// Draws a row from its key and its position.
    row: RF,
    /// What the list holds; read out.
    #[prop(into)]
    label: Signal<String>,
    /// The sorted positions of rows that have the height of a header.
    #[prop(optional, into)]
    headers: Signal<Vec<usize>>,
    /// A position to bring into view when it changes: the row chosen by `j` and `k`.
    #[prop(optional, into)]
    reveal: Signal<Option<usize>>,
    /// Rows kept ready above and below what is in view. Fewer where every letter typed makes them all anew.
    #[prop(default = OVERSCAN)]
    overscan: usize,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    KF: Fn(usize) -> Option<K> + Clone + Send + Sync + 'static,
    RF: Fn(K, Signal<usize>) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let list = NodeRef::<html::Div>::new();
    let row_probe = NodeRef::<html::Div>::new();
    let header_probe = NodeRef::<html::Div>::new();
    let fit = FIT.with_borrow(|fit| fit.get(&TypeId::of::<RF>()).copied());
    let in_view =
        RwSignal::new(0..fit.unwrap_or_else(|| first_rows(SCREEN.get().unwrap_or_else(screen_height))));
    let around = RwSignal::new(if fit.is_some() { 0 } else { overscan });
    let window_rows =
        Memo::new(move |_| in_view.with(|in_view| window_of(in_view, count.get(), around.get())));
    let start = Memo::new(move |_| window_rows.with(|rows| rows.start));

    let heights = move || {
        let height = |probe: NodeRef<html::Div>| {
            probe.get_untracked().map(|probe| probe.get_bounding_client_rect().height())
        };
        let row = height(row_probe).filter(|row| 0.0 < *row)?;
        Some(Heights { row, header: height(header_probe).unwrap_or(row) })
    };
    let measure = move || {
        let (Some(list), Some(heights)) = (list.get_untracked(), heights()) else { return };
        let top = list.get_bounding_client_rect().top();
        let screen = screen_height();
        let seen = headers.with_untracked(|headers| {
            let first = row_at(-top, headers, heights);
            first..row_at((screen - top).max(0.0), headers, heights) + 1
        });
        if seen.start == 0 {
            FIT.with_borrow_mut(|fit| fit.insert(TypeId::of::<RF>(), seen.end));
        }
        if in_view.with_untracked(|in_view| *in_view != seen) {
            in_view.set(seen);
        }
        if around.get_untracked() != overscan {
            // This frame is still to be drawn.
            request_animation_frame(move || {
                let _ = around.try_set(overscan);
            });
        }
    };
    // At most one measure a frame, whatever the rate of events; and none after the list has gone.
    let is_asked = StoredValue::new(false);
    let ask = move || {
        if is_asked.try_get_value() == Some(false) {
            is_asked.set_value(true);
            request_animation_frame(move || {
                if is_asked.try_set_value(false).is_none() {
                    measure();
                }
            });
        }
    };

    // Captured on the window: scrolls do not bubble, and the scroller may be the page or any element around.
    StoredValue::new_local(Listener::new("scroll", ask)); // Dropped with the list.
    let on_resize = window_event_listener(ev::resize, move |_| ask());
    on_cleanup(move || on_resize.remove());
    // The first measure, and one for each change of the content.
    Effect::new(move |_| {
        count.track();
        headers.track();
        list.track();
        ask();
    });
    Effect::new(move |_| {
        // To ask for heights is to lay the screen out: only where there is a row to show.
        let Some(idx) = reveal.get() else { return };
        if let Some((list, heights)) = list.get_untracked().zip(heights()) {
            reveal_row(&list, idx, &headers.get_untracked(), heights);
        }
    });

    let each = move || window_rows.get().filter_map(&key).collect::<Vec<K>>();
    let children = move |offset: ReadSignal<usize>, key: K| {
        // A memo: each step of the window moves start and offset of every row, and the position of none.
        let position = Memo::new(move |_| start.get() + offset.get());
        let n_headers_before =
            move || headers.with(|headers| headers.partition_point(|&header| header < position.get()));
        let is_header = move || headers.with(|headers| headers.binary_search(&position.get()).is_ok());
        view! {
            <div
                class="virtual-list__row"
                role="listitem"
                data-header=move || is_header().then_some("true")
                style:--row-index=move || position.get().to_string()
                style:--row-headers=move || n_headers_before().to_string()
                aria-posinset=move || (position.get() + 1).to_string()
                aria-setsize=move || count.get().to_string()
            >
                {row(key, position.into())}
            </div>
        }
    };
    view! {
        <div
            class="virtual-list"
            role="list"
            aria-label=move || label.get()
            node_ref=list
            style:--virtual-rows=move || count.get().to_string()
            style:--virtual-headers=move || headers.with(Vec::len).to_string()
        >
            <div class="virtual-list__probe" data-probe="row" node_ref=row_probe aria-hidden="true"></div>
            <div class="virtual-list__probe" data-probe="header" node_ref=header_probe aria-hidden="true"></div>
            <ForEnumerate each key=K::clone children />
        </div>
    }
}

/// Scrolls so that the row is whole in view, as little as possible. A row far away has no element to ask.
fn reveal_row(list: &web_sys::HtmlDivElement, idx: usize, headers: &[usize], heights: Heights) {
    let n_before = headers.partition_point(|&header| header < idx);
    let top = count(idx) * heights.row + count(n_before) * (heights.header - heights.row);
    let y = list.get_bounding_client_rect().top() + top;
    let screen = screen_height();
    // A third of a row of air, and room for the sticky header and the bar.
    let (upper, lower) = (heights.header + heights.row, screen - heights.row * 2.0);
    let by = if y < upper {
        y - upper
    } else if lower < y + heights.row {
        y + heights.row - lower
    } else {
        return;
    };
    match scroller_of(list) {
        Some(scroller) => scroller.set_scroll_top(scroller.scroll_top() + whole_px(by)),
        None => window().scroll_by_with_x_and_y(0.0, by),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates; a scroll is far below 2^31 pixels")]
fn whole_px(value: f64) -> i32 {
    value.round() as i32
}

/// The nearest element around that scrolls; nothing when the page itself does.
fn scroller_of(list: &web_sys::HtmlDivElement) -> Option<web_sys::Element> {
    let mut at = list.parent_element();
    while let Some(element) = at {
        let style = window().get_computed_style(&element).ok().flatten();
        let overflow =
            style.and_then(|style| style.get_property_value("overflow-y").ok()).unwrap_or_default();
        if matches!(overflow.as_str(), "auto" | "scroll") && element != document().document_element()? {
            return Some(element);
        }
        at = element.parent_element();
    }
    None
}

/// A passive capturing listener on the window, removed on drop.
struct Listener {
    name: &'static str,
    callback: wasm_bindgen::closure::Closure<dyn Fn()>,
}

impl Listener {
    fn new(name: &'static str, callback: impl Fn() + 'static) -> Self {
        let callback = wasm_bindgen::closure::Closure::<dyn Fn()>::new(callback);
        let options = web_sys::AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(true);
        let function = callback.as_ref().unchecked_ref();
        drop(
            window()
                .add_event_listener_with_callback_and_add_event_listener_options(name, function, &options),
        );
        Self { name, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        drop(window().remove_event_listener_with_callback_and_bool(self.name, function, true));
    }
}

#[cfg(test)]
mod tests {
    use super::{Heights, OVERSCAN, first_rows, row_at, window_of};

    const HEIGHTS: Heights = Heights { row: 10.0, header: 25.0 };

    /// The same by adding up, row after row.
    fn row_at_slowly(offset: f64, headers: &[usize], n_rows: usize) -> usize {
        let mut bottom = 0.0;
        for idx in 0..n_rows {
            bottom += if headers.contains(&idx) { HEIGHTS.header } else { HEIGHTS.row };
            if offset < bottom {
                return idx;
            }
        }
        n_rows
    }

    #[test]
    fn rows_are_found_among_headers() {
        for headers in [vec![], vec![0], vec![0, 1, 2], vec![3, 7, 8, 19], vec![5]] {
            for step in 0..600 {
                let offset = f64::from(step) / 2.0;
                let expected = row_at_slowly(offset, &headers, 1_000);
                assert_eq!(row_at(offset, &headers, HEIGHTS), expected, "{offset} {headers:?}");
            }
        }
    }

    #[test]
    fn above_the_list_is_its_first_row() {
        assert_eq!(row_at(-400.0, &[0, 4], HEIGHTS), 0);
    }

    #[test]
    fn the_first_rows_fill_any_screen_and_little_more() {
        // A phone upright: eighteen rows of 76 pixels would be 1 368.
        assert_eq!(window_of(&(0..first_rows(844.0)), 100, OVERSCAN), 0..18);
        assert_eq!(window_of(&(0..first_rows(1440.0)), 100, OVERSCAN), 0..30);
        // A screen that says nothing of itself still gets some.
        assert!(8 < window_of(&(0..first_rows(0.0)), 100, OVERSCAN).end);
    }

    #[test]
    fn windows_hold_what_is_seen_and_end_with_the_list() {
        assert_eq!(window_of(&(0..10), 100, OVERSCAN), 0..18);
        assert_eq!(window_of(&(50..60), 100, OVERSCAN), 42..68);
        assert_eq!(window_of(&(95..105), 100, OVERSCAN), 86..100);
        assert_eq!(window_of(&(0..10), 3, OVERSCAN), 0..3);
        assert_eq!(window_of(&(500..510), 3, OVERSCAN), 3..3);
    }
}
