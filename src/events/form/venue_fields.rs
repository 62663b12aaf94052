//! Where an event is: one of our places, or an address elsewhere.

use domain::office::NamedKind;
use leptos::prelude::*;
use supply::book::Book;

use super::sheet::said;
use super::sketch::{Editing, Fault, Named};
use crate::i18n::use_t;
use crate::requests::detail::pickers::options_of;
use crate::session::use_session;
use crate::widgets::combobox::{ComboOption, Combobox};
use crate::widgets::segmented::SegmentedControl;
use crate::widgets::select_field::Choice;
use crate::widgets::text_area::TextArea;
use crate::widgets::text_field::TextField;

/// The venue and how to get in.
#[component]
pub fn VenueFields(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let is_elsewhere = editing.get(|sketch| sketch.venue.is_elsewhere);
    let place = editing.get(|sketch| sketch.venue.place.clone());
    let place_name = Signal::derive(move || match place.get() {
        None => String::new(),
        Some(Named::New(name)) => name,
        Some(Named::Known(id)) => {
            session.look(|office, _| office.name(id).map(str::to_owned)).unwrap_or_default()
        }
    });
    let own = move || {
        view! {
            <Combobox
                label=said(t, |t| t.event_place())
                value=place_name
                options=Signal::derive(move || session.look(|office, _| options_of(t, office, NamedKind::Place)))
                on_select=editing.put(|sketch, id: String| sketch.venue.place = id.parse().ok().map(Named::Known))
                on_create=editing.put(|sketch, name| sketch.venue.place = Some(Named::New(name)))
                on_clear=editing.put(|sketch, ()| sketch.venue.place = None)
                placeholder=Signal::derive(move || Some(t.event_place_example().to_owned()))
            />
        }
    };
    view! {
        <fieldset class="event-form__group">
            <legend class="field__label">{move || t.event_venue()}</legend>
            <SegmentedControl
                label=said(t, |t| t.event_venue())
                choices=Signal::derive(move || {
                    vec![Choice::new("own", t.event_venue_own()), Choice::new("elsewhere", t.event_venue_elsewhere())]
                })
                value=Signal::derive(move || if is_elsewhere.get() { "elsewhere" } else { "own" }.to_owned())
                on_change=editing.put(|sketch, key: String| sketch.venue.is_elsewhere = key == "elsewhere")
            />
            <Show when=move || is_elsewhere.get() fallback=own>
                <Elsewhere editing />
            </Show>
            <TextArea
                label=said(t, |t| t.event_access())
                value=editing.get(|sketch| sketch.access.clone())
                on_input=editing.put(|sketch, text| sketch.access = text)
                placeholder=Signal::derive(move || Some(t.event_access_example().to_owned()))
            />
        </fieldset>
    }
}

/// An address elsewhere; a party of the directory gives its own.
#[component]
fn Elsewhere(editing: Editing) -> impl IntoView {
    let (session, t) = (use_session(), use_t());
    let options = Signal::derive(move || {
        session.look_in::<Book, _>(|book, _, _| {
            let parties = book.parties_by_name();
            let parties =
                parties.iter().filter_map(|id| book.parties.alive(*id)).filter(|it| it.merged.is_none());
            let option = |party: &supply::party::Party| ComboOption {
                value: party.id.to_string(),
                label: party.name.clone(),
                hint: party.adrs.first().map(|address| address.city.clone()).filter(|city| !city.is_empty()),
            };
            parties.map(option).collect::<Vec<_>>()
        })
    });
    let take_party = Callback::new(move |id: String| {
        let Ok(id) = id.parse() else { return };
        let known = session.peek_in::<Book, _>(|book, _, _| {
            let party = book.parties.get(id)?;
            Some((party.name.clone(), party.adrs.first().cloned()))
        });
        let Some((name, address)) = known else { return };
        editing.sketch.update(|sketch| {
            let venue = &mut sketch.venue;
            (venue.party, venue.name) = (Some(id), name);
            if let Some(address) = address {
                venue.street = address.street;
                venue.postcode = address.postcode;
                venue.city = address.city;
            }
        });
    });
    let link_error = Signal::derive(move || {
        editing.fault(|fault| fault == Fault::Link).map(|_| t.event_link_bad().to_owned())
    });
    view! {
        <Combobox
            label=said(t, |t| t.event_venue_name())
            value=editing.get(|sketch| sketch.venue.name.clone())
            options
            on_select=take_party
            on_create=editing.put(|sketch, name| (sketch.venue.name, sketch.venue.party) = (name, None))
            on_clear=editing.put(|sketch, ()| (sketch.venue.name, sketch.venue.party) = (String::new(), None))
            placeholder=Signal::derive(move || Some(t.event_venue_example().to_owned()))
            most=8
        />
        <TextField
            label=said(t, |t| t.event_street())
            value=editing.get(|sketch| sketch.venue.street.clone())
            on_input=editing.put(|sketch, text| sketch.venue.street = text)
        />
        <div class="event-form__address">
            <TextField
                label=said(t, |t| t.event_postcode())
                value=editing.get(|sketch| sketch.venue.postcode.clone())
                on_input=editing.put(|sketch, text| sketch.venue.postcode = text)
            />
            <TextField
                label=said(t, |t| t.event_city())
                value=editing.get(|sketch| sketch.venue.city.clone())
                on_input=editing.put(|sketch, text| sketch.venue.city = text)
            />
        </div>
        <TextField
            label=said(t, |t| t.event_map_link())
            value=editing.get(|sketch| sketch.venue.link.clone())
            on_input=editing.put(|sketch, text| sketch.venue.link = text)
            hint=Signal::derive(move || Some(t.event_map_link_hint().to_owned()))
            error=link_error
        />
    }
}
