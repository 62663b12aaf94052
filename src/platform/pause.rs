//! Letting the browser draw and answer between two slices of long work.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// A tab in the background draws no frames: it goes on after this.
const NO_FRAME_MS: u32 = 50;

/// Goes on after the next frame was drawn: of long work that people look at, one slice a frame.
pub async fn frame() {
    type Waker = Closure<dyn FnMut()>;
    let window = leptos::prelude::window();
    let kept: Rc<RefCell<Option<(Waker, Timeout, Option<i32>)>>> = Rc::default();
    let drawn = Promise::new(&mut |resolve: Function, _| {
        let late = resolve.clone();
        let wake = Waker::new(move || drop(resolve.call0(&JsValue::NULL)));
        let timer = Timeout::new(NO_FRAME_MS, move || drop(late.call0(&JsValue::NULL)));
        let asked = window.request_animation_frame(wake.as_ref().unchecked_ref()).ok();
        *kept.borrow_mut() = Some((wake, timer, asked));
    });
    // Resolving cannot fail.
    let _ = JsFuture::from(drawn).await;
    if let Some((_, _, Some(asked))) = kept.take() {
        // A frame that comes later would call what is gone by then.
        let _ = window.cancel_animation_frame(asked);
    }
    breathe().await;
}

/// Goes on after whatever the browser has waiting. A message, not a timer or a frame: those are slowed down or stopped
/// in a tab in the background, and long work goes on there.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (here, there) = (channel.port1(), channel.port2());
    let kept: Rc<RefCell<Option<Closure<dyn FnMut()>>>> = Rc::default();
    let woken = Promise::new(&mut |resolve: Function, _| {
        let wake = Closure::new(move || drop(resolve.call0(&JsValue::NULL)));
        here.set_onmessage(Some(wake.as_ref().unchecked_ref()));
        *kept.borrow_mut() = Some(wake);
    });
    if there.post_message(&JsValue::NULL).is_ok() {
        // Resolving cannot fail.
        let _ = JsFuture::from(woken).await;
    }
    here.set_onmessage(None);
    here.close();
}
