//! The templates that come with the app. Content, not rules: change it freely, never the keys or the order of lines.

use super::built_in::{BuiltIn, CueLine, KitLine, MoneyLine, TaskLine, Words};

const fn task(days: i64, work: i64, after: Option<usize>, fr: &'static str, en: &'static str) -> TaskLine {
    TaskLine { days, work, after, title: Words(fr, en) }
}

const fn cue(hard: Option<i64>, minutes: i64, fr: &'static str, en: &'static str) -> CueLine {
    CueLine { hard, minutes, title: Words(fr, en) }
}

const fn fixed(category: &'static str, vat_bp: i64, fr: &'static str, en: &'static str) -> MoneyLine {
    MoneyLine { category, is_per_guest: false, vat_bp, title: Words(fr, en) }
}

const fn each(category: &'static str, vat_bp: i64, fr: &'static str, en: &'static str) -> MoneyLine {
    MoneyLine { category, is_per_guest: true, vat_bp, title: Words(fr, en) }
}

const fn kit(quantity: i64, fr: &'static str, en: &'static str) -> KitLine {
    KitLine { quantity, title: Words(fr, en) }
}

const SOIREE: BuiltIn = BuiltIn {
    key: "soiree",
    category: "party",
    name: Words("Soirée", "Party"),
    hours: (1110, 1470),
    tasks: &[
        task(
            -45,
            1,
            None,
            "Fixer la date, la jauge et le budget avec la direction",
            "Settle date, capacity and budget with the direction",
        ),
        task(-45, 3, Some(0), "Réserver le lieu", "Book the venue"),
        task(-40, 5, Some(0), "Demander trois devis de traiteur", "Ask three caterers for quotes"),
        task(
            -35,
            1,
            Some(1),
            "Vérifier l’accès, la sécurité et les autorisations du lieu",
            "Check access, safety and permits of the venue",
        ),
        task(
            -30,
            1,
            Some(2),
            "Choisir le traiteur et verser l’acompte",
            "Choose the caterer and pay the deposit",
        ),
        task(-30, 1, Some(1), "Réserver l’animation musicale", "Book the music"),
        task(-28, 2, Some(1), "Envoyer les invitations", "Send the invitations"),
        task(-21, 1, None, "Commander les cadeaux", "Order the gifts"),
        task(-15, 1, Some(6), "Relancer les invités sans réponse", "Remind the silent guests"),
        task(-14, 1, None, "Commander la décoration et le mobilier", "Order decoration and furniture"),
        task(
            -10,
            2,
            None,
            "Rédiger le conducteur et le relire avec la direction",
            "Write the run of show and go through it with the direction",
        ),
        task(
            -7,
            1,
            Some(8),
            "Donner au traiteur le nombre de couverts et les régimes",
            "Give the caterer covers and diets",
        ),
        task(
            -5,
            1,
            Some(10),
            "Envoyer le conducteur aux prestataires",
            "Send the run of show to the suppliers",
        ),
        task(
            -3,
            1,
            None,
            "Confirmer les horaires d’arrivée des prestataires",
            "Confirm the suppliers’ arrival times",
        ),
        task(
            -2,
            1,
            None,
            "Préparer le matériel et la feuille d’émargement",
            "Pack the equipment and the sign-in sheet",
        ),
        task(
            -1,
            1,
            None,
            "Vérifier que tout est lisible sur le téléphone, sans réseau",
            "Check that all can be read on the phone, without network",
        ),
        task(
            0,
            1,
            None,
            "Accueillir les prestataires et tester la sonorisation",
            "Receive the suppliers and test the sound",
        ),
        task(
            1,
            1,
            None,
            "Rapporter le matériel et faire l’état des lieux",
            "Bring the equipment back and inspect the venue",
        ),
        task(2, 1, None, "Remercier les prestataires et les invités", "Thank suppliers and guests"),
        task(5, 1, None, "Envoyer le questionnaire de satisfaction", "Send the survey"),
        task(
            7,
            1,
            None,
            "Contrôler les factures et rédiger le bilan",
            "Check the invoices and write the debrief",
        ),
    ],
    cues: &[
        cue(Some(1110), 45, "Accueil", "Welcome"),
        cue(Some(1155), 15, "Discours de la direction", "Speech by the direction"),
        cue(None, 90, "Cocktail", "Cocktail"),
        cue(Some(1260), 20, "Remise des cadeaux", "Gifts"),
        cue(None, 190, "Soirée dansante", "Dancing"),
        cue(Some(1470), 30, "Fin et rangement", "End and clearing up"),
    ],
    lines: &[
        fixed("venue", 2000, "Location du lieu", "Hire of the venue"),
        each("catering", 1000, "Traiteur", "Caterer"),
        each("drinks", 2000, "Boissons", "Drinks"),
        fixed("entertainment", 2000, "DJ", "DJ"),
        fixed("decoration", 2000, "Décoration", "Decoration"),
        fixed("furniture", 2000, "Location de mobilier", "Furniture hire"),
        each("gifts", 2000, "Cadeaux", "Gifts"),
    ],
    kit: &[
        kit(1, "Feuille d’émargement et stylos", "Sign-in sheet and pens"),
        kit(2, "Batteries externes", "Power banks"),
        kit(2, "Rallonges", "Extension cords"),
        kit(1, "Trousse de premiers secours", "First-aid kit"),
        kit(1, "Signalétique", "Signs"),
        kit(1, "Ruban adhésif et ciseaux", "Tape and scissors"),
    ],
};

