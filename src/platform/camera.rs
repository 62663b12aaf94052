//! Reading a QR code with the camera, where the browser can: `BarcodeDetector`, through `Reflect`, because web-sys does
//! not have it. Browsers without it, and pages over plain http, have no camera for us; people then type the code.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraError {
    /// The person, or their browser, said no.
    Denied,
    /// There is none, or something else uses it.
    Failed,
}

/// Whether a code can be read here at all.
pub fn can_scan() -> bool {
    detector().is_some() && media().is_some()
}

/// The camera's picture in an element; it stops when dropped.
pub struct Camera {
    video: HtmlVideoElement,
    stream: JsValue,
    detector: JsValue,
    is_over: Rc<Cell<bool>>,
}

impl Camera {
    /// Asks for the camera at the back and shows its picture.
    pub async fn open(video: HtmlVideoElement) -> Result<Self, CameraError> {
        let (media, get) = media().ok_or(CameraError::Failed)?;
        let detector = detector().ok_or(CameraError::Failed)?;
        let wish =
            object(&[("video", object(&[("facingMode", "environment".into())])), ("audio", JsValue::FALSE)]);
        let asked = get.call1(&media, &wish).map_err(|_| CameraError::Failed)?;
        let stream = JsFuture::from(promise(asked).ok_or(CameraError::Failed)?).await.map_err(|error| {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.as_deref() == Some("NotAllowedError") { CameraError::Denied } else { CameraError::Failed }
        })?;
        let camera = Self { video, stream, detector, is_over: Rc::default() };
        let is_set = Reflect::set(&camera.video, &"srcObject".into(), &camera.stream).unwrap_or(false);
        if !is_set {
            return Err(CameraError::Failed);
        }
        // A browser that wants a tap first shows the first picture then.
        if let Some(playing) = call(&camera.video, "play").and_then(promise) {
            drop(JsFuture::from(playing).await);
        }
        Ok(camera)
    }

    /// The text of a code in the picture now, if there is one.
    pub async fn look(&self) -> Option<String> {
        if self.is_over.get() {
            return None;
        }
        let detect: Function = Reflect::get(&self.detector, &"detect".into()).ok()?.dyn_into().ok()?;
        let looking = promise(detect.call1(&self.detector, &self.video).ok()?)?;
        let found: Array = JsFuture::from(looking).await.ok()?.dyn_into().ok()?;
        found.iter().find_map(|code| Reflect::get(&code, &"rawValue".into()).ok()?.as_string())
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.is_over.set(true);
        if let Some(tracks) =
            call(&self.stream, "getTracks").and_then(|tracks| tracks.dyn_into::<Array>().ok())
        {
            for track in tracks.iter() {
                drop(call(&track, "stop"));
            }
        }
    }
}

fn media() -> Option<(JsValue, Function)> {
    let media =
        Reflect::get(&window().navigator(), &"mediaDevices".into()).ok().filter(JsValue::is_object)?;
    let get = Reflect::get(&media, &"getUserMedia".into()).ok()?.dyn_into().ok()?;
    Some((media, get))
}

fn detector() -> Option<JsValue> {
    let class: Function = Reflect::get(&window(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
    let formats = Array::of1(&"qr_code".into());
    Reflect::construct(&class, &Array::of1(&object(&[("formats", formats.into())]))).ok()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // A plain object takes any key.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn call(on: &JsValue, name: &str) -> Option<JsValue> {
    let function: Function = Reflect::get(on, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(on).ok()
}

fn promise(value: JsValue) -> Option<Promise> {
    value.dyn_into().ok()
}
