//! The debrief.

messages! {
    review_title() = "Bilan" / "Debrief";
    review_print() = "Page pour la direction" / "Page for the direction";
    review_print_title() = "Bilan" / "Debrief";
    review_share() = "Partager" / "Share";
    review_copied() = "Bilan copié" / "Debrief copied";
    review_not_shared() = "Ce navigateur ne sait ni partager ni copier." / "This browser can neither share nor copy.";
    review_early_title() = "Le bilan se fera de lui-même" / "The debrief will write itself";
    review_early_body() = "Le direct note les heures, le pointage compte les invités, le budget suit les factures. Ici, tout se compare au prévu." / "Live mode notes the times, the door counts the guests, the budget follows the invoices. Here, all is compared with the plan.";
    // Figures.
    review_times() = "Horaires" / "Times";
    review_people() = "Invités" / "Guests";
    review_money() = "Budget" / "Budget";
    review_came(n) = ["venu", "venus"] / ["came", "came"];
    review_of_expected(n) = ["sur {n} attendu", "sur {n} attendus"] / ["of {n} expected", "of {n} expected"];
    review_nobody_yet() = "Personne n’est encore pointé" / "Nobody has been checked in yet";
    review_on_time() = "À l’heure" / "On time";
    review_began_late(length: &str) = "Ouverture : +{length}" / "Start: +{length}";
    review_began_early(length: &str) = "Ouverture : −{length}" / "Start: −{length}";
    review_began_on_time() = "Ouverture à l’heure" / "Started on time";
    review_ended_late(length: &str) = "Fin : +{length}" / "End: +{length}";
    review_ended_early(length: &str) = "Fin : −{length}" / "End: −{length}";
    review_ended_on_time() = "Fin à l’heure" / "Ended on time";
    review_not_noted() = "Aucune heure notée" / "No time noted";
    review_no_budget() = "Pas de budget" / "No budget";
    review_under(amount: &str) = "{amount} sous le plafond" / "{amount} under the cap";
    review_over(amount: &str) = "{amount} au-dessus du plafond" / "{amount} over the cap";
    // Times.
    review_cue() = "Séquence" / "Cue";
    review_planned() = "Prévu" / "Planned";
    review_real() = "Réel" / "Actual";
    review_difference() = "Écart" / "Difference";
    review_missed() = "pas eu lieu" / "did not happen";
    review_running() = "en cours" / "running";
    review_times_empty() = "Lancez le direct le jour venu : les heures réelles s’inscriront ici." / "Start live mode on the day: the actual times will appear here.";
    review_to_live() = "Ouvrir le direct" / "Open live mode";
    review_lasted(length: &str) = "durée {length}" / "lasted {length}";
    // Guests.
    review_invited() = "Invités" / "Invited";
    review_answered() = "Ont répondu" / "Answered";
    review_said_yes() = "Ont dit oui" / "Said yes";
    review_have_come() = "Venus" / "Came";
    review_no_show() = "Absents" / "No-shows";
    review_walk_ins() = "Non inscrits" / "Walk-ins";
    review_surprises() = "Venus sans avoir dit oui" / "Came without a yes";
    review_duplicates() = "Pointés aux deux portes, comptés une fois" / "Checked in at two doors, counted once";
    review_heads(n) = ["{n} personne à l’intérieur, accompagnants compris", "{n} personnes à l’intérieur, accompagnants compris"] / ["{n} person inside, with plus-ones", "{n} people inside, with plus-ones"];
    review_turn_out(percent: i64) = "{percent} % de ceux qui avaient dit oui sont venus" / "{percent}% of those who said yes came";
    review_people_empty() = "Aucun invité sur la liste." / "No guest on the list.";
    review_absent() = "Absents malgré un oui" / "No-shows despite a yes";
    // Money.
    review_cap() = "Plafond" / "Cap";
    review_money_planned() = "Prévu" / "Planned";
    review_money_committed() = "Engagé" / "Committed";
    review_money_invoiced() = "Facturé" / "Invoiced";
    review_money_paid() = "Payé" / "Paid";
    review_money_forecast() = "Coût final estimé" / "Estimated final cost";
    review_per_head() = "Par personne venue" / "For each who came";
    review_money_empty() = "Aucune ligne au budget." / "No line in the budget.";
    review_gross() = "TTC" / "incl. VAT";
    // Incidents.
    review_incidents() = "Incidents" / "Incidents";
    review_incidents_empty() = "Aucun incident noté." / "No incident noted.";
    review_incident_add() = "Ajouter un incident" / "Add an incident";
    review_incident_text() = "Ce qui s’est passé" / "What happened";
    review_incident_untitled() = "Photo sans texte" / "Photo without text";
    review_incident_gone() = "Incident supprimé" / "Incident deleted";
    review_during(cue: &str) = "pendant {cue}" / "during {cue}";
    review_noted_by(who: &str) = "noté par {who}" / "noted by {who}";
    review_delete(what: &str) = "Supprimer : {what}" / "Delete: {what}";
    // Lessons.
    review_lessons() = "Enseignements" / "Lessons";
    review_lessons_empty() = "Ce qu’on garde, ce qu’on change : écrivez-le tant que c’est frais." / "What to keep, what to change: write it down while it is fresh.";
    review_lesson_add() = "Un enseignement" / "A lesson";
    review_lesson_save() = "Ajouter" / "Add";
    review_lesson_kind() = "À garder ou à changer" / "Keep or change";
    review_keep() = "À garder" / "Keep";
    review_change() = "À changer" / "Change";
    review_lesson_added() = "Enseignement noté" / "Lesson noted";
    review_lesson_gone() = "Enseignement supprimé" / "Lesson deleted";
    review_lesson_text() = "Enseignement" / "Lesson";
    review_into_template() = "Vers le modèle" / "Into the template";
    review_into_task() = "Une tâche du rétroplanning" / "A task of the countdown";
    review_into_notes() = "Une ligne des notes du modèle" / "A line of the template’s notes";
    review_into_title() = "Pour la prochaine fois" / "For next time";
    review_into_body(template: &str) = "Le modèle « {template} » s’en souviendra." / "The template “{template}” will remember.";
    review_into_when() = "Quand faudra-t-il y penser ?" / "When must it be thought of?";
    review_into_day(day: i64) = "J{day}" / "D{day}";
    review_into_on_day() = "Jour J" / "D-day";
    review_applied_task() = "Tâche du modèle" / "Task of the template";
    review_applied_notes() = "Dans les notes du modèle" / "In the template’s notes";
    review_said_task(template: &str) = "Tâche ajoutée au modèle « {template} »" / "Task added to the template “{template}”";
    review_said_notes(template: &str) = "Noté dans le modèle « {template} »" / "Noted in the template “{template}”";
    review_no_template() = "Cet événement ne vient d’aucun modèle. Faites-en un depuis l’aperçu, et l’enseignement pourra y entrer." / "This event comes from no template. Make one from its overview, and the lesson can go into it.";
    // Survey.
    review_survey() = "Questionnaire" / "Survey";
    review_survey_text() = "Texte à envoyer aux invités" / "Text to send to the guests";
    review_survey_hint() = "Relisez, puis partagez par mail ou par SMS." / "Read it again, then share it by mail or SMS.";
    review_survey_share() = "Partager le questionnaire" / "Share the survey";
    review_survey_copied() = "Questionnaire copié" / "Survey copied";
    review_survey_default(event: &str) = "Bonjour,\n\nMerci d’avoir été là pour « {event} ». Trois questions, une minute :\n\n1. De 1 à 5, quelle note donnez-vous à l’ensemble ?\n2. Qu’est-ce qui vous a le plus plu ?\n3. Que changeriez-vous la prochaine fois ?\n\nRépondez simplement à ce message. Merci !" / "Hello,\n\nThank you for coming to “{event}”. Three questions, one minute:\n\n1. From 1 to 5, how do you rate it as a whole?\n2. What did you like best?\n3. What would you change next time?\n\nJust answer this message. Thank you!";
    // On paper.
    review_and_more(n) = ["et {n} autre", "et {n} autres"] / ["and {n} more", "and {n} more"];
    review_paper_made(on: &str) = "Établi le {on}" / "Made on {on}";
    review_paper_nothing() = "Rien à signaler." / "Nothing to report.";
    review_summary_line(came: &str, cost: &str) = "{came} · {cost}" / "{came} · {cost}";
}
