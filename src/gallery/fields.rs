//! Fields, filled, empty, wrong and out of use.

use super::Part;
use crate::widgets::{
    combobox::{ComboOption, Combobox},
    date_field::DateField,
    money_field::MoneyField,
    search_field::SearchField,
    select_field::{Choice, SelectField},
    text_area::TextArea,
    text_field::TextField,
};
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn Fields() -> impl IntoView {
    let text = RwSignal::new("Fuite sous l’évier de la cuisine du deuxième étage".to_owned());
    let search = RwSignal::new("évi".to_owned());
    let priority = RwSignal::new("p2".to_owned());
    let date = RwSignal::new(NaiveDate::from_ymd_opt(2026, 11, 27));
    let cents = RwSignal::new(Some(123_456_i64));
    let place = RwSignal::new("Cuisine".to_owned());
    let places = ["Cuisine", "Salle de réunion Montgolfier", "Accueil", "Local technique", "Parking"]
        .map(|name| ComboOption {
            value: name.to_owned(),
            label: name.to_owned(),
            hint: Some("Siège › Bâtiment A".to_owned()),
        })
        .to_vec();
    let priorities = vec![
        Choice::new("p1", "Urgente"),
        Choice::new("p2", "Haute"),
        Choice::new("p3", "Normale"),
        Choice::new("p4", "Basse"),
    ];
    let set_text = Callback::new(move |value| text.set(value));
    view! {
        <Part title="Champs">
            <div class="grid-auto">
                <TextField label="Titre" value=text on_input=set_text />
                <TextField
                    label="Courriel"
                    value=""
                    kind="email"
                    placeholder=Some("prenom.nom@exemple.fr".to_owned())
                    hint=Some("Il sert à prévenir le demandeur.".to_owned())
                />
                <TextField label="Nom de la vue" value="" error=Some("Un nom est nécessaire.".to_owned()) />
                <TextField label="Référence d’origine" value="SR1-4102233" disabled=true />
                <SelectField
                    label="Priorité"
                    value=priority
                    choices=priorities
                    on_change=move |value| priority.set(value)
                />
                <DateField label="Échéance" value=date on_change=move |value| date.set(value) />
                <MoneyField label="Coût" cents on_change=move |value| cents.set(value) />
                <Combobox
                    label="Lieu"
                    value=place
                    options=places
                    on_select=move |value| place.set(value)
                    on_create=move |value| place.set(value)
                    on_clear=move |()| place.set(String::new())
                    placeholder=Some("Chercher ou créer".to_owned())
                />
            </div>
            <TextArea label="Description" value=text on_input=set_text />
            <SearchField
                label="Rechercher partout"
                value=search
                on_input=move |value| search.set(value)
                placeholder=Some("Titre, lieu, personne, code…".to_owned())
            />
        </Part>
    }
}
