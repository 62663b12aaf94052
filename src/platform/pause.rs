//! Letting the browser draw and answer between two slices of long work.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

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
