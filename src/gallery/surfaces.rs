//! Dialogs, sheets, messages, banners, empty states, progress.

use super::Part;
use crate::widgets::{
    banner::{Banner, BannerKind},
    button::{Button, ButtonKind},
    dialog::{Dialog, Sheet},
    empty_state::EmptyState,
    icon::Glyph,
    progress::Progress,
    snackbar::Notices,
    stepper::Stepper,
};
use leptos::prelude::*;

#[component]
pub(super) fn Surfaces() -> impl IntoView {
    let notices = Notices::expect_or_new();
    let (is_dialog, is_sheet) = (RwSignal::new(false), RwSignal::new(false));
    let nothing = Callback::new(|()| {});
    view! {
        <Part title="Surfaces">
            <div class="gallery__specimen">
                <Button label="Ouvrir un dialogue" on_click=move |()| is_dialog.set(true) />
                <Button label="Ouvrir une feuille" on_click=move |()| is_sheet.set(true) />
                <Button
                    label="Dire quelque chose"
                    on_click=move |()| notices.say_with("Demande à la corbeille", "Annuler", nothing)
                />
                <Button
                    label="Dire un échec"
                    on_click=move |()| notices.warn("Cette modification n’a pas pu être enregistrée")
                />
            </div>
            <Dialog open=is_dialog on_close=move |()| is_dialog.set(false) title="Effacer l’exemple ?">
                <p>"Les soixante demandes de Mirabeau Conseil seront retirées. Les vôtres restent."</p>
                <div class="modal__actions">
                    <Button label="Annuler" on_click=move |()| is_dialog.set(false) />
                    <Button label="Retirer" kind=ButtonKind::Primary on_click=move |()| is_dialog.set(false) />
                </div>
            </Dialog>
            <Sheet open=is_sheet on_close=move |()| is_sheet.set(false) title="Filtrer">
                <p>"Une feuille monte du bas sur un téléphone, et se range à droite ailleurs."</p>
            </Sheet>
            <div class="stack">
                <Banner
                    message="Ajoutez l’application à l’écran d’accueil : sinon, Safari efface ses données après 7 jours sans visite."
                    kind=BannerKind::Warning
                    action="Comment faire"
                    on_action=nothing
                />
                <Banner message="Une nouvelle version est prête." action="Mettre à jour" on_action=nothing on_dismiss=nothing />
                <Banner message="Une partie des données est illisible. Faites une sauvegarde maintenant." kind=BannerKind::Danger />
            </div>
            <Stepper
                steps=["Fichier", "Colonnes", "Valeurs", "Vérification"].map(str::to_owned).to_vec()
                current=1
            />
            <Progress
                label="Import en cours"
                value=Some(0.48)
                detail=Some("1 200 sur 2 484 lignes".to_owned())
                on_cancel=nothing
            />
            <Progress label="Lecture du fichier" value=None />
            <EmptyState
                glyph=Glyph::Requests
                title="Aucune demande pour l’instant"
                body="Touchez + et écrivez une ligne, comme on la dit. Ou partez d’un fichier, ou d’un exemple."
            >
                <Button label="Voir un exemple" kind=ButtonKind::Primary on_click=nothing />
                <Button label="Importer un fichier" on_click=nothing />
            </EmptyState>
        </Part>
    }
}