const SEMINAIRE: BuiltIn = BuiltIn {
    key: "seminaire",
    category: "seminar",
    name: Words("Séminaire", "Seminar"),
    hours: (540, 1050),
    tasks: &[
        task(
            -45,
            2,
            None,
            "Définir l’objectif, le programme et le budget",
            "Settle aim, programme and budget",
        ),
        task(-45, 3, Some(0), "Réserver le lieu et les salles", "Book venue and rooms"),
        task(
            -40,
            2,
            Some(1),
            "Réserver les transports et l’hébergement",
            "Book transport and rooms for the night",
        ),
        task(-30, 1, Some(0), "Confirmer les intervenants", "Confirm the speakers"),
        task(
            -28,
            1,
            Some(1),
            "Envoyer les invitations et recueillir les régimes",
            "Send invitations and collect diets",
        ),
        task(-21, 1, None, "Choisir la restauration et les pauses", "Choose meals and breaks"),
        task(-14, 1, Some(4), "Relancer les personnes sans réponse", "Remind those who did not answer"),
        task(-10, 2, Some(3), "Recueillir les présentations", "Collect the presentations"),
        task(
            -7,
            1,
            Some(6),
            "Donner le nombre de repas et les régimes",
            "Give the number of meals and the diets",
        ),
        task(
            -5,
            1,
            None,
            "Envoyer le programme et le plan d’accès",
            "Send the programme and how to get there",
        ),
        task(-2, 1, None, "Préparer badges, supports et matériel", "Prepare badges, handouts and equipment"),
        task(-1, 1, None, "Tester la projection et le son", "Test projection and sound"),
        task(1, 1, None, "Partager les supports et le compte rendu", "Share handouts and minutes"),
        task(3, 1, None, "Envoyer le questionnaire", "Send the survey"),
        task(
            7,
            1,
            None,
            "Contrôler les factures et rédiger le bilan",
            "Check the invoices and write the debrief",
        ),
    ],
    cues: &[
        cue(Some(540), 30, "Accueil café", "Welcome coffee"),
        cue(Some(570), 30, "Ouverture", "Opening"),
        cue(None, 90, "Plénière", "Plenary"),
        cue(None, 20, "Pause", "Break"),
        cue(None, 70, "Ateliers", "Workshops"),
        cue(Some(750), 75, "Déjeuner", "Lunch"),
        cue(None, 120, "Ateliers", "Workshops"),
        cue(None, 20, "Pause", "Break"),
        cue(None, 60, "Restitution", "Conclusions"),
        cue(Some(1035), 15, "Clôture", "Closing"),
    ],
    lines: &[
        fixed("venue", 2000, "Location des salles", "Hire of the rooms"),
        each("catering", 1000, "Déjeuner", "Lunch"),
        each("catering", 1000, "Pauses", "Breaks"),
        fixed("transport", 1000, "Transports", "Transport"),
        fixed("technical", 2000, "Sonorisation et projection", "Sound and projection"),
        fixed("print", 2000, "Supports imprimés", "Handouts"),
    ],
    kit: &[
        kit(1, "Vidéoprojecteur et câbles", "Projector and cables"),
        kit(1, "Télécommande de présentation", "Clicker"),
        kit(1, "Badges", "Badges"),
        kit(2, "Tableaux de papier et feutres", "Flip charts and pens"),
        kit(2, "Rallonges", "Extension cords"),
    ],
};

