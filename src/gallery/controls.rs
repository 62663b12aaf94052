//! Buttons, chips, switches, menus, pills, avatars.

use super::Part;
use crate::widgets::{
    avatar::Avatar,
    button::{Button, ButtonKind, ButtonLink, IconButton},
    chip::{Chip, RemovableChip, ToggleChip},
    icon::Glyph,
    menu::{Menu, MenuItem},
    pill::{Pill, PillState},
    segmented::{SegmentedControl, Tabs},
    select_field::Choice,
    switch::{Checkbox, Switch},
};
use leptos::prelude::*;

#[component]
pub(super) fn Controls() -> impl IntoView {
    let is_on = RwSignal::new(true);
    let theme = RwSignal::new("system".to_owned());
    let tab = RwSignal::new("comments".to_owned());
    let nothing = Callback::new(|()| {});
    let menu = move || {
        vec![
            MenuItem::new("Dupliquer", Glyph::Copy, nothing),
            MenuItem::new("Partager", Glyph::Share, nothing),
            MenuItem::new("Imprimer", Glyph::Print, nothing),
            MenuItem::new("Mettre à la corbeille", Glyph::Trash, nothing).grave(),
        ]
    };
    let sorts = move || {
        vec![
            MenuItem::choice("Plus récentes", true, nothing),
            MenuItem::choice("Échéance", false, nothing),
            MenuItem::choice("Dernière modification", false, nothing),
        ]
    };
    let themes = vec![
        Choice::new("system", "Comme l’appareil"),
        Choice::new("light", "Clair"),
        Choice::new("dark", "Sombre"),
    ];
    let tabs = vec![Choice::new("comments", "Commentaires"), Choice::new("history", "Historique")];
    view! {
        <Part title="Boutons">
            <div class="gallery__specimen">
                <Button label="Créer la demande" kind=ButtonKind::Primary on_click=nothing />
                <Button label="Restaurer" glyph=Glyph::Undo on_click=nothing />
                <Button label="Effacer définitivement" kind=ButtonKind::Danger on_click=nothing />
                <Button label="Indisponible" disabled=true on_click=nothing />
                <Button label="Enregistrement…" kind=ButtonKind::Primary busy=true on_click=nothing />
                <ButtonLink href="#" label="Aller aux demandes" glyph=Glyph::Requests />
            </div>
            <div class="gallery__specimen">
                <IconButton glyph=Glyph::Share label="Partager" on_click=nothing />
                <IconButton
                    glyph=Glyph::Star
                    label="Suivre"
                    pressed=is_on
                    on_click=move |()| is_on.update(|is_on| *is_on = !*is_on)
                />
                <IconButton glyph=Glyph::Plus label="Ajouter" kind=ButtonKind::Primary on_click=nothing />
                <IconButton glyph=Glyph::Trash label="Indisponible" disabled=true on_click=nothing />
                <Menu label="Autres actions" items=menu />
                <Menu label="Trier par" items=sorts glyph=Glyph::Sort show_label=true />
            </div>
        </Part>
        <Part title="Jetons">
            <div class="gallery__specimen">
                <Chip label="Déménagement et manutention" glyph=Glyph::Truck />
                <ToggleChip label="Ouvertes" pressed=is_on on_toggle=move |on| is_on.set(on) count=Some(128) />
                <ToggleChip label="En retard" pressed=move || !is_on.get() on_toggle=move |on: bool| is_on.set(!on) count=Some(7) />
                <RemovableChip label="Cuisine" glyph=Glyph::Place on_remove=nothing />
                <RemovableChip label="vendredi 27 nov." glyph=Glyph::Calendar on_remove=nothing />
            </div>
            <div class="gallery__specimen">
                <Pill state=PillState::Saved label="enregistré ici" href="#" />
                <Pill state=PillState::Busy label="envoi…" href="#" />
                <Pill state=PillState::ToSend label="3 à envoyer" href="#" />
                <Pill state=PillState::UpToDate label="à jour il y a 2 min" href="#" />
                <Pill state=PillState::Unreachable label="serveur injoignable depuis 09:12" href="#" />
            </div>
            <div class="gallery__specimen">
                <Avatar name="Anne Morel" />
                <Avatar name="Jean-Baptiste de la Rochefoucauld" />
                <Avatar name="Sofia Benali" />
                <Avatar name="Marc Lefèvre" />
                <Avatar name="Élodie" />
                <Avatar name="" label="Sans responsable" />
            </div>
        </Part>
        <Part title="Choix">
            <SegmentedControl label="Thème" choices=themes value=theme on_change=move |value| theme.set(value) />
            <SegmentedControl
                label="Présentation"
                choices=vec![Choice::new("system", "Liste"), Choice::new("light", "Tableau")]
                value=theme
                on_change=move |value| theme.set(value)
                glyphs=vec![Glyph::List, Glyph::Board]
            />
            <Tabs label="Parties de la demande" tabs value=tab on_change=move |value| tab.set(value) panel="gallery-panel" />
            <div id="gallery-panel" role="tabpanel" tabindex="0">{move || tab.get()}</div>
            <Switch
                label="Rappels d’échéance"
                hint=Some("Une fois par jour, le matin.".to_owned())
                checked=is_on
                on_change=move |on| is_on.set(on)
            />
            <Checkbox label="Couper l’arrivée d’eau sous l’évier" checked=is_on on_change=move |on| is_on.set(on) />
        </Part>
    }
}
