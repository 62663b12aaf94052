//! The lexicon: for each built-in category, phrases that say it and phrases that lean to it.
//!
//! Folded (no accent, no capital, no apostrophe), French then English. Longer phrases win over shorter ones.

pub(super) const ENTRIES: [(&str, &str, &str); 17] = [
    (
        "plumbing",
        "fuite,fuit,fuient,fuyait,fuite d eau,robinet,robinetterie,mitigeur,wc,toilette,toilettes,sanitaire,evier,lavabo,\
         chasse d eau,siphon,canalisation,plombier,plomberie,bouche,bouchee,bouches,evacuation bouchee,urinoir,\
         douche,chauffe eau,ballon d eau chaude,eau chaude,eau froide,pas d eau,plus d eau,coupure d eau,\
         degat des eaux,inondation,inonde,inondee,tuyau,tuyauterie,refoulement,deborde,joint de robinet,cuvette,\
         leak,leaking,leaks,tap,faucet,sink,toilet,restroom,drain,plumber,plumbing,pipe,clogged,blocked sink,\
         blocked toilet,flush,flooding,flooded,no water,hot water,water heater",
        "eau,lave vaisselle,lave mains,lave linge,goutte,water,vidange,egout,dishwasher,dripping",
    ),
    (
        "electricity",
        "neon,ampoule,prise,prise electrique,prise de courant,disjoncteur,disjoncte,tableau electrique,electricien,\
         electricite,electrique,eclairage,lumiere,interrupteur,court circuit,coupure de courant,panne de courant,\
         panne electrique,plus de courant,plafonnier,spot,luminaire,multiprise,rallonge,rallonge electrique,\
         minuterie,detecteur de presence,gresille,fusible,differentiel,halogene,dalle led,etincelle,socket,\
         light bulb,bulb,circuit breaker,breaker,fuse,power outage,power cut,no power,electrician,electricity,\
         electrical,lighting,light,lights,power socket,power strip,extension lead,ceiling light,spark",
        "clignote,clignotent,lampe,lampadaire,led,courant,flicker,flickering,lamp,outlet,saute",
    ),
    (
        "hvac",
        "clim,climatisation,climatiseur,radiateur,chauffage,chaudiere,ventilation,vmc,thermostat,bouche d aeration,\
         aeration,trop chaud,trop froid,fait froid,fait chaud,courant d air,convecteur,pompe a chaleur,\
         filtre de clim,temperature,chauffagiste,frigoriste,ventilo convecteur,ventilateur,glacial,canicule,\
         air conditioning,air conditioner,aircon,heating,heater,radiator,boiler,hvac,too hot,too cold,freezing,\
         ventilation fan,fan coil,stuffy",
        "froid,chaud,split,filtre,humidite,degres,cold,hot,fan",
    ),
    (
        "it",
        "wifi,wi fi,imprimante,ecran,hdmi,cable hdmi,videoprojecteur,retroprojecteur,projecteur,ordinateur,pc,\
         pc portable,ordinateur portable,clavier,souris,internet,reseau,serveur,mot de passe,vpn,logiciel,\
         informatique,adaptateur,station d accueil,casque,visio,visioconference,webcam,teams,zoom,outlook,\
         telephone,telephonie,smartphone,copieur,photocopieur,photocopieuse,scanner,prise reseau,prise ethernet,\
         prise rj45,ethernet,rj45,usb,cle usb,chargeur,carte sim,ecran noir,bourrage papier,messagerie,\
         printer,screen,monitor,projector,laptop,computer,keyboard,mouse,network,password,software,adapter,\
         headset,docking station,video call,phone,copier,charger,paper jam,login",
        "cable,telecommande,dock,micro,connexion,switch,video,remote,fibre",
    ),
    (
        "cleaning",
        "menage,nettoyage,nettoyer,nettoye,poubelle,sale,sales,salete,tache,taches,vitre,moquette tachee,\
         aspirateur,serpilliere,poussiere,desinfection,desinfecter,corbeille,corbeille pleine,dechet,ordures,\
         tri selectif,recyclage,balai,essuie mains,essuie tout,papier toilette,papier wc,savon,gel hydroalcoolique,\
         femme de menage,agent d entretien,detartrage,mauvaise odeur,cafard,nuisible,deratisation,punaise de lit,\
         cleaning,cleaner,clean,dirty,trash,rubbish,bin,garbage,spill,spilled,stain,vacuum cleaner,dust,dusty,\
         hand soap,soap,toilet paper,paper towels,bad smell,pest,mice,cockroach",
        "odeur,moquette,sol collant,benne,pue,smell,carpet,windows,sticky,souris morte",
    ),
    (
        "locks",
        "badge,serrure,cle,cles,verrou,poignee,poignee de porte,cylindre,digicode,interphone,visiophone,badgeuse,\
         lecteur de badge,serrurier,gache,ferme porte,portail,portillon,barillet,double des cles,double de cle,\
         cadenas,code d acces,controle d acces,porte bloquee,porte claquee,porte qui ferme,ferme mal,\
         ne ferme plus,ne s ouvre plus,tourniquet,key,keys,lock,locked,locked out,lock out,door handle,badge reader,\
         card reader,keypad,intercom,gate,padlock,locksmith,access card,access code,access badge",
        "porte,acces,casier,vestiaire,coffre,ouverture,door,access,locker",
    ),
    (
        "furniture",
        "chaise,fauteuil,fauteuil de bureau,chaise de bureau,armoire,etagere,meuble,mobilier,caisson,tiroir,canape,\
         tabouret,porte manteau,porte manteaux,tableau blanc,paperboard,cloison,bras d ecran,repose pieds,\
         assise,roulette,accoudoir,placard,bibliotheque,bureau assis debout,bureau reglable,table,table basse,\
         table de reunion,store,rideau,plan de travail,chair,office chair,armchair,shelf,shelves,shelving,cabinet,\
         drawer,sofa,couch,whiteboard,furniture,stool,wardrobe,standing desk,desk,footrest,coat rack,blind,blinds,\
         curtain",
        "bureau,bancal,bancale,casse,cassee,vis,broken,wobbly",
    ),
    (
        "lift",
        "ascenseur,ascensoriste,monte charge,monte plat,monte handicape,monte personne,cabine d ascenseur,\
         cabine bloquee,porte paliere,porte de cabine,bouton d etage,bouton d appel,telealarme,machinerie,\
         escalier mecanique,escalator,elevateur,lift,elevator,goods lift,freight elevator,stairlift,lift car,\
         lift door,elevator door",
        "cabine,bloque entre deux etages,palier",
    ),
    (
        "safety",
        "extincteur,alarme,alarme incendie,incendie,issue de secours,sortie de secours,porte coupe feu,\
         detecteur de fumee,desenfumage,baes,bloc de secours,eclairage de secours,exercice d evacuation,\
         plan d evacuation,point de rassemblement,secourisme,trousse de secours,pharmacie,defibrillateur,dae,\
         securite,videosurveillance,video surveillance,camera,cambriolage,intrusion,effraction,gardien,vigile,\
         agent de securite,feu,fumee,fuite de gaz,odeur de gaz,odeur de brule,accident,blesse,amiante,duerp,\
         commission de securite,extinguisher,fire extinguisher,fire alarm,fire drill,alarm,smoke,smoke detector,\
         emergency exit,emergency light,first aid,first aid kit,security,cctv,burglary,theft,gas leak,gas smell,\
         defibrillator,evacuation drill,injured,fire door",
        "evacuation,gaz,vol,vole,chute,glissant,danger,dangereux,fire,gas,slippery,hazard,exit",
    ),
    (
        "green",
        "plante,plante verte,jardin,jardinier,arrosage,arroser,pelouse,haie,arbre,arbuste,fleur,jardiniere,terreau,\
         tondre,tonte,elagage,elaguer,feuilles mortes,mauvaises herbes,espace vert,espaces verts,rempotage,\
         rempoter,mur vegetal,paysagiste,fane,plant,plants,garden,gardener,gardening,lawn,hedge,tree,flower,\
         watering,weeds,planter,landscaper",
        "bouquet,bac,terrasse,patio,pot de fleurs,mousse,leaves",
    ),
    (
        "moving",
        "demenagement,demenager,demenageur,emmenagement,emmenager,reamenagement,reamenager,transfert de poste,\
         transfert de bureau,changement de bureau,changer de bureau,deplacer,transporter,camion,diable,manutention,\
         garde meuble,carton de demenagement,mise en carton,transpalette,debarras,debarrasser,encombrants,\
         move,moving,mover,movers,relocate,relocation,moving box,van,truck,storage unit,pallet,bulky waste",
        "carton,caisse,palette,monter,descendre,porter,transport,archives,box,boxes,carry",
    ),
    (
        "supplies",
        "toner,ramette,ramette de papier,papier a4,stylo,fourniture,fournitures de bureau,cartouche,cartouche d encre,\
         encre,enveloppe,agrafe,agrafeuse,classeur,post it,cahier,bloc notes,pochette,feutre,marqueur,surligneur,\
         scotch,ciseaux,trombone,pile,piles,etiquette,intercalaire,perforatrice,reassort,reapprovisionnement,\
         reapprovisionner,carte de visite,cartes de visite,paper,pens,ink,ink cartridge,cartridge,supplies,\
         office supplies,stationery,envelope,stapler,staples,binder,notebook,sticky notes,battery,batteries,\
         labels,restock,business cards",
        "papier,commander,commande,stock,chemise,rupture,gobelet,order,pen,cups",
    ),
    (
        "catering",
        "cafe,machine a cafe,cafetiere,percolateur,capsule,dosette,sucre,lait,sachets de the,boites de the,traiteur,\
         plateau repas,plateaux repas,repas,dejeuner,petit dejeuner,buffet,sandwich,fontaine a eau,\
         bouteille d eau,bouteilles d eau,corbeille de fruits,fruits,viennoiserie,croissant,biscuit,gouter,frigo,\
         refrigerateur,congelateur,micro ondes,cantine,restauration,bouilloire,cocktail,aperitif,distributeur,\
         coffee,coffee machine,espresso machine,coffee beans,tea bags,milk,sugar,lunch,breakfast,catering,caterer,\
         snack,fridge,freezer,microwave,water fountain,water cooler,kettle,vending machine,fruit basket",
        "vaisselle,verre,assiette,couvert,tasse,the vert,lave vaisselle,dishwasher,dishes,mugs,tea",
    ),
    (
        "mail",
        "courrier,colis,recommande,lettre recommandee,lrar,affranchissement,affranchir,timbre,facteur,la poste,\
         coursier,bordereau,pli,boite aux lettres,chronopost,expedition,expedier,accuse de reception,mailing,\
         navette courrier,parcel,package,mail,letter,registered letter,stamp,stamps,courier,delivery,mailbox,\
         post office,mailroom,shipping,shipment",
        "livraison,livreur,transporteur,enveloppe,post,lettre,envoyer",
    ),
    (
        "reception",
        "accueil,visiteur,visiteuse,standard telephonique,standardiste,hotesse,hote d accueil,receptionniste,\
         registre des visiteurs,salle d attente,banque d accueil,badge visiteur,signaletique,panneau d accueil,\
         accueillir,recevoir,ecran d accueil,reception,visitor,front desk,receptionist,switchboard,waiting room,\
         visitor badge,signage,greeting,sign in",
        "standard,client,invite,guest,plaque,panneau",
    ),
    (
        "event",
        "evenement,evenementiel,soiree,seminaire,pot de depart,pot d accueil,pot de fin d annee,anniversaire,fete,\
         team building,afterwork,gala,arbre de noel,galette,galette des rois,conference,journee portes ouvertes,\
         fete de fin d annee,inauguration,salon professionnel,dj,location de salle,event,party,seminar,workshop,\
         birthday,offsite,farewell drinks,kick off,leaving drinks,christmas party,townhall,venue",
        "reunion,noel,salon,atelier,invites,pot,cadeau,cadeaux,meeting,gifts",
    ),
    (
        "hr",
        "arrivee,nouvel arrivant,nouvelle arrivante,nouveau collaborateur,nouvelle collaboratrice,nouveau salarie,\
         nouvelle salariee,onboarding,offboarding,livret d accueil,integration,stagiaire,alternant,alternante,\
         apprenti,medecine du travail,visite medicale,mutuelle,ticket restaurant,tickets restaurant,titres restaurant,\
         attestation employeur,contrat de travail,rh,ressources humaines,bulletin de paie,fiche de paie,premier jour,\
         depart d un salarie,new hire,new starter,newcomer,intern,trainee,welcome pack,first day,human resources,hr,\
         payslip,new employee,new joiner",
        "depart,conges,formation,arrive,arrives,starter",
    ),
];