const PETIT_DEJEUNER: BuiltIn = BuiltIn {
    key: "petit_dejeuner",
    category: "breakfast",
    name: Words("Petit-déjeuner", "Breakfast"),
    hours: (510, 600),
    tasks: &[
        task(-15, 1, None, "Choisir la date et le thème", "Choose date and theme"),
        task(-14, 1, Some(0), "Réserver la salle", "Book the room"),
        task(-12, 1, Some(0), "Envoyer les invitations", "Send the invitations"),
        task(-7, 1, None, "Commander viennoiseries, fruits et boissons", "Order pastries, fruit and drinks"),
        task(-3, 1, Some(2), "Relancer les personnes sans réponse", "Remind those who did not answer"),
        task(-2, 1, Some(4), "Confirmer la quantité au traiteur", "Confirm the quantity to the caterer"),
        task(
            -1,
            1,
            None,
            "Préparer la vaisselle et la machine à café",
            "Prepare crockery and the coffee machine",
        ),
        task(0, 1, None, "Recevoir la livraison et installer", "Receive the delivery and set up"),
        task(
            1,
            1,
            None,
            "Noter ce qui restait et ce qui manquait",
            "Note what was left and what was missing",
        ),
    ],
    cues: &[
        cue(Some(510), 15, "Accueil et café", "Welcome and coffee"),
        cue(None, 10, "Mot d’accueil", "Opening words"),
        cue(None, 50, "Échanges", "Conversation"),
        cue(Some(600), 20, "Fin et rangement", "End and clearing up"),
    ],
    lines: &[
        each("catering", 1000, "Viennoiseries et fruits", "Pastries and fruit"),
        each("drinks", 1000, "Boissons chaudes et jus", "Hot drinks and juice"),
    ],
    kit: &[
        kit(1, "Nappes et serviettes", "Tablecloths and napkins"),
        kit(1, "Thermos", "Flasks"),
        kit(1, "Sacs-poubelle et tri", "Bin bags, sorted"),
    ],
};

const VISITE_CLIENT: BuiltIn = BuiltIn {
    key: "visite_client",
    category: "client_visit",
    name: Words("Visite client", "Client visit"),
    hours: (570, 720),
    tasks: &[
        task(
            -10,
            1,
            None,
            "Confirmer le programme avec l’équipe commerciale",
            "Confirm the programme with sales",
        ),
        task(-8, 1, Some(0), "Réserver la salle et l’accueil", "Book the room and reception"),
        task(-7, 1, None, "Demander les badges et prévenir la sécurité", "Ask for badges and tell security"),
        task(
            -5,
            1,
            None,
            "Envoyer le plan d’accès et les consignes",
            "Send how to get there and what to know",
        ),
        task(
            -3,
            1,
            None,
            "Commander la collation et vérifier les régimes",
            "Order refreshments and check diets",
        ),
        task(-1, 1, None, "Vérifier la salle, l’écran et la propreté", "Check room, screen and cleanliness"),
        task(0, 1, None, "Afficher le message de bienvenue", "Put up the welcome message"),
        task(1, 1, None, "Envoyer le message de remerciement", "Send a word of thanks"),
    ],
    cues: &[
        cue(Some(570), 15, "Accueil et badges", "Welcome and badges"),
        cue(None, 30, "Présentation", "Presentation"),
        cue(None, 45, "Visite des locaux", "Tour of the premises"),
        cue(None, 50, "Échanges", "Discussion"),
        cue(None, 10, "Au revoir", "Farewell"),
    ],
    lines: &[
        each("catering", 1000, "Collation", "Refreshments"),
        each("gifts", 2000, "Cadeau de bienvenue", "Welcome gift"),
    ],
    kit: &[
        kit(1, "Badges visiteurs", "Visitor badges"),
        kit(1, "Écran et adaptateurs", "Screen and adapters"),
        kit(1, "Eau et verres", "Water and glasses"),
    ],
};

const REUNION_PERSONNEL: BuiltIn = BuiltIn {
    key: "reunion_personnel",
    category: "staff_meeting",
    name: Words("Réunion du personnel", "Staff meeting"),
    hours: (840, 930),
    tasks: &[
        task(
            -15,
            1,
            None,
            "Fixer la date et l’ordre du jour avec la direction",
            "Settle date and agenda with the direction",
        ),
        task(-14, 1, Some(0), "Réserver la salle et la visioconférence", "Book room and video call"),
        task(-12, 1, Some(0), "Envoyer la convocation", "Send the invitation"),
        task(
            -5,
            2,
            Some(0),
            "Recueillir les présentations et les questions",
            "Collect presentations and questions",
        ),
        task(
            -2,
            1,
            None,
            "Préparer la salle : chaises, micros, écran",
            "Prepare the room: chairs, microphones, screen",
        ),
        task(-1, 1, None, "Tester le son et la visioconférence", "Test sound and video call"),
        task(1, 1, None, "Diffuser le compte rendu et les supports", "Send minutes and handouts"),
        task(7, 1, None, "Suivre les actions décidées", "Follow up what was decided"),
    ],
    cues: &[
        cue(Some(840), 5, "Ouverture", "Opening"),
        cue(None, 40, "Points de la direction", "Points by the direction"),
        cue(None, 25, "Questions", "Questions"),
        cue(None, 10, "Points pratiques", "Practical points"),
        cue(Some(920), 10, "Clôture", "Closing"),
    ],
    lines: &[
        each("catering", 1000, "Café et eau", "Coffee and water"),
        fixed("technical", 2000, "Sonorisation", "Sound"),
    ],
    kit: &[
        kit(2, "Micros et piles", "Microphones and batteries"),
        kit(1, "Feuille d’émargement", "Sign-in sheet"),
        kit(1, "Adaptateurs d’écran", "Screen adapters"),
    ],
};

