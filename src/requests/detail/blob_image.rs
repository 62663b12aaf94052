//! A stored picture on the screen.

use std::rc::Rc;

use leptos::prelude::*;
use store::Backend;

use crate::platform::photo::ObjectUrl;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// The picture with this hash, read from the device. Its address is given back when it leaves the screen.
#[component]
pub fn BlobImage(
    /// SHA-256 of its bytes, hex.
    #[prop(into)]
    sha256: Signal<String>,
    /// What it shows; read out.
    #[prop(into)]
    alt: Signal<String>,
    /// What is said where the bytes are not on this device.
    #[prop(into)]
    missing: Signal<String>,
) -> impl IntoView {
    let session = use_session();
    let image = LocalResource::new(move || {
        let sha256 = sha256.get();
        async move {
            let bytes = session.with_device(async |device| device.backend().blob(&sha256).await).await;
            bytes.ok().flatten().and_then(|bytes| ObjectUrl::of_jpeg(&bytes)).map(Rc::new)
        }
    });
    move || {
        match image.get() {
        None => ().into_any(),
        Some(Some(url)) => view! { <img src=url.as_str().to_owned() alt=move || alt.get() decoding="async" /> }.into_any(),
        Some(None) => view! {
            <span class="photos__missing" role="img" aria-label=move || missing.get() title=move || missing.get()>
                <Icon glyph=Glyph::Photo />
            </span>
        }
        .into_any(),
    }
    }
}
