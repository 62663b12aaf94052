//! Installing the app, and updating it.

messages! {
    install_title() = "Installer l’application" / "Install the app";
    install_body() = "Une icône sur l’écran d’accueil, une ouverture immédiate, et des données que le navigateur n’efface pas." / "An icon on the home screen, instant opening, and data the browser does not erase.";
    install_button() = "Installer" / "Install";
    install_done() = "Application installée" / "App installed";
    install_ios_title() = "Sur iPhone et iPad" / "On iPhone and iPad";
    install_ios_1() = "Dans Safari, touchez Partager, le carré avec une flèche." / "In Safari, tap Share, the square with an arrow.";
    install_ios_2() = "Choisissez « Sur l’écran d’accueil »." / "Choose “Add to Home Screen”.";
    install_ios_3() = "Touchez Ajouter, puis ouvrez l’application depuis son icône." / "Tap Add, then open the app from its icon.";
    install_ios_data() = "L’application installée a son propre espace : exportez d’abord une sauvegarde ici, puis restaurez-la là-bas." / "The installed app has its own space: export a backup here first, then restore it there.";
    install_android_title() = "Sur Android" / "On Android";
    install_android_1() = "Ouvrez le menu du navigateur, les trois points." / "Open the browser’s menu, the three dots.";
    install_android_2() = "Choisissez « Installer l’application » ou « Ajouter à l’écran d’accueil »." / "Choose “Install app” or “Add to Home screen”.";
    install_desktop_title() = "Chrome ou Edge sur ordinateur" / "Chrome or Edge on a computer";
    install_desktop_1() = "Dans Chrome ou Edge, cliquez sur l’icône d’installation, à droite de l’adresse." / "In Chrome or Edge, click the install icon at the right of the address.";
    install_desktop_2() = "Dans Safari : Fichier, puis Ajouter au Dock." / "In Safari: File, then Add to Dock.";
    install_firefox() = "Firefox sur ordinateur n’installe pas d’application : gardez un onglet épinglé." / "Firefox on a computer does not install apps: keep a pinned tab.";
    eviction_ios() = "Ajoutez l’application à l’écran d’accueil : sinon, Safari efface ses données après 7 jours sans visite." / "Add the app to the home screen: otherwise Safari erases its data after 7 days without a visit.";
    eviction_browser() = "Le navigateur pourrait effacer ces données." / "The browser might erase this data.";
    update_ready() = "Une nouvelle version est prête" / "A new version is ready";
    update_after_form() = "Terminez d’abord ce que vous écrivez : la mise à jour attend." / "Finish what you are writing first: the update can wait.";
    update_failed() = "La mise à jour n’a pas pu se faire. Fermez tous les onglets d’Intendance, puis rouvrez-en un." / "The update could not be made. Close all Intendance tabs, then open one.";
    update_apply() = "Mettre à jour" / "Update";
    update_body() = "Vos données restent en place." / "Your data stays in place.";
    update_done(version: &str) = "Version {version} installée" / "Version {version} installed";
    offline_ready() = "Prête à servir sans réseau" / "Ready to work without a network";
    banner_emptied() = "Cet appareil a perdu sa copie : le navigateur l’a effacée. Une sauvegarde ou le serveur la rendra." / "This device has lost its copy: the browser erased it. A backup or the server will bring it back.";
    banner_emptied_restore() = "Retrouver une sauvegarde" / "Restore a backup";
    banner_clock() = "L’horloge de cet appareil retarde. L’ordre des modifications reste juste, mais les heures affichées sont fausses : réglez-la." / "The clock of this device is behind. The order of changes stays right, but the times shown are wrong: set it.";
    banner_evict_action() = "Que faire" / "What to do";
    install_short() = "Sur l’écran d’accueil, données protégées" / "On the home screen, data protected";
    install_already_short() = "Déjà installée sur cet appareil" / "Already installed on this device";
    install_already_title() = "Déjà installée" / "Already installed";
    install_already_body() = "Vous êtes dans l’application installée : elle s’ouvre sans réseau et garde ses données." / "You are in the installed app: it opens without a network and keeps its data.";
    install_others() = "Sur un autre appareil" / "On another device";
    install_firefox_title() = "Firefox sur ordinateur" / "Firefox on a computer";
    banner_evict_ios() = "Safari efface ces données après 7 jours sans visite." / "Safari erases this data after 7 days without a visit.";
    banner_evict() = "Ce navigateur peut effacer vos données." / "This browser may erase your data.";
    install_safari_title() = "Safari sur Mac" / "Safari on a Mac";
}
