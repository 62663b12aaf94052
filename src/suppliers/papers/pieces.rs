//! The pieces of a file: each with its shape, its date, until when it serves, when it was asked for.

use leptos::prelude::*;
use replica::RecordId;
use supply::paper::{Piece, PieceType};

use super::document_sheet::Subject;
use super::mark::LightMark;
use super::{state, words};
use crate::i18n::use_t;
use crate::session::use_session;
use crate::widgets::icon::{Glyph, Icon};

/// The pieces of a file.
#[component]
pub fn Pieces(
    /// The supplier.
    party: RecordId,
    /// Which document is open.
    document: RwSignal<Option<Subject>>,
) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let file = state::file(session, party);
    let has_attestation = Memo::new(move |_| {
        file.with(|file| {
            file.pieces.iter().any(|it| it.kind == PieceType::Attestation && it.document.is_some())
        })
    });
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.vigilance_pieces()}</h2>
            </div>
            <ul class="pieces">
                {move || file.with(|file| file.pieces.iter().map(|piece| row(t, party, piece, document)).collect_view())}
            </ul>
            <Show when=move || has_attestation.get()>
                <p class="u-faint pieces__note">{move || t.vigilance_check_genuine()}</p>
            </Show>
        </section>
    }
}

fn row(
    t: crate::i18n::T,
    party: RecordId,
    piece: &Piece,
    open: RwSignal<Option<Subject>>,
) -> impl IntoView + use<> {
    let kind = piece.kind.document();
    let name = words::type_name(t, kind);
    let light = words::piece_light(piece);
    let state = words::piece_state(t, piece);
    let dated = piece.issued.map(|day| t.vigilance_piece_dated(&t.date_year(day)));
    let asked = piece.asked.map(|asked| t.vigilance_piece_asked(&t.date_year(asked.on)));
    let notes = [dated, asked].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let document = piece.document;
    let is_wanting = piece.is_wanting();
    view! {
        <li class="piece" data-kind=piece.kind.key()>
            <LightMark light />
            <div class="piece__text">
                {match document {
                    Some(id) => view! {
                        <button class="piece__name" type="button" on:click=move |_| open.set(Some(Subject::Known(id)))>{name}</button>
                    }.into_any(),
                    None => view! { <span class="piece__name">{name}</span> }.into_any(),
                }}
                <span class="piece__state" data-wanting=is_wanting.then_some("true")>{state}</span>
                {(!notes.is_empty()).then(|| view! { <span class="piece__note">{notes}</span> })}
            </div>
            <button
                class="piece__add"
                type="button"
                aria-label=t.vigilance_piece_add_named(name)
                on:click=move |_| open.set(Some(Subject::New(kind, Some(party))))
            >
                <Icon glyph=Glyph::Plus />
                <span>{t.vigilance_piece_add()}</span>
            </button>
        </li>
    }
}
