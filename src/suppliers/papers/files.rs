//! The files of a document on this device: opened, downloaded, taken away.

use std::rc::Rc;

use domain::kinds::kind;
use leptos::prelude::*;
use replica::RecordId;
use store::{Act, Backend};
use supply::book::Book;
use supply::paper::{FileRef, set_file};

use crate::i18n::use_t;
use crate::platform::photo::ObjectUrl;
use crate::session::{Session, use_session};
use crate::widgets::button::IconButton;
use crate::widgets::icon::{Glyph, Icon};

/// The files that a document has.
#[component]
pub fn StoredFiles(
    /// The document.
    document: RecordId,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let file = Memo::new(move |_| {
        session.look_in::<Book, _>(|book, _, _| book.documents.get(document).and_then(|it| it.file.clone()))
    });
    let pages = Memo::new(move |_| {
        session.look(|office, _| {
            office.children(document).photos.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let remove_file =
        Callback::new(move |()| session.act(Act::one(set_file(document, None)), t.paper_file_removed()));
    view! {
        {move || {
            file.get().map(|file| view! { <StoredPdf file on_remove=remove_file /> })
        }}
        <ul class="paper-pages" data-empty=move || pages.with(Vec::is_empty).then_some("true")>
            <For each=move || pages.get() key=|id| *id let:id>
                <Page id at=Signal::derive(move || pages.with(|all| all.iter().position(|it| *it == id).unwrap_or(0) + 1)) />
            </For>
        </ul>
    }
}

/// Bytes of the device under an address, with their media type.
fn url_of(session: Session, sha256: Signal<String>, mime: String) -> LocalResource<Option<Rc<ObjectUrl>>> {
    LocalResource::new(move || {
        let (sha256, mime) = (sha256.get(), mime.clone());
        async move {
            let bytes = session.with_device(async |device| device.backend().blob(&sha256).await).await;
            bytes.ok().flatten().and_then(|bytes| ObjectUrl::of(&bytes, &mime)).map(Rc::new)
        }
    })
}

#[component]
fn StoredPdf(file: FileRef, on_remove: Callback<()>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let url = url_of(session, Signal::stored(file.blob.clone()), file.mime.clone());
    let name = StoredValue::new(file.name.clone());
    let links = move || {
        url.get().map(|url| match url {
            // Held by the resource: the address is given back when the sheet closes.
            Some(url) => {
                let (open, save) = (url.as_str().to_owned(), url.as_str().to_owned());
                view! {
                    <a class="button" href=open target="_blank" rel="external noopener">
                        <Icon glyph=Glyph::Eye />
                        <span class="button__label">{move || t.paper_open_file()}</span>
                    </a>
                    <a class="icon-button" href=save download=name.get_value() rel="external" aria-label=move || t.paper_download() title=move || t.paper_download()>
                        <Icon glyph=Glyph::Download />
                    </a>
                }
                .into_any()
            }
            None => view! { <span class="paper-file__note" role="status">{move || t.paper_file_elsewhere()}</span> }.into_any(),
        })
    };
    view! {
        <div class="paper-file" data-kind="pdf">
            <span class="paper-file__mark"><Icon glyph=Glyph::Requests /></span>
            <span class="paper-file__name">{file.name.clone()}</span>
            <span class="paper-file__note">{move || t.bytes(file.size_bytes)}</span>
            <span class="paper-file__acts">
                {links}
                <IconButton
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.remove_named(&name.get_value()))
                    on_click=on_remove
                />
            </span>
        </div>
    }
}

#[component]
fn Page(id: RecordId, at: Signal<usize>) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let sha256 = Memo::new(move |_| {
        session.record(id).and_then(|record| record.text("blob").map(str::to_owned)).unwrap_or_default()
    });
    let url = url_of(session, sha256.into(), "image/jpeg".to_owned());
    let remove = move |_| {
        let act = Act::one(domain::compose::set_life(id, kind::PHOTO, "trashed"));
        session.act(act, t.paper_file_removed());
    };
    view! {
        <li class="paper-page">
            {move || {
                url.get().map(|url| match url {
                    Some(url) => {
                        let (open, source) = (url.as_str().to_owned(), url.as_str().to_owned());
                        view! {
                            <a href=open target="_blank" rel="external noopener" aria-label=move || t.paper_open_page(at.get())>
                                <img src=source alt="" decoding="async" />
                            </a>
                        }
                        .into_any()
                    }
                    None => view! { <p class="paper-file__note">{move || t.paper_file_elsewhere()}</p> }.into_any(),
                })
            }}
            <span class="paper-page__foot">
                <span>{move || t.paper_page(at.get())}</span>
                <IconButton
                    glyph=Glyph::Trash
                    label=Signal::derive(move || t.remove_named(&t.paper_page(at.get())))
                    on_click=remove
                />
            </span>
        </li>
    }
}