const DEMENAGEMENT: BuiltIn = BuiltIn {
    key: "demenagement",
    category: "move",
    name: Words("Déménagement", "Move"),
    hours: (420, 1140),
    tasks: &[
        task(-45, 3, None, "Comparer les devis de déménageurs", "Compare the movers’ quotes"),
        task(
            -45,
            1,
            None,
            "Prévenir le bailleur et relire les préavis",
            "Tell the landlord and read the notices again",
        ),
        task(
            -40,
            2,
            None,
            "Transférer internet, téléphone et électricité",
            "Move internet, phone and electricity",
        ),
        task(
            -35,
            2,
            None,
            "Établir le plan d’implantation et le numéroter",
            "Draw the floor plan and number it",
        ),
        task(-30, 1, Some(0), "Réserver le déménageur", "Book the movers"),
        task(-25, 1, Some(4), "Demander l’autorisation de stationnement", "Ask for the parking permit"),
        task(
            -21,
            1,
            None,
            "Faire suivre le courrier et changer les adresses",
            "Redirect the mail and change addresses",
        ),
        task(
            -20,
            2,
            None,
            "Trier, archiver et faire enlever le mobilier réformé",
            "Sort, archive and have old furniture removed",
        ),
        task(-14, 1, Some(3), "Distribuer cartons et étiquettes", "Hand out boxes and labels"),
        task(-10, 1, None, "Prévenir les assureurs et les fournisseurs", "Tell insurers and suppliers"),
        task(
            -7,
            1,
            None,
            "Organiser badges et clés des nouveaux locaux",
            "Arrange badges and keys of the new premises",
        ),
        task(
            -3,
            1,
            None,
            "Sauvegarder et étiqueter le matériel informatique",
            "Back up and label the computers",
        ),
        task(-1, 1, None, "Protéger les sols et les ascenseurs", "Protect floors and lifts"),
        task(0, 1, None, "Faire l’état des lieux de sortie", "Inspect the premises on leaving"),
        task(1, 1, None, "Vérifier postes, réseau et téléphones", "Check desks, network and phones"),
        task(
            2,
            1,
            None,
            "Relever et signaler les dégâts au déménageur (3 jours)",
            "Note damage and tell the movers (3 days)",
        ),
        task(
            7,
            1,
            None,
            "Solder les factures et rendre les cartons",
            "Settle the invoices and return the boxes",
        ),
    ],
    cues: &[
        cue(Some(420), 30, "Arrivée des déménageurs", "Movers arrive"),
        cue(None, 240, "Chargement", "Loading"),
        cue(None, 60, "Trajet et repas", "Drive and meal"),
        cue(Some(780), 240, "Déchargement et placement", "Unloading and placing"),
        cue(None, 90, "Raccordements informatiques", "Connecting the computers"),
        cue(Some(1110), 30, "Tour de contrôle", "Round of checks"),
    ],
    lines: &[
        fixed("transport", 2000, "Déménageur", "Movers"),
        fixed("furniture", 2000, "Cartons et protections", "Boxes and protection"),
        fixed("technical", 2000, "Raccordements", "Connections"),
        fixed("staff", 2000, "Nettoyage de fin de bail", "Cleaning at the end of the lease"),
    ],
    kit: &[
        kit(200, "Cartons", "Boxes"),
        kit(10, "Rouleaux d’étiquettes", "Rolls of labels"),
        kit(4, "Diables", "Hand trucks"),
        kit(1, "Trousse de premiers secours", "First-aid kit"),
        kit(1, "Plans numérotés", "Numbered plans"),
    ],
};

/// All of them, in the order in which they are offered.
pub const BUILT_IN: [BuiltIn; 6] =
    [SOIREE, SEMINAIRE, PETIT_DEJEUNER, VISITE_CLIENT, REUNION_PERSONNEL, DEMENAGEMENT];
