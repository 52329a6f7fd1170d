### J-CAT Desk, français. Les mêmes messages servent la page, la ligne de commande et les fichiers. Les clés sont les mêmes dans chaque langue.

## Jours

day = { $day } { $month }{ $year }
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.

## Étiquettes

label-submitted = soumis
label-returned = renvoyé
label-under-review = à l’examen
label-deferred = reporté
label-not-selected = non retenu
label-withdrawn = retiré
label-merged = fusionné
label-selected = retenu
label-data = données
label-planning = planification
label-readying = préparation
label-ready = prêt
label-operation = opération
label-wrap-up = suites
label-closed = clos
label-suspended = suspendu
label-cancelled = abandonné
label-draft = brouillon
label-cyber-dependent = criminalité cyberdépendante
label-payment-fraud = fraude aux paiements
label-child-exploitation = exploitation sexuelle d’enfants
label-facilitators = facilitateurs transversaux
label-2026-cyber-attacks = cyberattaques, 2026–2029
label-2026-child-exploitation = exploitation sexuelle d’enfants en ligne, 2026–2029
label-2026-online-fraud = fraudes en ligne, 2026–2029
label-suspects = suspects
label-victims = victimes
label-infrastructure = infrastructure
label-investigation = enquête
label-taskforce = toute la taskforce
label-restricted = les personnes du dossier
label-officer = officier de liaison
label-representative = représentant au Conseil
label-alternate = suppléant au Conseil
label-secretary = secrétaire du Conseil
label-coordinator = coordinateur des détachements
label-ec3 = personnel d’EC3
label-analyst = analyste
label-eurojust = expert Eurojust
label-administrator = administrateur
label-auditor = auditeur
label-guest = invité
label-consensus = consensus
label-vote = vote
label-written-procedure = procédure écrite
label-present = présent
label-deputy = suppléant
label-uncovered = personne
label-agency = service
label-eu-body = organe de l’UE
label-company = entreprise
label-cert = CERT
label-university = université
label-other = autre organisation
label-member = membre
label-attached = détaché
label-observer = observateur
label-partner = partenaire
label-host = hôte
label-judicial = coopération judiciaire
label-title = titre
label-summary = résumé
label-name = nom
label-reason = motif
label-note = note
label-short = sigle
label-contact = coordonnées
label-decision = décision
label-estimate = estimation
label-restriction = restriction
label-stage = étape
label-areas = domaines criminels
label-countries = pays
label-agencies = services
label-reference = référence
label-began = début
label-ended = fin
label-tlp = TLP
label-loss = préjudice
label-urgentBy = urgent avant le
label-empact = priorité EMPACT
label-handling = traitement
label-order = ordre
label-duty = fonction
label-from = du
label-to = jusqu’au
label-email = courriel
label-phone = téléphone
label-languages = langues
label-skills = compétences
label-case = dossier
label-item = point de l’ordre du jour
label-journal = journal
label-kind = type
label-number = nombre
label-point = point
label-workstation = poste
label-cover = titre et résumé
label-meeting = réunion
label-round = tour
label-harm = Dommage causé
label-reach = Portée entre pays
label-added-value = Valeur ajoutée de l’action commune
label-feasibility = Faisabilité
label-urgency = Urgence
label-waits-for-round = attend un tour
label-waits-for-proposer = attend son auteur
label-being-scored = en notation
label-waits-for-board = attend le Conseil
label-waits-for-approval = attend son chef de file
label-waits-for-data = données à demander
label-waits-for-plan = pas encore de plan
label-being-readied = en préparation
label-waits-for-operation = pas de jour d’action
label-waits-for-outcome = pas encore de bilan
label-nothing = rien
label-unknown-device = appareil inconnu
label-bad-signature = signature non conforme
label-broken-body = contenu différent de ce qui fut signé
label-misplaced = relève d’ailleurs
label-unreadable = illisible
label-forked = deux entrées réclament une place
officer-unknown = agent inconnu
nobody-holds-it = personne n’exerce cette fonction aujourd’hui

## Problèmes

problem-bad-request = La demande ne se lit pas : { $detail }.
problem-bad-request-hint = jcat api montre ce que chaque appel attend.
problem-not-a-day = Ce n’est pas un jour du calendrier.
problem-not-a-day-hint = Écrivez-le année-mois-jour : 2027-01-26.
problem-unknown-call = Il n’y a pas de telle commande ni de telle question.
problem-unknown-call-hint = jcat api les liste toutes.
problem-not-found = Cet objet ({ $what }) n’est pas sur ce poste.
problem-not-found-hint = Il a pu être retiré, ou il n’est pas pour vous.
problem-no-desk = Il n’y a pas encore de poste ici.
problem-no-desk-hint = Ouvrez un bureau, ou lancez jcat init.
problem-desk-exists = Il y a déjà un poste ici.
problem-desk-exists-hint = Ouvrez-le avec sa phrase secrète, ou choisissez un autre répertoire.
problem-sample-unfinished = Le bureau d’exemple n’a pas été créé, et il n’en reste rien.
problem-sample-unfinished-hint = Essayez encore une fois. Si cela échoue de nouveau, ouvrez un bureau ici ou rejoignez-en un, et donnez la référence à qui entretient ce programme.
problem-locked = Ce poste est verrouillé.
problem-locked-hint = Ouvrez-le avec sa phrase secrète.
problem-wrong-passphrase = Cette phrase secrète n’ouvre pas ce poste.
problem-wrong-passphrase-hint = Vérifiez la disposition du clavier et les majuscules. Rien n’a été modifié.
problem-weak-passphrase = Cette phrase secrète est trop courte pour protéger quoi que ce soit.
problem-weak-passphrase-hint = Prenez { $shortest } caractères ou plus ; cinq mots se retiennent bien.
problem-key-file-damaged = Le fichier key.json de ce poste est endommagé.
problem-key-file-damaged-hint = Remettez la copie qui se trouve à côté de votre dernière sauvegarde.
problem-not-a-replica = Le fichier replica.db n’est pas le registre de ce poste, ou sa première page est endommagée.
problem-not-a-replica-hint = Remettez votre dernière sauvegarde. Le fichier n’a pas été modifié.
problem-newer-replica = Ces registres ont été écrits par une version plus récente de J-CAT Desk.
problem-newer-replica-hint = Installez la version plus récente sur ce poste. Rien n’a été modifié.
problem-damaged = Les registres de ce poste sont endommagés.
problem-damaged-hint = Remettez votre dernière sauvegarde, et gardez le fichier endommagé pour examen.
problem-disk-full = Il n’y a plus de place sur le disque.
problem-disk-full-hint = Faites de la place et recommencez. Rien n’a été enregistré à moitié.
problem-busy = Un autre programme occupe les registres de ce poste.
problem-busy-hint = Attendez qu’il ait fini et recommencez.
problem-not-a-table = Ce fichier ne se lit pas comme un tableau.
problem-not-a-table-hint = Enregistrez-le en CSV ou XLSX avec une ligne d’en-têtes.
problem-too-large = Ce fichier est trop grand.
problem-too-large-hint = Divisez-le en plusieurs fichiers.
problem-pdf-unread = Ce PDF ne peut pas être lu : il est abîmé ou verrouillé, ou demande trop de temps.
problem-pdf-unread-hint = Ouvrez-le dans un autre programme et collez-en le texte ici.
problem-unknown-file-kind = Les fichiers de ce type ne sont ni lus ni écrits ici.
problem-unknown-file-kind-hint = Utilisez .csv, .xlsx ou, pour les agents, .vcf.
problem-column-missing = Aucune colonne de ce fichier ne contient : { $column }.
problem-column-missing-hint = Dites quelle colonne c’est, ou ajoutez-en une.
problem-no-keyring = Le trousseau de cet ordinateur ne répond pas.
problem-no-keyring-hint = Utilisez la phrase secrète.
problem-no-randomness = Cet ordinateur ne donne pas de nombres aléatoires, donc rien ne peut être signé.
problem-no-randomness-hint = Redémarrez l’ordinateur ; si cela persiste, remettez-le à qui s’en occupe.
problem-cancelled = Annulé. Rien n’a été modifié.
problem-file-not-found = Ce fichier n’existe pas.
problem-file-not-found-hint = Vérifiez son nom et son répertoire.
problem-file-forbidden = Ce fichier ou ce répertoire ne peut être ni lu ni écrit.
problem-file-forbidden-hint = Choisissez-en un autre, ou demandez à qui gère cet ordinateur.
problem-file-exists = Un fichier de ce nom existe déjà.
problem-file-exists-hint = Choisissez un autre nom ; rien n’est écrasé.
problem-file = Le fichier n’a pas pu être lu ou écrit.
problem-file-hint = Vérifiez le disque, puis recommencez.
problem-internal = Quelque chose a mal tourné dans ce programme. Rien n’a été modifié.
problem-internal-hint = Recommencez ; si cela persiste, donnez la référence à votre administrateur.

## Refus

refusal-needs-duty = Cela relève de la fonction : { $duty }.
refusal-needs-duty-hint = Adressez-vous à : { $who }.
refusal-not-of-agency = Cela relève des agents de { $agency }.
refusal-not-of-agency-hint = Demandez à l’un d’eux, ou associez d’abord le service.
refusal-incompatible-duties = Une personne ne peut être à la fois { $held } et { $duty }.
refusal-incompatible-duties-hint = Un auditeur n’exerce aucune autre fonction.
refusal-last-administrator = Le dernier administrateur ne peut pas déposer la fonction.
refusal-last-administrator-hint = Nommez d’abord un second administrateur.
refusal-founder-stays = Qui a fondé le bureau en reste administrateur tant qu’il n’y en a pas deux autres.
refusal-founder-stays-hint = Nommez d’abord un troisième administrateur.
refusal-needs-second-person = Deux personnes de services différents nomment un administrateur, un auditeur ou un secrétaire du Conseil.
refusal-needs-second-person-hint = Un administrateur propose la fonction ; un autre administrateur, un représentant ou EC3, d’un autre service, l’appuie.
refusal-own-duty = Personne n’appuie sa propre nomination.
refusal-own-duty-hint = C’est à un autre administrateur, à un représentant ou à EC3 de le faire.
refusal-one-person-is-enough = Une seule personne attribue ici cette fonction ; il n’y a rien à appuyer.
refusal-one-person-is-enough-hint = Attribuez-la au lieu de la proposer.
refusal-already-proposed = { $duty } : déjà proposé pour une partie de ces jours.
refusal-already-proposed-hint = Faites appuyer cette proposition, ou retirez-la d’abord.
refusal-own-administration = Personne ne met fin à son propre mandat d’administrateur.
refusal-own-administration-hint = C’est à un autre administrateur, dont le mandat n’a pas de fin, de le faire.
refusal-must-stay = Votre propre mandat d’administrateur a une fin : vous ne mettez pas fin à celui d’un autre.
refusal-must-stay-hint = Adressez-vous à un administrateur dont le mandat n’a pas de fin.
refusal-text-missing = Champ vide : { $field }.
refusal-text-missing-hint = Écrivez ce qu’il doit dire.
refusal-text-too-long = Champ { $field } : { $found ->
    [one] { $found } caractère
   *[other] { $found } caractères
} ; { $limit ->
    [one] { $limit } est gardé.
   *[other] { $limit } sont gardés.
}
refusal-text-too-long-hint = Raccourcissez-le.
refusal-too-many = La liste a { $found ->
    [one] { $found } entrée
   *[other] { $found } entrées
} ; { $limit ->
    [one] { $limit } est gardée.
   *[other] { $limit } sont gardées.
}
refusal-too-many-hint = Retirez ce qui compte le moins.
refusal-empty-interval = Cela finirait le { $to }, qui n’est pas après le { $from }.
refusal-empty-interval-hint = Choisissez une fin plus tardive.
refusal-overlapping-membership = { $agency } a déjà cette adhésion certains de ces jours.
refusal-overlapping-membership-hint = Terminez d’abord la période antérieure, ou commencez après.
refusal-term-outside-membership = Le mandat dépasse la période où { $agency } figure à l’effectif.
refusal-term-outside-membership-hint = Choisissez des jours dans son adhésion.
refusal-overlapping-term = L’agent a déjà cette fonction ({ $duty }) certains de ces jours.
refusal-overlapping-term-hint = Terminez d’abord le mandat antérieur, ou commencez après.
refusal-nothing-to-end = Il n’y a rien de tel à terminer.
refusal-nothing-to-end-hint = Quelqu’un l’a peut-être déjà fait.
refusal-deputy-away = Le suppléant n’est pas disponible ces jours-là.
refusal-deputy-away-hint = Nommez quelqu’un d’autre, en fonction et présent.
refusal-already-recorded = Cela est déjà enregistré.
refusal-already-recorded-hint = Regardez ce qui est là ; il n’y a pas à l’enregistrer de nouveau.
refusal-not-recorded = Cela n’est pas enregistré.
refusal-not-recorded-hint = Cela a pu être retiré, ou n’est pas encore parvenu à ce poste.
refusal-unknown-agency = { $agency } ne figure pas à l’effectif.
refusal-unknown-agency-hint = L’effectif liste les services et leurs clés.
refusal-unknown-officer = Cet agent ne figure pas à l’effectif.
refusal-unknown-officer-hint = Enregistrez d’abord l’arrivée à l’effectif.
refusal-not-an-address = « { $value } » ne se lit pas comme une adresse.
refusal-not-an-address-hint = Un numéro commence par + et l’indicatif du pays.
refusal-not-a-member = { $agency } n’est pas membre le { $day }.
refusal-not-a-member-hint = Seuls les services membres proposent.
refusal-no-crime-area = Une proposition nomme au moins un domaine criminel.
refusal-no-crime-area-hint = Choisissez l’un des quatre.
refusal-unknown-currency = « { $currency } » n’est pas une devise ISO 4217.
refusal-unknown-currency-hint = Écrivez ses trois lettres, comme EUR.
refusal-negative-amount = Un montant ne peut être négatif.
refusal-negative-amount-hint = Écrivez zéro ou plus.
refusal-h3-without-text = Le code H3 ne dit rien sans sa restriction.
refusal-h3-without-text-hint = Écrivez la restriction dans les mots du fournisseur.
refusal-illegal-transition = De { $from }, on ne passe pas à { $to }.
refusal-illegal-transition-hint = Une proposition est notée dans un tour avant que le Conseil décide ; un dossier avance d’une étape à la fois.
refusal-draft-ended = Ce brouillon a été soumis ou jeté.
refusal-draft-ended-hint = Commencez-en un autre ; ce qui a été soumis figure parmi les dossiers.
refusal-proposal-fixed = État : { $stage } ; son texte est figé.
refusal-proposal-fixed-hint = Le secrétaire du Conseil peut le renvoyer pour une nouvelle version.
refusal-not-the-lead = Cela revient au chef de file : { $lead }.
refusal-not-the-lead-hint = Demandez à ses agents.
refusal-round-still-open = Le tour où elle est notée est encore ouvert.
refusal-round-still-open-hint = Clôturez d’abord le tour ; les notes sont aveugles jusque-là.
refusal-round-closed = Ce tour est clos.
refusal-round-closed-hint = Un nouveau tour peut s’ouvrir pour les propositions reportées.
refusal-already-scored = { $agency } a noté cette proposition dans ce tour.
refusal-already-scored-hint = Révisez plutôt la note.
refusal-out-of-scale = { $criterion } a la note { $value } ; les notes vont de 0 à 5.
refusal-out-of-scale-hint = 0 est le moins, 5 le plus.
refusal-sheet-incomplete = La feuille n’a pas de note, ou une de trop, pour { $criterion }.
refusal-sheet-incomplete-hint = Donnez une note à chaque critère du tour.
refusal-recused = { $agency } ne note pas sa propre proposition.
refusal-recused-hint = Notez les autres propositions du tour.
refusal-not-in-round = Cette proposition n’est pas dans ce tour.
refusal-not-in-round-hint = Choisissez une des propositions que nomme le tour.
refusal-empty-round = Un tour demande une proposition et un critère de poids positif.
refusal-empty-round-hint = Choisissez une proposition, et donnez un poids à un critère.
refusal-no-round-key = Ce poste ne détient pas la clé du tour.
refusal-no-round-key-hint = Le secrétaire qui l’a ouvert ou le suppléant peut le clore.
refusal-merge-target = Elle ne peut être fusionnée dans ceci.
refusal-merge-target-hint = Choisissez une autre proposition ou un dossier en cours.
refusal-empty-decision = Une décision porte sur au moins une proposition.
refusal-empty-decision-hint = Choisissez sur quoi elle porte.
refusal-already-approved = Ce dossier n’a pas été repris, ou son chef de file l’a approuvé.
refusal-already-approved-hint = Poursuivez le dossier ; rien n’attend d’approbation.
refusal-may-not-read = { $officer } ne peut lire les notes de ce dossier.
refusal-may-not-read-hint = Associez d’abord le service de cet agent.
refusal-newer-version = Une partie a été écrite par une version plus récente ; ici on ne peut que lire.
refusal-newer-version-hint = Installez la version plus récente sur ce poste.
refusal-out-of-place = Cette entrée n’a pas sa place ici.
refusal-out-of-place-hint = Il n’y a rien à faire : l’entrée est conservée et ne compte pas.
refusal-nothing-to-undo = Il n’y a rien à annuler.
refusal-nothing-to-undo-hint = Seul ce qui a été fait sur ce poste s’annule.
refusal-same-case = Une proposition est nommée deux fois.
refusal-same-case-hint = Nommez-en une autre.

## Ce qui s’est passé

event-draft-begun = a commencé un brouillon
event-draft-edited = a modifié le brouillon
event-draft-discarded = a jeté le brouillon
event-draft-restored = a repris le brouillon
event-draft-submitted = a terminé le brouillon
event-case-submitted = a soumis la proposition
event-case-returned = a renvoyé la proposition
event-case-resubmitted = a soumis une nouvelle version
event-case-withdrawn = a retiré la proposition
event-case-review-begun = a ouvert un tour pour elle
event-case-decided = a enregistré la décision du Conseil
event-case-ordered = a fixé l’ordre
event-case-brought-in = a repris le dossier
event-case-approved = l’a approuvé pour le chef de file
event-case-restored = a repris le dossier
event-case-facts-edited = a modifié des faits
event-case-agency-joined = a associé un service
event-case-agency-left = a mis fin à la participation d’un service
event-case-officer-joined = a affecté un agent
event-case-officer-left = a retiré un agent
event-case-country-linked = a lié un pays
event-case-country-unlinked = a mis fin à un lien
event-cover-written = a écrit titre et résumé
event-cover-edited = a modifié titre ou résumé
event-entry-withdrawn = a renoncé à une entrée qui ne tenait plus
event-note-written = a écrit une note
event-round-proposers-named = a indiqué qui a proposé ce qui est dans un tour
event-round-opened = a ouvert un tour
event-round-score-given = a noté
event-round-closed = a clos un tour
event-decision-recorded = a enregistré une décision
event-officer-recorded = a enregistré un agent
event-officer-named = a renommé un agent
event-officer-post-granted = a attribué une fonction
event-officer-post-proposed = a proposé une fonction
event-officer-post-seconded = a appuyé une fonction proposée
event-officer-post-withdrawn = a retiré une fonction proposée
event-officer-post-ended = a mis fin à un mandat
event-organisation-named = a nommé un service
event-organisation-recorded = a enregistré une organisation
event-organisation-membership-begun = a ouvert une adhésion
event-organisation-membership-ended = a mis fin à une adhésion
event-contact-changed = a modifié des coordonnées
event-contact-absence-recorded = a annoncé une absence
event-contact-deputy-named = a nommé un suppléant
event-contact-absence-withdrawn = a annulé une absence
event-device-enrolled = a inscrit un poste
event-office-began = a ouvert le bureau
event-country-recorded = a enregistré un pays
event-country-union-changed = a modifié le temps d’un pays dans l’Union
event-unknown = a enregistré { $kind }, que cette version ne lit pas

## Ce qui a été fait, pour l’annulation

done-beginDraft = Un brouillon a été commencé.
done-editDraft = Le brouillon a été modifié.
done-discardDraft = Le brouillon a été jeté.
done-restoreDraft = Le brouillon a été repris.
done-orderCase = L’ordre a été fixé.
done-editCase = Le dossier a été modifié.
done-bulkEditCases = Les dossiers ont été modifiés.
done-withdrawProposal = Le dossier a été retiré.
done-restoreCase = Le dossier a été repris.
done-joinAgency = Un service participe.
done-leaveAgency = La participation d’un service a pris fin.
done-joinOfficer = Un agent a été affecté.
done-leaveOfficer = Un agent a été retiré.
done-nameOrganisation = Le service a été nommé.
done-endMembership = L’adhésion a été modifiée.
done-nameOfficer = L’agent a été renommé.
done-proposePost = La fonction a été proposée.
done-withdrawPost = La fonction proposée a été retirée.
done-endPost = Le mandat a été modifié.
done-changeContact = Les coordonnées ont été modifiées.
done-recordAbsence = L’absence a été annoncée.
done-nameDeputy = Le suppléant a été nommé.
done-withdrawAbsence = L’absence a été annulée.
done-importCases = Les dossiers ont été importés.
done-saveView = La vue a été gardée.
done-removeView = La vue a été retirée.

## Fichiers

import-unreadable = La colonne { $column } ne se lit pas : « { $value } ».
import-reason = Motif du refus
import-again = Importé à nouveau.
import-undone = L’import a été annulé.
column-case = Dossier
column-title = Titre
column-stage = Étape
column-country = Pays
column-agency = Service
column-areas = Domaine criminel
column-order = Ordre
column-tlp = TLP
column-urgentBy = Urgent avant
column-changed = Modifié

## Actions de la palette

action-go-today = Aller à Aujourd’hui
action-go-cases = Aller aux dossiers
action-go-rounds = Aller aux tours
action-go-roster = Aller à l’effectif
action-go-ask = À qui demander
action-go-settings = Aller aux réglages
action-beginDraft = Proposer un dossier
action-openRound = Ouvrir un tour de notation
action-importCases = Importer des dossiers d’un fichier
action-importRoster = Importer des agents d’un fichier
action-recordArrival = Enregistrer une arrivée
action-recordOrganisation = Ajouter une organisation à l’effectif
action-undo = Annuler
action-redo = Rétablir

## La page

about = À propos
absences = Absences
add = Ajouter
add-agency = Associer un service
add-filter = Filtrer
add-officer = Affecter un agent au dossier
add-officer-hint = Le service de l’agent doit participer.
agency-key = Clé
agency-key-hint = Le code du pays en minuscules, par exemple dk.
alike = Très semblables
alike-hint = Une simple indication. La soumission n’est pas refusée.
all-sheets = Notes de chaque service
also = aussi
announce-absence = Annoncer une absence
answer = Répondre
any = tous
approve = Examiner et approuver
approve-case = Approuver pour le chef de file
approved-by = approuvé par { $who }
arrives = { $name } arrive
as-of = À la date du
away = absent
away-names = Absents : { $names }.
back-up = Sauvegarder
backed-up = Sauvegarde faite. Le fichier et son fichier de clé vont ensemble.
backup-hint = Un fichier qui n’existe pas encore ; vide pour choisir.
backup-to = Sauvegarder vers
before-system = Avant ce système
begin-office = Ouvrir un bureau ici
begin-office-hint = La liste des 9 partenaires de l’UE, des 7 autres et d’EC3 est déjà là. Les autres rejoignent quand le bureau a une adresse.
begin-sample = Découvrir avec des données d’exemple
begin-sample-hint = Dossiers inventés, liste réelle. Ne laisse rien et n’envoie rien.
begin-title = Comment ce poste commence-t-il ?
board = Conseil
by-day = avant le { $day }
by-on = { $who }, { $day }
group-rows = Grouper les lignes
group-none = Sans groupes
group-stage = Par étape
group-country = Par pays
group-area = Par domaine
group-tlp = Par marquage
codes-stay = Les codes de traitement restent.
was-becomes = { $field } : { $was } → { $becomes }
calls-home = Contacte l’éditeur
calls-home-never = jamais
case = Dossier
cases = Dossiers
change-passphrase = Changer la phrase secrète
choose = Choisir
choose-file = Choisir un fichier
clear-filters = Effacer les filtres
clear-selection = Effacer la sélection
close = Fermer
close-round = Clore le tour
close-round-hint = Publie la clé, pour que tous lisent les mêmes notes. C’est irréversible.
closes = Clôture
column-next = Prochaine étape
column-later = Placer { $column } plus loin
column-sooner = Placer { $column } plus tôt
columns = Colonnes
columns-of-file = Colonnes du fichier
columns-hint = Gardées avec l’adresse et avec une vue enregistrée.
columns-usual = Afficher les colonnes habituelles
comma-hint = Plusieurs, séparés par des virgules.
conflict-in = En conflit : { $field }
conflict-hint = Saisies sans connaissance l’une de l’autre. Toutes sont gardées jusqu’à ce que quelqu’un tranche.
conflict-mine = Ma saisie, { $when }
conflict-shown = affiché actuellement
conflict-theirs = { $who }, { $when }
contact = Coordonnées
contact-of = Coordonnées de { $name }
correct = Corriger
corrected-note = Note corrigée
corrects-earlier = Corrige une note antérieure.
count-of-cases = { $shown ->
    [one] { $shown } dossier sur { $all }
   *[other] { $shown } dossiers sur { $all }
}
countries = Pays
countries-hint = Codes ou noms : DE NL RO, ou Allemagne, Pays-Bas.
country-code-hint = Un code ou un nom : DK ou Danemark.
country-unread = « { $text } » ne se lit pas comme un pays. Écrivez son code ou son nom : DK ou Danemark.
cover-90 = Présence, 90 jours
cover-stretch = { $what } du { $from } au { $to }
criteria = Critères
currency = Devise
day-hint = Année-mois-jour : 2027-01-26.
day-of-return = Jour du retour
decide-decline = Enregistrer un refus
decide-decline-hint = Le Conseil ne retient pas cette proposition.
decide-defer = Reporter
decide-defer-hint = Le Conseil décidera plus tard ; elle peut être notée à nouveau.
decide-merge = Fusionner
decide-merge-hint = Elle devient partie d’une autre proposition ou d’un dossier.
decide-order = Fixer l’ordre
decide-order-hint = L’ordre du Conseil parmi les dossiers retenus, avec son motif.
decide-return = Renvoyer
decide-return-hint = Son auteur répond et soumet une nouvelle version.
decide-select = Enregistrer la sélection
decide-select-hint = Elle devient un dossier, dirigé par le pays qui l’a proposée. C’est irréversible.
decide-withdraw = Retirer
decide-withdraw-hint = Son auteur la retire. C’est irréversible.
decision = Décision
decision-words = Texte de la décision
decisions = Décisions
deputy = Suppléant
deputy-is = suppléant { $name }
differs = Diffère de la première.
does-not-hold = sans effet
draft = Brouillon
draft-by = { $who }, { $when }
draft-hint = Personne hors de votre service ne le lit.
draft-overtaken = Ce brouillon a été modifié ailleurs, { $when }. Votre saisie reste telle quelle et n’est pas encore gardée.
draft-show = Montrer ce qui y est écrit maintenant
drafts = Brouillons de votre service
edit = Modifier
edit-case = Modifier { $case }
edit-cell = { $field } de { $case }
edit-keys = Entrée enregistre, Échap laisse comme avant.
edit-nothing = Choisissez d’abord ce qui doit changer.
edit-changed = { $count ->
    [one] Modifier un dossier
   *[other] Modifier { $count } dossiers
}
edit-several = { $count ->
    [one] Modifier un dossier
   *[other] Modifier { $count } dossiers
}
end-membership = Mettre fin à l’adhésion
end-part = Mettre fin à la participation de { $agency }
end-link = Mettre fin au lien : { $country } ({ $kind })
end-term = Mettre fin au mandat : { $duty }
end-term-verb = Fixer la fin
end-verb = Terminer
entered-by = saisi par { $who }
export = Exporter
export-list = Exporter cette liste
facts = Faits
file = Fichier
file-hint = CSV, XLSX ; pour les agents aussi vCard.
files-backup = Sauvegardes
field-missing = Ceci est à remplir.
files-table = Tableaux
fill-in = compléter
fill-in-first = Remplissez d’abord « { $field } ».
filter-text = Titre ou numéro
first-day = Premier jour
first-day-away = Premier jour d’absence
first-day-without = Premier jour où cela ne vaut plus
folder = Répertoire
for-a-round = Propositions à mettre au tour
for-the-board = Pour le Conseil
elections-wait = Élections : à vous de faire
open-election = Aller à l’élection
for-you = Pour vous
found-agency = service
found-draft = brouillon
found-note = note
found-officer = agent
found-outreach = événement
gap-count = { $count ->
    [one] un manque
   *[other] { $count } manques
}
gap-sentence = { $country } : personne du { $from } au { $to }
gaps = Manques des 90 prochains jours
gaps-of-agency = Jours sans personne de votre service
go-on = Continuer
go-on-writing = Continuer la saisie
propose-duty = Proposer la fonction
duty-proposed-by = Proposé par { $name } ({ $agency })
proposed-duties = Fonctions proposées
second-post = Appuyer
takes-two-hint = Cette fonction demande deux personnes : elle est ainsi proposée, et prend effet quand quelqu’un d’un autre service (un autre administrateur, un représentant ou EC3) l’a appuyée.
waits-for-second-person = attend une deuxième personne
duties-to-second = Fonctions que vous pouvez appuyer
grant-duty = Attribuer une fonction
grid-keys = Espace aperçu, Entrée ouvre, F2 modifie, x choisit, ? liste les touches
group-count = { $countries } pays, { $agencies ->
    [one] { $agencies } service
   *[other] { $agencies } services
}
h1 = H1 : pas en procédure judiciaire sans permission
h2 = H2 : à ne pas transmettre sans permission
h3 = H3 : autre restriction, en toutes lettres
hand-over = Transmettre
handling = Traitement
handover-empty = rien ne resterait en suspens
handover-list = À transmettre
handover-waits = { $count ->
    [one] Une chose reste à transmettre.
   *[other] { $count } choses restent à transmettre.
}
history = Historique
holds-round = Détient la clé d’un tour ouvert
hosts = Hôte et coopération judiciaire
import = Importer
import-done = Fait : { $new } nouveaux, { $same } identiques, { $refused } refusés.
import-new = nouveau
import-refused = refusé
import-same = déjà là
import-verb = { $count ->
    [0] Importer
    [one] Importer une ligne
   *[other] Importer { $count } lignes
}
import-would = Importerait { $new } ; { $same } sont déjà là ; { $refused } sont refusés. Rien n’est encore enregistré.
in-conflict = En conflit
in-memory = en mémoire seulement
in-the-room = Dans la salle
items = { $count ->
    [one] une chose
   *[other] { $count } choses
}
job-backupReplica = Sauvegarde : { $done } pages sur { $of }
job-importCases = Importation : { $done } lignes sur { $of }
job-importRoster = Importation : { $done } lignes sur { $of }
job-rebuildReplica = Reconstruction : { $done } sujets sur { $of }
keep-all = { $count ->
    [2] Garder les deux
   *[other] Garder les { $count }
}
keep-at = { $verb } ({ $when })
keep-changes = Garder les modifications
keep-draft = Garder comme brouillon
keep-first = Gardez d’abord les modifications.
keep-in-keyring = Garder la clé dans le trousseau de cet ordinateur, pour que le poste s’ouvre avec votre session
keep-mine = Garder ma saisie
keep-of = Garder celle de { $who }
key-held = Clé détenue par
keys-back = Fermer ce qui est ouvert
keys-cells = Se déplacer dans une ligne
keys-edit = Modifier la cellule
keys-copy = Copier les lignes en texte
keys-help = Cette liste
keys-move = Se déplacer dans une liste
keys-open = Ouvrir
keys-palette = Aller, faire, trouver
keys-peek = Aperçu à côté de la liste
keys-search = Rechercher
keys-select = Choisir une ligne
keys-sort = De la première ligne aux en-têtes ; Entrée trie
keys-title = Touches
kind = Nature
language = Langue
languages-hint = Codes : en, fr, de.
last-entries = Dernières entrées
lately = Enregistré récemment
lead = Chef de file
lead-or-partner = chef de file ou partenaire
leave-as-is = laisser tel quel
leave-it = Ne rien changer
leaves = { $name } part
led-by = Chef de file : { $country }
left-behind = Laissé par ceux qui sont partis
left-to-score = { $count } à noter
legend-other = autre partenaire, { $count }, code encadré
legend-union = membre de l’UE, { $count }
licence = Licence
link-alone = Poste autonome
link-alone-hint = Conservé sur ce poste. Ce poste n’a pas rejoint de bureau.
link-country = Lier un pays
linked-by = Lien
linked-countries = Pays liés
lock = Verrouiller
lock-after = Verrouiller après inactivité
lock-hint = Verrouiller (Ctrl+L)
look-and-language = Aspect et langue
look-around = Découvrir
loss = Préjudice estimé
lost = Rien ici
lost-hint = L’adresse ne mène nulle part.
lost-title = Cet écran n’existe pas
made-records = Registres chiffrés sur ce poste
made-records-hint = personne ne peut les ouvrir sans vous
made-roster = 16 pays, 18 services
made-roster-hint = noms de 14 services à compléter
map = Carte
map-europe = Partenaires en Europe. Le tableau dit la même chose.
map-overseas = Partenaires d’outre-mer. Le tableau dit la même chose.
mark-conflict = En conflit : deux valeurs qui s’ignoraient
mark-overtaken = Dépassé : une entrée est sans effet
mark-waits = Attend d’être envoyé
marking = Marquage
marking-strictest = Marquage le plus strict de cet écran
member-from = Membre depuis
member-from-hint = Un jour comme { $day } ; vide s’il n’est pas membre.
memberships = Adhésions
mentions = Vous êtes nommé
merge-into = Fusionner dans
merged-here = Fusionnés ici
merged-into = Fusionné dans
minutes = { $count } minutes
missing = manque
more-contrast = Plus de contraste
more-in-table = { $count } de plus dans le tableau
moves = Arrivées et départs
my-part = Mon rôle
name-agency = Nommer le service
name-agency-of = Service : { $country }
name-deputy = Nommer un suppléant
name-not-recorded = nom pas encore enregistré
never = jamais
new-passphrase = Nouvelle phrase secrète
newest-first = { $count }, les plus récentes d’abord
no-absences = Aucune absence annoncée.
no-case-matches = Aucun dossier ne correspond à ces filtres
no-case-matches-hint = Moins de filtres en montrent davantage.
no-cases = Pas encore de dossier
no-cases-hint = Les propositions et les dossiers figurent ici. Une proposition devient un dossier quand le Conseil la retient.
no-country = sans pays
no-decisions = Le Conseil n’a encore rien décidé ici.
no-deputy = pas de suppléant
no-folder = Aucun répertoire de poste n’est connu ici.
no-gaps = chaque service doté d’un agent est couvert
no-links = Aucun pays n’est encore lié.
no-notes = Pas encore de note
no-notes-hint = Les notes restent telles quelles ; une note ultérieure corrige la précédente.
no-officer-yet = Aucun agent n’est encore enregistré.
no-proposals-wait = Aucune proposition n’attend de tour.
no-rounds = Pas encore de tour
no-rounds-hint = Dans un tour, les services notent les propositions, à l’aveugle jusqu’à la clôture.
nobody-fits = Personne ne correspond
nobody-fits-hint = Demandez moins à la fois.
nobody-on-case = Personne n’est encore affecté.
none = aucun
not-approved = pas approuvé par le chef de file
not-a-day = Ce n’est pas un jour. Écrivez-le ainsi : 2027-01-26.
not-a-place = Une place dans l’ordre est un nombre entier à partir de 1.
not-a-number = Ce n’est pas un nombre. Écrivez-le ainsi : { $example }.
not-whole = Écrivez un nombre entier, par exemple 12.
reads-two-ways = Cela peut être deux nombres. Écrivez { $whole } ou { $parts }.
not-recorded = non enregistré
notes = Notes
nothing-left = plus rien
nothing-missing = rien ne manque
nothing-waits = Rien ne vous attend
nothing-waits-hint = Concordances, notations, décisions et notes qui vous nomment arrivent ici.
office-link = Lien avec le bureau
office-own = Ce poste
office-sample = Bureau d’exemple
officer = Agent
officers = Agents
old-passphrase = Ancienne phrase secrète
once-more = Encore une fois
one-form = Un formulaire, puis au travail.
only-there = Seulement les présents aujourd’hui
open = ouvert
open-end = aucun jour fixé
open-end-hint = Vide, cela reste ouvert.
open-round-hint = Chaque service note chaque proposition sauf la sienne. Les notes sont scellées jusqu’à la clôture.
open-verb = Ouvrir
opened = Ouvert
opening = Ouverture
order-hint = 1 vient en premier ; vide l’en retire.
order-is = Ordre { $order }
order-place = Rang
other-partners = Autres partenaires
others-hidden = les notes des autres sont cachées
overtaken = Dépassé
palette = Palette
palette-hint = Aller, faire, trouver
palette-nothing = Rien ne correspond.
participating = Participants
passed-over = ignorée
passphrase = Phrase secrète
passphrase-hint = Cinq mots ou plus. Elle ouvre les registres de ce poste.
people-on-case = Personnes sur le dossier
phone-hint = Avec + et l’indicatif du pays.
posts = Fonctions
preview = Aperçu
progress = Progression
proposal = Proposition
proposals = Propositions
proposed-by = Proposé par
proposed-by-country = Auteur : { $country }
proposer = auteur
rail = Principal
rail-desk = Ce poste
rail-work = Travail
rank = Rang
rank-of = { $rank } sur { $of }, note { $score }
read = Lire
reason = Motif
rebuild-records = Reconstruire les tables dérivées
rebuilt = { $entries ->
    [one] { $entries } entrée a été rejouée
   *[other] { $entries } entrées ont été rejouées
}
record-decision = Enregistrer la décision
records-of-desk = Registres de ce poste
reference = Référence { $reference }
refused-to = Écrire les lignes refusées dans
refused-to-hint = Un fichier .csv ou .xlsx ; chaque ligne revient avec son motif.
reminder = rappel à { $days } jours
remove-filter = Retirer le filtre { $field } { $value }
restore-title = Remettre une sauvegarde
restore-verb = Remettre
restore-warning = Ce qui est ici est conservé dans un fichier à côté. C’est irréversible d’ici.
put-back-link = Remettre une copie…
put-back-hint = Pour un poste qui ne s’ouvre pas, ou un nouveau poste de travail. Le fichier de clé écrit avec la copie doit se trouver à côté d’elle. Ce qui est ici est gardé.
put-back-passphrase = Phrase secrète de la copie, ou de ce poste
restricted-hint = Titre et résumé réservés aux personnes du dossier
resubmit = Soumettre une nouvelle version
returned-because = Renvoyé : { $reason }
returned-to-you = Renvoyé à votre service
revise-score = Réviser la note
room-sentence = { $present ->
    [one] { $present } agent sur { $of } est là.
   *[other] { $present } agents sur { $of } sont là.
}
roster = Effectif
roster-totals = { $countries } pays, { $agencies ->
    [one] { $agencies } service
   *[other] { $agencies } services
}, { $officers ->
    [one] { $officers } agent
   *[other] { $officers } agents
}
round = Tour
round-blind = Ouvert : notes à l’aveugle jusqu’à la clôture
round-closed = clos
round-closed-on = Clos le { $when }
round-deputy = Suppléant qui détient aussi la clé
round-deputy-hint = Pour qu’une absence n’arrête pas le Conseil. Le suppléant doit avoir un poste.
round-of = { $count ->
    [one] Un tour d’une proposition
   *[other] Un tour de { $count } propositions
}
round-open = ouvert
rounds = Tours de notation
rows-written = { $count ->
    [0] Aucune ligne écrite.
    [one] Une ligne écrite.
   *[other] { $count } lignes écrites.
}
sample-from-command = Cette fenêtre a été lancée pour un poste dans un répertoire. Lancez-la avec --sample pour découvrir.
save-view = Garder cette vue
saved-views = Vues gardées
score = Note
score-hint = 0 pour rien, 5 pour le plus. Vous seul lisez cette feuille jusqu’à la clôture.
score-verb = Noter
scored = noté
search = Rechercher
search-everything = Tout rechercher
select-row = Choix
marks = Marques
mend-first = Corrigez d’abord ce qui est signalé.
select-case = Choisir { $case }
selected-count = { $count ->
    [one] Un choisi
   *[other] { $count } choisis
}
set-aside = Mis de côté
set-aside-sentence = { $count ->
    [one] Une entrée reçue n’a pas pu être crue.
   *[other] { $count } entrées reçues n’ont pas pu être crues.
}
settings = Réglages
settle = Trancher
settled = Tranché.
sheets = Feuilles
show = Afficher
show-more = En afficher plus, { $left } restent
single-keys = Les touches simples agissent (g c, j, k, x …)
skip-to-content = Aller au contenu
span = { $from } au { $to }
span-from = à partir du { $from }
span-until = jusqu’au { $to }, début non enregistré
spread = Écart
stage-since = { $stage }, depuis { $when }
stands-in-for = Supplée { $name }
start-not-recorded = début non enregistré
start-the-office = Ouvrir le bureau
stop-job = Arrêter
submit-proposal = Soumettre
summary = Résumé
tab-history = Historique
tab-notes = Notes
tab-overview = Aperçu
take-back = Retirer
take-off = Retirer { $name } du dossier
take-off-case = Retirer
taken-for = { $column } est prise pour
terms-end = Mandats de votre service qui finissent
text-size = Taille du texte
theme = Thème
theme-button = Thème : clair, sombre, plus de contraste
theme-dark = sombre
theme-light = clair
theme-system = comme le système
there = Présent
there-today = aujourd’hui
things-wait = { $count ->
    [0] Rien ne vous attend.
    [one] Une chose vous attend.
   *[other] { $count } choses vous attendent.
}
throw-away = Jeter
throw-typed-away = Jeter ma saisie
title-hint = Ce sous quoi le dossier est connu.
title-restricted = titre réservé
to-approve = Dossiers à approuver pour votre service
to-close = Tours à clore
to-score = Propositions à noter
to-submit = Pour le soumettre
today = Aujourd’hui
try-again = Réessayer
two-values = deux valeurs
undo = Annuler
redo = Rétablir
undone = Annulé : { $what }
undo-earlier = Fait plus tôt, { $when } : { $what }
screen-broken = Cet écran n’a pas pu être affiché
screen-broken-hint = Allez à un autre écran, ou réessayez ; ce qui est enregistré est conservé.
undo-problem = Annulation impossible
union-members = Membres de l’UE
unkept = Votre saisie n’est pas encore gardée.
unlock = Ouvrir le poste
unlock-by-keyring = Demander au trousseau
unlock-hint = Les registres sont chiffrés. Seule la phrase secrète ou le trousseau de cet ordinateur les ouvre.
unlock-title = Ce poste est verrouillé
urgent = Bientôt
urgent-by = urgent avant le { $day }
verified = { $entries ->
    [one] { $entries } entrée
   *[other] { $entries } entrées
} dans { $journals ->
    [one] { $journals } journal
   *[other] { $journals } journaux
} : chaque page, contenu, chaîne et signature concorde
verify-records = Vérifier les registres
version = Version { $version }
version-n = version { $n }
victims = Victimes
view = Vue
view-board = Par étape
view-name = Nom de la vue
view-name-hint = Filtres, tri, groupes et colonnes sont gardés avec elle.
remove-view = Retirer la vue { $name }
view-table = Tableau
waits-for-you = Vous attend
was-corrected = A été corrigée depuis.
weight = poids { $weight }
what = Quoi
what-is-over = ce qui est terminé
what-will-be-made = Ce qui sera créé
when = Quand
who = Qui
who-did = { $who } { $what }
who-reads = Qui lit le titre
working-method = Méthode de travail
write-note = Écrire une note
write-note-hint = @ et un nom appellent quelqu’un qui peut la lire. Ctrl+Entrée écrit.
write-note-verb = Écrire la note
your-agency = Votre service
your-agency-hint = 18 services de 16 pays, EC3 et Eurojust
your-duties = Vos fonctions
your-duties-hint = Vous êtes administrateur jusqu’à la nomination d’un second.
your-name = Votre nom
your-score = Votre note
your-term = Du
your-term-hint = Votre mandat ; la fin reste ouverte.
zone = Fuseau horaire
anchor-harm = 0 aucun connu, 5 beaucoup de victimes ou grand préjudice.
anchor-reach = 0 un pays, 5 la plupart des partenaires.
anchor-added-value = 0 un service suffit, 5 seulement ensemble.
anchor-feasibility = 0 aucune voie, 5 prêt à commencer.
anchor-urgency = 0 peut attendre, 5 le dommage croît chaque jour.

# ---- the office

problem-office-unreachable = Le bureau ne répond pas.
problem-office-unreachable-hint = Votre travail reste sur ce poste et part dès que le bureau répond.
problem-office-certificate = Le certificat du bureau n’est pas valable : il a expiré, ou c’est un autre serveur.
problem-office-certificate-hint = Rien n’a été envoyé. Interrogez l’administrateur du bureau avant de poursuivre.
problem-office-login = Le bureau n’accepte pas l’identifiant de ce poste.
problem-office-login-hint = Demandez à l’administrateur si votre accès a pris fin. Votre travail reste sur ce poste.
problem-office-read-only = Le bureau n’accepte rien pour le moment.
problem-office-read-only-hint = Ce que les autres ont écrit peut être lu. Votre travail reste sur ce poste et partira plus tard.
problem-office-full = Il n’y a plus de place, au bureau ou sur ce poste.
problem-office-full-hint = Prévenez l’administrateur. Rien de ce qui a été consigné n’est perdu.
problem-office-newer = Le bureau est d’une version plus récente que ce programme.
problem-office-newer-hint = Mettez ce programme à jour. D’ici là, votre travail reste ici.
problem-office-older = Le bureau est d’une version plus ancienne que ce programme.
problem-office-older-hint = Demandez à l’administrateur de mettre le bureau à jour. D’ici là, votre travail reste ici.
problem-office-busy = Le bureau est occupé.
problem-office-busy-hint = Un nouvel essai a lieu de lui-même.
problem-office-broken = Le bureau n’a pas pu être joint comme demandé.
problem-office-broken-hint = Vérifiez l’adresse, le certificat, ainsi que PGHOST, PGUSER, PGSSLROOTCERT et le fichier de mots de passe.
problem-office-refused = Le bureau a refusé : vous n’y avez pas droit, ou cela n’existe pas.
problem-office-refused-hint = Seul un administrateur du bureau peut le faire.
problem-no-office = Ce poste n’appartient encore à aucun bureau.
problem-no-office-hint = Fondez-en un, ou rejoignez-en un par une invitation.
problem-office-exists = Il y a déjà un bureau, ou ce poste contient des données d’exemple.
problem-office-exists-hint = Un poste appartient à un seul bureau. Rejoignez un bureau avec un nouveau poste.
problem-no-login-left = Il ne reste aucun identifiant à donner.
problem-no-login-left-hint = Créez-en avec jcat office roles, et faites exécuter le script par un administrateur de base de données.
problem-journal-locked = Le bureau ne vous laisse plus lire ceci.
problem-journal-locked-hint = Ce que vous aviez reste sous clé sur ce poste. Interrogez le chef de file du dossier.
problem-lease-over = Ce poste est resté trop longtemps sans contact avec le bureau : ce qu’il contient est sous clé.
problem-lease-over-hint = Mettez-le une fois en contact avec le bureau. Tout s’ouvre à nouveau, et ce que vous aviez inscrit avant est envoyé.
problem-bad-invitation = L’invitation ne s’ouvre pas avec ce code.
problem-bad-invitation-hint = Saisissez le code tel qu’il vous a été donné. Il ne vaut que pour un fichier.
link-offline = Sans contact avec le bureau
link-catching-up = Mise à jour en cours
link-live = En contact avec le bureau
parked-not-reader = le bureau ne vous laisse pas y écrire
parked-device-revoked = ce poste a été retiré du bureau
parked-officer-ended = votre accès a pris fin
parked-healing = le bureau a été restauré et n’accepte encore rien de nouveau
parked-too-large = une entrée est trop grande
parked-newer-version = le bureau est d’une version plus ancienne
stopped-other-chain = le bureau montre une autre histoire que celle conservée ici
stopped-shorter = il manque au bureau ce qui est conservé ici ; dès qu’un administrateur annonce la restauration, cela lui est rendu
stopped-directory = une entrée nomme une place impossible

# ---- départs, accusés de réception, postes

refusal-own-dismissal = Personne ne se congédie soi-même du bureau.
refusal-own-dismissal-hint = C’est à un autre administrateur de le faire.
refusal-already-dismissed = Cet agent a déjà été congédié du bureau.
refusal-already-dismissed-hint = Il n’y a plus rien à faire ici.
event-officer-dismissed = a congédié un agent du bureau
event-device-approved = a admis un poste de travail
event-device-revoked = a retiré un poste de travail du bureau
done-dismissOfficer = L’agent a été congédié du bureau.
done-settleHandedOver = C’est réglé.
handed-over-note = Écrit par { $name } le { $day }, non envoyé avant son congé : { $text }
dismissal = Fin au bureau
dismissal-hint = Chaque mandat prend fin aujourd’hui, chaque journal est fermé, et les postes de l’agent effacent ce qu’ils détiennent dès leur prochain contact.
dismissed-sentence = congédié du bureau
dismiss-officer = Congédier du bureau
dismiss-officer-title = Congédier un agent du bureau
dismiss-officer-warning = Chaque mandat de { $name } prend fin aujourd’hui. Dès leur prochain contact, les postes de { $name } remettent ce qui n’a pas été envoyé, effacent tout sauf l’effectif et le confirment. C’est irréversible.
word-dismiss = congédier
dismissals = Après un congé
missing-receipts = Accusés manquants
missing-receipts-hint = Un jour a passé depuis le congé, et le poste n’a pas confirmé avoir effacé ce qu’il détenait. Réclamez-le, ou passez-le en perte s’il est perdu.
receipt-missing = pas d’accusé
receipt-missing-of = { $journal }, congé { $since }
write-off = Passer en perte
write-off-title = Passer un poste en perte
write-off-warning = Le poste de { $name } est perdu ou détruit : personne n’attend plus qu’il confirme avoir effacé ce qu’il détenait. Le bureau n’accepte plus rien de lui. C’est irréversible.
word-write-off = perte
purge-deleted = effacement en cours
purge-wiped = effacé, accusé pas encore remis
purge-done = effacé, accusé remis
purge-unsent = { $count ->
    [one] une entrée non envoyée est partie scellée vers ceux qui continuent
   *[other] { $count } entrées non envoyées sont parties scellées vers ceux qui continuent
}
handed-over = Non envoyé avant un congé
handed-over-by = de { $name }
handed-over-as-note = Écrire comme note
handed-over-sealed = Du travail non envoyé que la clé de ce poste n’ouvre pas. Il est gardé scellé.
handed-over-malformed = Du travail non envoyé qui ne se lit pas ici. Il est gardé tel quel.
handed-over-unproven = Du travail non envoyé dont la signature ne peut pas encore être vérifiée ici. Il est gardé et relu plus tard.
put-away = Ranger
refusal-own-workstation = Un poste qui se présente avec une nouvelle clé ne s’admet pas lui-même, ni depuis celui qu’il était.
refusal-own-workstation-hint = C’est à un administrateur de le faire, ou à vous depuis un autre de vos postes.
refusal-lease-too-long = Le bureau ne prolonge pas le bail aussi loin.
refusal-lease-too-long-hint = 30 jours au plus pour son propre poste ; un administrateur accorde jusqu’à 90. Celui d’un invité n’est jamais prolongé.
parked-device-waiting = ce poste attend d’être admis avec sa nouvelle clé
parked-device-refused = ce poste n’a pas été admis
entry-waiting = Une copie de ce poste a été rencontrée. Il a créé une nouvelle clé et attend d’être admis par un administrateur, ou par vous depuis un autre poste.
entry-refused = Ce poste n’a pas été admis. Adressez-vous à l’administrateur ; ce que vous avez consigné est conservé ici.
entry-revoked = Ce poste a été retiré du bureau. Adressez-vous à l’administrateur ; ce que vous avez consigné est conservé ici.
entry-nothing = Le bureau ne connaît pas ce poste : son invitation a expiré. Demandez-en une autre à l’administrateur.
asking-hint = Une copie d’un poste a été rencontrée : une image restaurée, ou la copie de son disque par quelqu’un. Interrogez son agent avant de l’admettre ; si personne ne l’explique, refusez-le et retirez l’ancien poste.
asking-since = attend depuis { $since }
let-in = Admettre
turn-away = Refuser
workstation-off = retiré
workstation-behind = { $count ->
    [one] une entrée de retard
   *[other] { $count } entrées de retard
}
workstation-seen = vu { $when }
lease-over = S’ouvrait sans un mot du bureau jusqu’au { $when }. Ce délai est passé.
lease-until = S’ouvre sans un mot du bureau jusqu’au { $when }.
extend-lease = Prolonger
extend-lease-title = Prolonger le bail avant une mission
lease-days = Jours à partir d’aujourd’hui
lease-days-hint = Combien de temps ce poste peut rester absent. 30 au plus ; jusqu’à 90 par un administrateur.
done-extendLease = Le bail est prolongé.
problem-office-unannounced = Le bureau dit avoir été restauré, et aucun administrateur de ce bureau ne l’a annoncé.
problem-office-unannounced-hint = Rien n’a été envoyé ni repris. Demandez à un administrateur si la base a été remise en place ; si oui, qu’il l’annonce encore une fois depuis son poste. Sinon, quelqu’un a retiré des entrées : chaque poste les détient encore.
stopped-two-histories = le bureau a montré une autre histoire à un autre poste
witness-differs = { $name } voit autre chose à partir des mêmes entrées
witness-withheld = { $name } a reçu plus que ce qui est montré à ce poste
journals-differ = Autres postes
asks-in = demande à être admis
mend-rebuild = Refaire
mend-pull-again = Reprendre du bureau
mend-pull-again-warning = Le journal est repris depuis le début tel que le bureau l’a maintenant. Ce qui est ici est conservé entier dans une copie à côté des données. À faire lorsqu’un administrateur a dit que le bureau a raison.
word-pull-again = reprendre
done-mendJournal = Le journal est remis en état.
problem-bad-backup = Ce fichier n’est pas une sauvegarde d’un bureau, il a été modifié, ou le code est un autre.
problem-bad-backup-hint = Rien n’a été touché. Vérifiez le code, ou prenez une autre copie du fichier.
problem-no-program = { $name } n’est pas installé sur cette machine.
problem-no-program-hint = Installez les programmes clients de PostgreSQL, de la version du serveur ou plus récents : sous Debian, postgresql-client.
problem-program-failed = { $name } s’est terminé par une erreur.
problem-program-failed-hint = Ce qu’il a dit figure au-dessus. Vérifiez PGHOST, PGUSER, PGSSLROOTCERT et le fichier des mots de passe. Rien n’a été modifié.

# ---- the office in the window

pill-alone = Poste autonome
pill-offline = Sans contact
pill-offline-since = Sans contact depuis { $since }
pill-waiting = { $count ->
    [one] une entrée attend
   *[other] { $count } entrées attendent
}
pill-catching-up = Mise à jour
pill-catching-up-of = Mise à jour, { $done } sur { $of }
pill-live = En contact
pill-look = { $count ->
    [one] Un point à examiner
   *[other] { $count } points à examiner
}
exchange-now = Échanger maintenant
exchanging = Échange en cours
open-office-settings = Réglages du bureau
office = Bureau
begin-join = Rejoindre un bureau
begin-join-hint = Demande l’invitation que son administrateur vous a remise, et le code venu par une autre voie.
invitation-file = Invitation
invitation-file-hint = Le fichier que l’administrateur vous a remis.
files-invitation = Invitations
invitation-code = Code
invitation-code-hint = Cinq groupes de quatre, donnés de vive voix. Majuscules et traits d’union sont indifférents.
invitation-code-short = { $found } lettres et chiffres sur 20.
invitation-code-long = { $found } lettres et chiffres, c’est trop : il y en a 20.
invitation-code-letter = { $letter } ne figure dans aucun code. Un code a des lettres et les chiffres de 2 à 7.
join-the-office = Rejoindre le bureau
joining-office = Entrée dans le bureau. Cela peut prendre une minute.
joining-progress = Mise à jour, { $done } entrées sur { $of }
join-later = Si le bureau ne répond pas maintenant, le poste s’ouvre quand même et se met à jour plus tard.
office-what-for = Un bureau est une base PostgreSQL à vous, que les postes partagent. Chaque poste continue sans elle.
office-sample-only = Les données d’exemple restent sur ce poste et ne rejoignent aucun bureau.
found-office-title = Fonder un bureau
found-office-three = Trois étapes. Pour les deux premières, il faut un administrateur de base de données.
found-or-join = Pour rejoindre un bureau existant, commencez un nouveau poste avec son invitation : un poste appartient à un seul bureau, pour toujours.
found-step-roles = Faire créer les rôles
found-step-roles-hint = Le script crée la base, ses rôles et des identifiants en réserve : chaque invitation en prend un. L’administrateur de base de données l’exécute une fois avec psql.
found-step-password = Donner un mot de passe à l’installateur
found-step-password-hint = L’administrateur de base de données en définit un pour jcat_installer avec \password dans psql, et vous le communique.
found-step-found = Fonder
found-step-found-hint = Crée les tables, vous inscrit comme premier administrateur et envoie ce qui est sur ce poste.
found-address = Adresse de la base
found-address-hint = Comme postgres://jcat_installer@serveur.example/jcat, sans mot de passe.
found-authority = Autorité de certification
found-authority-hint = En texte PEM : qui a signé le certificat du serveur. Aucun autre serveur n’est admis.
found-authority-file = Prendre dans un fichier
found-password = Mot de passe de l’installateur
found-password-hint = Utilisé une fois, conservé nulle part.
found-verb = Fonder le bureau
founding = Fondation en cours
found-needs-login = Créez d’abord des identifiants : le bureau vous en donne un.
found-password-refused = La base n’accepte pas le nom ou le mot de passe de l’installateur.
found-password-refused-hint = Vérifiez les deux avec l’administrateur de base de données : jcat_installer a besoin d’un mot de passe et d’une ligne dans pg_hba.conf.
show-sql = Montrer le SQL à exécuter
sql-title = Le SQL qui sera exécuté
sql-hint = À lire par votre administrateur de base de données. Rien n’a encore été exécuté.
make-logins = Créer des identifiants
more-logins = Créer d’autres identifiants
how-many-logins = Identifiants à créer
how-many-logins-hint = Un par agent qui rejoindra le bureau.
logins-script = Script des identifiants
logins-script-hint = Il ne contient aucun mot de passe et reste affiché tant que vous ne quittez pas cet écran. Enregistrez-le avant.
logins-in-reserve = { $count ->
    [0] Aucun identifiant en réserve.
    [one] Un identifiant en réserve.
   *[other] { $count } identifiants en réserve.
}
copy = Copier
copied = Copié.
not-copied = Rien n’a été copié. Sélectionnez le texte et appuyez sur Ctrl+C.
save-file = Enregistrer dans un fichier
saved-as = Remis au système sous le nom { $name } : il est dans votre dossier de téléchargements, ou là où ce programme a été lancé.
link-state = État
office-where = Où
office-login = Identifiant
office-since = depuis { $since }
entries-waiting = En attente
entries-waiting-count = { $count ->
    [0] rien ; le bureau a tout
    [one] une entrée que le bureau n’a pas encore prise
   *[other] { $count } entrées que le bureau n’a pas encore prises
}
journals-look = Journaux à examiner
journals-fine = { $waiting ->
    [0] Aucun journal n’est verrouillé, arrêté ou refusé.
    [one] Aucun journal n’est verrouillé, arrêté ou refusé. Une entrée attend le prochain échange.
   *[other] Aucun journal n’est verrouillé, arrêté ou refusé. { $waiting } entrées attendent le prochain échange.
}
journal-everyone = Ce que tous lisent
journal-taskforce = Ce que lit la taskforce
journal-board = Ce que lit le Conseil
journal-agency = Ce que lit { $agency }
journal-records = Traces d’accès de { $agency }
journal-case = Un dossier
journal-case-called = { $label } { $title }
journal-hit = Une concordance entre deux dossiers
journal-desk = Ce qui reste sur ce poste
journal-locked = verrouillé
journal-parked = non envoyé
journal-stopped = non reçu
journal-locked-why = le bureau ne vous laisse plus le lire
journal-position = reçu jusqu’à l’entrée { $position }
workstations = Postes
workstation-own = ce poste
workstation-take-off = Retirer
workstation-take-off-title = Retirer un poste du bureau
workstation-take-off-warning = Le bureau ne prend plus rien de ce poste de { $name }, ni ce qui y attend encore. C’est irréversible.
workstation-take-off-own = C’est le poste devant lequel vous êtes.
word-take-off = retirer
type-the-word = Tapez « { $word } » pour continuer
invitations = Invitations
invite-officer = Inviter un agent
invite-officer-hint = Ouvre une place pour un poste d’un agent de l’effectif.
invite-needs-login = Aucun identifiant en réserve. Créez-en d’abord.
invite-verb = Écrire l’invitation
invite-file-hint = Un nouveau fichier. Envoyez-le comme vous voulez : sans le code, il ne s’ouvre pas.
invite-choose = Choisir un endroit
has-workstation = a un poste
invite-code = Code pour { $name }
invite-code-hint = Donnez-le par téléphone ou de vive voix, jamais avec le fichier. Il n’est montré que maintenant, tant que vous ne quittez pas cet écran.
invite-code-copy = Copier le code
done-with-it = C’est fait
office-version = Version du bureau
office-version-hint = Quand une nouvelle version de ce programme a été mise en place, le bureau y est amené une fois, depuis le poste d’un administrateur.
office-upgrade = Amener le bureau à cette version
office-upgrade-how = Ce que le bureau n’a pas encore est ajouté à sa base, en entier ou pas du tout. Les postes continuent de travailler.
office-upgraded = Le bureau est à la version { $version }.
after-restore = Après une restauration
after-restore-hint = Quand la base a été remise depuis une sauvegarde, dites-le ici : les postes rapportent alors ce qui manque à la sauvegarde.
announce-restore = Annoncer une restauration
announce-restore-title = Annoncer que la base a été remise
announce-restore-warning = Le bureau ne prend rien de nouveau tant que vous n’avez pas mis fin à la réparation. Chaque poste en contact renvoie ce qu’il a encore. L’annonce est écrite pour toujours et ne peut être annulée.
word-announce = annoncer
end-healing = Mettre fin à la réparation
end-healing-title = Mettre fin à la réparation
end-healing-warning = Le bureau prend à nouveau de nouvelles entrées. Faites-le quand chaque poste a été en contact : un poste qui vient plus tard ne comblera peut-être plus les lacunes. C’est irréversible.
word-end-healing = fin
held-back = Retenu
held-back-hint = { $count ->
    [one] Vous avez consigné ceci pendant l’absence du bureau. Entre-temps d’autres ont été les premiers, et cela ne tient plus. Rien n’est envoyé sans votre accord.
   *[other] Vous avez consigné ceci pendant l’absence du bureau. Entre-temps d’autres ont été les premiers, et cela ne tient plus. Rien n’est envoyé sans votre accord.
}
held-back-why = motif inconnu
send-all-the-same = Envoyer quand même
give-up-held = Abandonner
give-up-title = Abandonner ce qui est retenu
give-up-warning = { $count ->
    [one] Une entrée est reprise et ne sera jamais envoyée. C’est irréversible.
   *[other] { $count } entrées sont reprises et ne seront jamais envoyées. C’est irréversible.
}
word-give-up = abandonner
admitted-hint = L’agent peut lire le journal du dossier dès que le bureau a répondu.
made-office = Bureau partagé
made-office-hint = plus tard, dans les réglages

## Étapes, plan et préparation

refusal-guard-failed = Le dossier ne peut pas encore passer à l’étape suivante ({ $to }). { $lacks }
refusal-guard-failed-hint = { $remedy }
unmet-lead-approval = Son chef de file ne l’a pas approuvé.
unmet-lead-approval-hint = Un agent du chef de file l’approuve sur la page du dossier.
unmet-lead-officer = Aucun agent du chef de file n’est affecté au dossier.
unmet-lead-officer-hint = Le chef de file ou EC3 y affecte un agent du chef de file, sous les personnes affectées au dossier.
unmet-second-agency = Aucun service ne participe à part le chef de file.
unmet-second-agency-hint = Faites participer un autre service ; ses agents peuvent s’y joindre eux-mêmes.
event-case-moved = a changé l’étape
event-case-suspended = a suspendu le dossier
event-case-resumed = a repris le dossier
event-case-cancelled = a abandonné le dossier
done-moveCase = Le dossier a changé d’étape.
done-suspendCase = Le dossier a été suspendu.
done-resumeCase = Le dossier a été repris.
move-on = Passer à l’étape { $stage }
move-back = Revenir à l’étape { $stage }
move-on-hint = Le motif reste dans l’historique du dossier.
move-back-hint = Ce qui a été fait reste. Le motif reste dans l’historique du dossier.
hold-suspend = Suspendre
hold-resume = Reprendre
hold-cancel = Abandonner le dossier
hold-suspend-hint = Rien n’est perdu ; le dossier peut être repris à tout moment. Un dossier qui était prêt doit alors être préparé à nouveau.
hold-resume-hint = Il revient à son étape ; un dossier qui était prêt ou en opération est préparé à nouveau.
hold-cancel-hint = Un dossier abandonné ne peut pas être repris. Il reste conservé avec tout ce qu’il contient.
hold-cancel-word = abandonner
lacks-n = { $count } à remplir
what-lacks = Ce qui manque encore à l’étape { $stage }
refusal-not-running = Ce qui est à l’étape { $stage } n’a pas de plan en cours.
refusal-not-running-hint = Un plan appartient à un dossier en cours.
refusal-not-on-case = { $agency } ne participe pas au dossier.
refusal-not-on-case-hint = Associez d’abord ce service.
refusal-cycle = La tâche s’attendrait elle-même : { $path }.
refusal-cycle-hint = Supprimez d’abord un des liens de ce chemin.
refusal-out-of-range = { $value } n’est pas compris entre { $least } et { $most }.
refusal-out-of-range-hint = Choisissez un nombre entre les deux.
refusal-empty-plan = Il ne contient aucune tâche.
refusal-empty-plan-hint = Ajoutez d’abord des tâches, ou utilisez un modèle.
refusal-no-working-day = Un calendrier comporte au moins un jour ouvré par semaine.
refusal-no-working-day-hint = Choisissez au moins un jour de la semaine.
refusal-second-person = La personne qui a fait la demande ne peut pas l’appuyer elle-même.
refusal-second-person-hint = Une autre personne d’EC3 l’appuie.
refusal-own-alarm = Une alerte qui vous concerne est examinée par quelqu’un d’autre.
refusal-own-alarm-hint = Une autre personne d’EC3 ou un administrateur en indique les suites.
refusal-alarm-looked-into = Les suites de cette alerte ont déjà été indiquées.
refusal-alarm-looked-into-hint = Lisez ce qui en a été dit sous Indicateurs, Alertes.
event-task-added = a ajouté une tâche
event-task-edited = a modifié une tâche
event-task-tied = a lié deux tâches
event-task-untied = a délié deux tâches
event-task-removed = a retiré une tâche du plan
event-task-restored = a remis une tâche dans le plan
event-plan-templated = a utilisé un modèle
event-plan-window-set = a fixé la fenêtre d’action
event-plan-baselined = a figé les dates du plan
event-calendar-set = a fixé un calendrier de travail
event-template-saved = a enregistré un modèle
found-task = tâche
# ---- records of access ----
event-record-kept = a consigné un accès à des données
action-go-records = Aller aux Traces d’accès
records = Traces d’accès
label-collect = a collecté
label-alter = a modifié
label-consult = a consulté
label-disclose = a communiqué
label-combine = a réuni
label-erase = a effacé
label-login = a ouvert le poste
label-export = a exporté
label-config = a paramétré
label-vote-admin = a tenu un vote
label-cross-check = recoupement
label-strategic = analyse stratégique ou thématique
label-operational = analyse opérationnelle
label-exchange = échange d’informations
label-research = recherche et innovation
label-appeal = information du public
label-lawfulness = licéité du traitement
label-self-monitoring = autocontrôle
label-integrity = intégrité et sécurité
label-proceedings = procédure pénale
object-case = dossier
object-draft = brouillon
object-note = note
object-document = document
object-round = tour
object-decision = décision
object-officer = agent
object-organisation = organisation
object-device = poste de travail
workstation = Poste de travail
object-roster = effectif
object-records = traces de { $name }
object-records-unnamed = traces d’accès
object-other = bureau
seen-unlock = a ouvert le poste
seen-caseDossier = a ouvert le dossier
seen-caseNotes = a lu ses notes
seen-caseHistory = a lu son historique
seen-draft = a ouvert le brouillon
seen-caseList = a parcouru la liste des dossiers
seen-today = l’a vu dans Aujourd’hui
seen-search = a recherché
seen-palette = a recherché
seen-round = a ouvert un tour
seen-decisions = a parcouru les décisions
seen-inbox = l’a vu dans sa boîte
seen-officer = a ouvert la page d’un agent
seen-exportCases = a exporté la liste
seen-exportRoster = a exporté l’effectif
seen-exportRecords = a exporté des traces
seen-records = a lu des traces d’accès
seen-whoLooked = a demandé qui avait consulté
seen-plan = a lu son plan
seen-task = a lu une tâche
seen-readiness = a lu ses conditions
seen-counterBoard = a lu ses compteurs
seen-counterEntries = a lu ses événements comptés
seen-outcome = a lu son bilan
seen-outcomeFigures = a lu des chiffres de bilans
seen-statisticsRows = a regardé derrière un nombre des statistiques
seen-printYearbook = a imprimé le rapport annuel
seen-writeYearbook = a écrit le rapport annuel dans un fichier
seen-exportStatistics = a exporté des statistiques
seen-situation = a regardé le tableau de situation
seen-documentList = a lu la liste de ses documents
seen-document = a lu les indications d’un document
seen-openDocument = a ouvert un document
seen-saveDocument = a enregistré un document en clair
seen-handedOver = a lu du travail non envoyé qui a été remis
seen-contributions = a lu ses contributions
seen-plannedActions = a lu ses actions prévues
seen-compareCases = a comparé deux dossiers
seen-caseLinks = a lu ses liens
seen-caseEntity = a lu tout ce qui est dit d’une valeur
seen-whereElse = a demandé où se trouve encore une valeur
record-column-at = date
record-column-verb = acte
record-column-how = comment
record-column-officer = agent
record-column-agency = service
record-column-device = poste
record-column-owner = données de
record-column-objects = sur quoi
record-column-count = nombre
record-column-purpose = finalité
record-column-given-to = motif et destinataires
whose-data = Données de
with-what = Sur quoi
why-purpose = Finalité
not-stated = non indiquée
purpose-working = Finalité du jour
purpose-working-hint = Pourquoi vous travaillez aujourd’hui hors d’un dossier précis : listes et recherches. Un dossier apporte sa propre finalité. Consigné avec ce que vous consultez.
records-own-only = Vous voyez ce que vous avez fait vous-même.
records-of-own = Tout ce qui a été fait avec les données de votre service, et ce que vous avez fait.
records-of-every = Tout ce qui a été fait avec les données de tous.
records-none = Rien n’est encore consigné ici
records-none-hint = Ce qui est ouvert, recherché, exporté ou communiqué est consigné dans la minute.
records-none-match = Aucune trace ne correspond
record-list = { $count ->
    [one] un dossier listé
   *[other] { $count } dossiers listés
}
record-times = { $count } fois
record-things = { $count ->
    [one] un objet
   *[other] { $count } objets
}
record-of-whom = { $name }, { $agency }
record-given-to = à { $names }
count-of-records = { $count ->
    [0] Aucun acte
    [one] Un acte
   *[other] { $count } actes
}
records-unstated = { $count ->
    [one] pour une liste, personne n’a indiqué de finalité
   *[other] pour { $count } listes, personne n’a indiqué de finalité
}
filter-act = Acte
filter-act-any = tous les actes
filter-purpose-any = toutes les finalités
filter-officer-any = tout le monde
filter-owner-any = données de tous
filter-from = Du
filter-to = Au
filter-case = Un seul dossier
filter-case-off = Montrer de nouveau tous les dossiers
records-check = Vérifier les chaînes
verify-records-ok = { $entries ->
    [one] Une trace : chaque chaîne, signature et fin concorde.
   *[other] { $entries } traces ({ $journals ->
        [one] un journal
       *[other] { $journals } journaux
    }, { $desks ->
        [one] un poste
       *[other] { $desks } postes
    }) : chaque chaîne, signature et fin concorde.
}
verify-records-office = La copie du bureau concorde, ainsi que { $signed ->
    [one] { $signed } signature de poste.
   *[other] { $signed } signatures de postes.
}
verify-records-alone = Le bureau n’a pas été interrogé. Si les dernières traces avaient été coupées de toutes les copies, on ne le verrait pas d’ici.
verify-records-bad = Quelque chose ne concorde pas. Le premier endroit :
export-records = Exporter ces traces
export-title = Exporter
export-why-hint = Consigné avec l’export, pour le propriétaire des données.
export-recipients = Destinataires
export-recipients-hint = Plusieurs séparés par des virgules. Rien si cela reste chez vous.
export-justification = Motif
export-choose = Choisir un fichier et exporter
who-looked = Qui a consulté
who-looked-hint = Qui a ouvert, exporté ou reçu ce dossier.
who-looked-show = Montrer qui a consulté
who-looked-none = Personne d’autre que vous, à la connaissance de votre poste.
who-looked-all = Toutes les traces de ce dossier
record-digest = Empreinte de la liste

## Opération : les compteurs

label-counter = événement
label-arrest = arrestations
label-search = perquisitions
label-hearing = auditions
label-server-seized = serveurs saisis
label-server-down = serveurs mis hors ligne
label-domain-seized = noms de domaine saisis
label-account-frozen = comptes gelés
label-cash = argent liquide
label-crypto = cryptoactifs
label-vehicle = véhicules
label-device = appareils
label-data-volume = données saisies
label-victim-id = victimes identifiées
label-warrant-issued = mandats délivrés
label-charged = mises en examen
label-convicted = condamnations
label-acquitted = acquittements
label-dropped = poursuites abandonnées
label-surrendered = remises à un autre pays
refusal-negative-quantity = Ce que l’on compte ne peut être inférieur à zéro.
refusal-negative-quantity-hint = Pour compter moins, corrigez l’événement ou retirez-le.
refusal-quantity-out-of-range = Cette quantité est plus grande ou plus fine que tout ce que l’on compte.
refusal-quantity-out-of-range-hint = Au plus dix mille milliards, avec 18 chiffres après la virgule.
refusal-not-whole = « { $kind } » se compte en nombres entiers.
refusal-not-whole-hint = Écrivez un nombre entier.
refusal-wrong-unit = L’unité ne convient pas à « { $kind } ».
refusal-wrong-unit-hint = L’argent liquide a une devise, comme EUR, les cryptoactifs un sigle, comme BTC, les données GB ou TB ; ce qui se compte à la pièce n’a pas d’unité.
refusal-not-in-operation = Ce dossier est au stade « { $stage } ». On compte pendant l’opération et ses suites.
refusal-not-in-operation-hint = Le chef de file lance l’opération.
refusal-not-of-case = { $agency } ne participe pas à ce dossier.
refusal-not-of-case-hint = Faites d’abord participer ce service.
refusal-not-an-arrest = Les suites judiciaires se rattachent à une arrestation.
refusal-not-an-arrest-hint = Choisissez l’arrestation dont il s’agit.
refusal-more-than-arrested = { $arrested } personnes ont été arrêtées ici.
refusal-more-than-arrested-hint = Indiquez au moins une personne, et pas plus, pour une même suite, qu’il n’y a eu d’arrestations.
event-counter-recorded = a compté
event-counter-corrected = a corrigé un événement
event-counter-prosecution-recorded = a inscrit les suites d’une arrestation
done-recordCounter = L’événement a été compté.
done-correctCounter = L’événement a été corrigé.
done-takeBackCounter = L’événement a été retiré.
done-writeOutcome = Le rapport du bilan a été écrit.
counter-undone = Annulé.
tab-operation = Opération
counters = Compteurs
counters-caption = Ce qui a été compté, par catégorie et par pays
count-verb = Compter
count-title = Compter un événement
count-hint = Entrée compte et ramène à la quantité. N place le curseur ici.
count-kind = Quoi
count-quantity = Combien
count-amount = Montant
count-unit = Unité
count-unit-hint-money = Devise, par exemple EUR
count-unit-hint-asset = Sigle, par exemple BTC
count-unit-hint-volume = GB ou TB
count-country = Où
country-not-said = Non précisé
count-reference = Référence
count-agency = Service concerné
at-least-tick = Au moins : il peut y en avoir davantage
at-least-of = au moins { $quantity }
all-countries = Total
nothing-counted = Rien n’a encore été compté
nothing-counted-hint = Arrestations, perquisitions, serveurs, argent : chaque service compte les siens. Ce qui est compté sans connexion part plus tard, et les totaux sont les mêmes sur tous les postes.
events-counted = Événements
event-when = Quand
event-what = Quoi
event-whose = Service
event-reference = Référence
event-taken-back = retiré
event-corrected-by = corrigé par { $who } : { $reason }
events-in-conflict = Deux corrections
events-in-conflict-hint = Corrigés sur deux postes qui ne se connaissaient pas. La correction la plus récente compte ; corrigez encore une fois pour trancher.
event-other-said = Selon { $who }
correct-event = Corriger
correct-event-title = Corriger un événement
take-back-event = Retirer
take-back-event-title = Retirer un événement
take-back-event-hint = Il reste dans la liste et ne compte plus.
follow-arrest = Suites judiciaires
follow-arrest-title = Suites judiciaires de l’arrestation
follow-outcome = Suite
follow-people = Personnes
follow-on = Le
follow-text = Tribunal, peine, référence
follow-line = { $outcome } : { $people }, { $day }

## Opération : le tableau de situation

label-green = prêt
label-hold = attente
label-abort = abandon
label-silent = sans nouvelles
refusal-not-of-country = « Prêt » est annoncé par les agents du pays, le chef de file ou EC3 : { $country }.
refusal-not-of-country-hint = Tout participant peut mettre en attente.
refusal-aborted = Deux agents ont fait abandonner : { $country }.
refusal-aborted-hint = Le chef de file fixe une nouvelle heure H, et chaque pays se déclare à nouveau.
refusal-country-missing = Aucun pays n’est nommé.
refusal-country-missing-hint = Dites de quel pays il s’agit.
refusal-no-board-in-stage = Un dossier au stade « { $stage } » n’a pas de tableau de situation.
refusal-no-board-in-stage-hint = Il existe de la planification à la fin de l’opération.
refusal-no-hour = Aucune heure H n’est fixée ; il n’y a rien à annoncer.
refusal-no-hour-hint = Le chef de file ou EC3 la fixe.
event-situation-hour-set = a fixé l’heure H
event-situation-signal-reported = a annoncé
event-situation-abort-called = a demandé l’abandon
event-situation-abort-recalled = a retiré une demande d’abandon
event-situation-reports-paced = a dit à quel rythme un point est fait
event-situation-report-made = a fait un point de situation
done-paceReports = Le rythme des points de situation a été fixé.
every-minutes = toutes les { $count } minutes
pace-reports = À quel rythme
pace-reports-verb = Fixer le rythme
pace-reports-title = À quel rythme un point de situation est fait
pace-field = Toutes les combien de minutes
pace-field-hint = De 5 à 1440 ; vide pour aucun point.
pace-unreadable = Ce n’est pas un nombre entier.
report-due-since = Point attendu depuis { $time }
report-next = Prochain point à { $time }, { $every }
report-waits = Points { $every } dès que l’opération est en cours
report-last = Dernier point par { $who }, { $time }
report-key = P fait le point de situation.
reports-due = Points de situation
report-due-short = depuis { $time }
report-due = point attendu
make-report = Le faire
situation = Tableau de situation
h-hour = Heure H
no-hour-yet = Aucune heure H n’est fixée
no-hour-yet-hint = Une fois l’heure H fixée, chaque pays se déclare prêt ou en attente, et le tableau décompte à l’heure de chacun. Il fonctionne sans connexion.
set-hour = Fixer l’heure H
move-hour = Déplacer l’heure H
hour-field = Jour et heure à Amsterdam
hour-field-hint = Par exemple 2027-01-26 04:00 ; vide, elle est retirée.
hour-unreadable = Ce n’est pas un jour et une heure.
hour-reason = Pourquoi elle est déplacée ou retirée
days-letter = j
hour-in = dans { $time }
hour-ago = il y a { $time }
hour-set-by = fixée par { $who }
other-hour = { $who } a fixé une autre heure sur un poste qui ne connaissait pas celle-ci : { $hour }
report-green = Prêt
report-hold = Attente
report-hold-title = Mettre en attente : { $country }
call-abort = Demander l’abandon
call-abort-title = Demander l’abandon : { $country }
call-abort-hint = Une demande met aussitôt en attente. Deux agents, dont un du chef de file, font abandonner ; cela vaut jusqu’à une nouvelle heure H.
recall-abort = Retirer ma demande
recall-abort-title = Retirer la demande d’abandon : { $country }
signal-text = Précision
abort-called-by = { $who } demande l’abandon : { $reason }
abort-needs-lead = Il faut un agent du chef de file
abort-needs-one = Il en faut encore un
rival-report = { $who } a annoncé « { $signal } » sans en avoir connaissance
clock-in = { $clock } à l’heure de { $zone }
big-screen = Grand écran
leave-big-screen = Quitter le grand écran
my-country-keys = Touches ({ $country }) : 1 prêt, 2 attente
situation-caption = Les pays et leur signal
signal-heading = Signal
clock-heading = Heure locale

## Opération : le bilan

label-outcome-victims = victimes
label-loss-prevented = préjudice évité
label-lessons = enseignements
label-follow-ups = suites à donner
label-partners = partenaires à citer
refusal-not-in-wrap-up = Ce dossier est au stade « { $stage } ». Le bilan s’écrit après l’opération.
refusal-not-in-wrap-up-hint = Le chef de file met d’abord fin à l’opération.
refusal-period-missing = Le rapport n’indique pas les jours d’action.
refusal-period-missing-hint = Indiquez le premier et le dernier.
refusal-numbers-changed = Les chiffres ont changé depuis qu’ils ont été regardés.
refusal-numbers-changed-hint = Regardez-les tels qu’ils sont, puis recommencez.
refusal-not-confirmed = Les services n’ont pas tous confirmé leurs chiffres actuels ; il manque : { $agencies }.
refusal-not-confirmed-hint = Demandez à leurs agents de les regarder et de les confirmer.
refusal-confirm-instead = Vous pouvez confirmer ces chiffres vous-même.
refusal-confirm-instead-hint = Regardez-les et confirmez-les.
refusal-has-confirmed = { $agency } a confirmé ses chiffres tels qu’ils sont.
refusal-has-confirmed-hint = Il n’en manque rien.
refusal-too-early-to-waive = Les services ont deux semaines : cela peut être demandé à partir du { $from }.
refusal-too-early-to-waive-hint = Demandez à leurs agents de regarder leurs chiffres et de les confirmer.
refusal-not-noted-yet = Le Conseil n’a pas pris acte du bilan avec ces chiffres.
refusal-not-noted-yet-hint = Le chef de file le soumet au Conseil ; le secrétaire consigne qu’il en a pris acte.
refusal-public-not-approved = La version publique n’a pas été approuvée telle qu’elle est.
refusal-public-not-approved-hint = Le chef de file la regarde, ainsi que ce qu’elle omet, et l’approuve.
event-outcome-drafted = a commencé le bilan
event-outcome-edited = a écrit dans le bilan
event-outcome-numbers-confirmed = a confirmé les chiffres de
event-outcome-waiver-asked = a demandé de se passer d’une confirmation
event-outcome-waiver-seconded = a appuyé le fait de se passer d’une confirmation
event-outcome-waiver-ended = demande à nouveau une confirmation
event-outcome-public-approved = a approuvé la version publique
event-noting-put-without = a soumis le bilan au Conseil sans tous les chiffres
event-noting-put = a présenté le bilan au Conseil
event-noting-noted = a inscrit que le Conseil a pris acte du bilan
outcome = Bilan
standing-none = Pas encore de rapport
standing-drafted = En préparation : les services confirment leurs chiffres
standing-confirmed = Tous les services ont confirmé leurs chiffres
standing-put = Devant le Conseil
standing-noted = Le Conseil en a pris acte
standing-changed = Chiffres modifiés depuis que le Conseil en a pris acte
standing-counts-hint = Seul compte dans les statistiques ce dont le Conseil a pris acte.
begin-outcome = Commencer le rapport
edit-outcome = Écrire
outcome-report = Rapport
action-days = Jours d’action
first-action-day = Premier jour d’action
last-action-day = Dernier jour d’action
part-empty = Rien d’écrit
part-marking = Marquage : { $part }
part-rival = Écrit ailleurs sans connaître ceci
own-numbers = Chiffres de chaque service
own-numbers-hint = Chaque service confirme les siens. Un chiffre modifié ensuite demande une nouvelle confirmation.
numbers-none = aucun chiffre
numbers-confirmed-by = confirmés par { $who }
numbers-changed-since = modifiés depuis la confirmation de { $who }
numbers-unconfirmed = pas encore confirmés
confirm-numbers = Confirmer
confirm-numbers-of = Confirmer les chiffres : { $agency }
counts-without = Compte sans les chiffres de
counts-without-of = Le bilan compte sans les chiffres de { $agencies }, que personne n’a confirmés.
standing-confirmed-without = Complet : chaque service a confirmé ses chiffres ou a été laissé de côté
numbers-leaving-out = { $by } demande de s’en passer : { $reason } Une autre personne d’EC3 appuie.
numbers-left-out = Laissé de côté par { $by }, avec l’appui de { $with } : { $reason }
waive-confirmation = S’en passer
waive-confirmation-of = S’en passer : la confirmation de { $agency }
waive-confirmation-hint = Les chiffres de { $agency } restent marqués comme non confirmés et ne comptent nulle part. Une personne d’EC3 doit appuyer, et le motif figure là où le bilan est lu. La confirmation du service y met fin.
second-waiver-of = Appuyer : se passer de la confirmation de { $agency }
end-confirmation-waiver = L’attendre
end-confirmation-waiver-of = L’attendre : la confirmation de { $agency }
year-figures = Dont le Conseil a pris acte en tout
year-figures-show = Sommes de { $year }
year-figures-of = { $count ->
    [one] Une opération dont le dernier jour d’action est en { $year }
   *[other] { $count } opérations dont le dernier jour d’action est en { $year }
}
year-figures-none = Le Conseil n’a encore pris acte d’aucun bilan de { $year }.
put-outcome = Présenter au Conseil
note-outcome = Inscrire que le Conseil en a pris acte
note-outcome-day = Le
withheld-totals = { $count ->
    [one] Un total est marqué trop strictement pour le journal du Conseil.
   *[other] { $count } totaux sont marqués trop strictement pour le journal du Conseil.
}
public-version = Version publique
public-version-hint = Seulement ce qui est marqué TLP:CLEAR. Un total dont une partie est plus stricte est omis en entier : le reste de la somme serait faux.
left-out = Omis
left-out-none = Rien n’est omis.
left-out-unconfirmed = Chiffres de { $agency } : non confirmés
approve-public = Approuver
approve-public-whole = Approuver la version publique
approve-public-hint = Elle est juste, et rien de ce qu’elle omet ne doit y figurer : elle peut alors être diffusée.
public-approved-by = approuvée par { $who }, { $when }
public-changed-since = changée depuis que { $who } l’a approuvée
public-not-approved = non approuvée
print-public = Diffuser
public-title = Bilan d’une opération internationale
refusal-not-its-authority = Ce n’est pas une autorité judiciaire de ce pays : { $country }.
refusal-not-its-authority-hint = Choisissez une autorité de ce pays dans le registre, ou inscrivez-la d’abord.
refusal-same-officer = Le suppléant ne peut pas être la même personne.
refusal-same-officer-hint = Désignez une autre personne comme suppléant.
refusal-text-changed = Le texte a été modifié entre-temps.
refusal-text-changed-hint = Lisez le nouveau texte avant de donner votre accord.
refusal-reason-too-short = Le motif compte { $found ->
    [one] { $found } caractère
   *[other] { $found } caractères
} ; il en faut au moins { $least }.
refusal-reason-too-short-hint = Dites ce qui manque et pourquoi c’est malgré tout justifié. Le motif figure là où tous le lisent.
event-readiness-consulted = a enregistré une consultation
event-readiness-consultation-withdrawn = a retiré une consultation
event-readiness-eurojust-informed = a noté qu’Eurojust est informé
event-readiness-need-set = a fixé un besoin
event-readiness-committed = a engagé des moyens
event-readiness-leads-named = a désigné qui dirige l’action dans un pays
event-readiness-evidence-set = a fixé la destination des preuves
event-readiness-embargo-written = a rédigé le texte sous embargo
event-readiness-embargo-agreed = a approuvé le texte sous embargo
event-readiness-safety-set = a fixé comment les victimes sont informées
event-readiness-waiver-asked = a demandé à se passer d’une condition
event-readiness-waiver-seconded = a appuyé une dispense
event-readiness-waiver-ended = a mis fin à une dispense
event-authority-recorded = a inscrit une autorité
event-note-written-on-task = a écrit une note sur une tâche
unmet-outcome-written = Personne n’a écrit ce qui a été fait.
unmet-outcome-written-hint = Le chef de file rédige le résumé du bilan, sous Opération.
unmet-numbers-confirmed = Les services n’ont pas tous confirmé leurs propres chiffres tels qu’ils sont.
unmet-numbers-confirmed-hint = Un agent de chaque service les confirme sous Opération, Bilan, qui dit lesquels manquent. Un service qui ne répond pas pendant deux semaines peut être laissé de côté par le chef de file et EC3.
unmet-outcome-noted = Le Conseil n’a pas pris acte du bilan avec ces chiffres.
unmet-outcome-noted-hint = Le chef de file le présente au Conseil sous Opération, Bilan ; le secrétaire inscrit qu’il en a pris acte.
unmet-tasks = Le plan ne contient aucune tâche.
unmet-tasks-hint = Ajoutez des tâches ou utilisez un modèle, sous Plan.
unmet-gate-judicial = Les autorités ne sont pas consultées partout, ou leurs actes ne couvrent pas l’action.
unmet-gate-judicial-hint = L’onglet Conditions dit ce qui manque, pays par pays.
unmet-gate-resources = Les moyens engagés sont inférieurs aux besoins.
unmet-gate-resources-hint = Les services engagent ce qui manque, sous Conditions.
unmet-gate-responsibilities = On ne sait pas qui dirige où le jour de l’action, ou quelqu’un est absent.
unmet-gate-responsibilities-hint = Chaque pays désigne qui y dirige l’action et un suppléant, sous Conditions.
unmet-gate-schedule = Le plan ne peut pas être tenu.
unmet-gate-schedule-hint = Déplacez, raccourcissez ou déliez des tâches jusqu’à ce que rien ne soit en retard ni en boucle, sous Plan.
unmet-gate-evidence = Personne ne reçoit les preuves, ou aucun lieu n’est prévu.
unmet-gate-evidence-hint = Le chef de file désigne le lieu et la personne qui reçoit, sous Conditions.
unmet-gate-communication = Tous les services ne sont pas d’accord sur ce qui est dit au public.
unmet-gate-communication-hint = Chaque service lit le texte sous embargo et donne son accord, sous Conditions.
unmet-gate-decision = La décision du Conseil sur ce dossier n’est pas consignée.
unmet-gate-decision-hint = Un secrétaire du Conseil la consigne ; pour un dossier antérieur à ce système, un agent du chef de file l’approuve dans l’aperçu.
unmet-gate-safety = Il n’est pas écrit comment les victimes sont informées ou comment le matériel est traité.
unmet-gate-safety-hint = Le chef de file l’écrit sous Conditions.
label-gate-judicial = judiciaire
label-gate-resources = moyens
label-gate-responsibilities = responsabilités
label-gate-schedule = plan
label-gate-evidence = preuves
label-gate-communication = communication
label-gate-decision = décision
label-gate-safety = victimes et sécurité
label-passes = remplie
label-lacking = à compléter
label-waived = dispensée
missing-window = Aucune fenêtre d’action n’est fixée.
missing-window-passed = La fenêtre d’action s’est terminée le { $day }.
missing-consultation = Aucune autorité n’a été consultée.
missing-answer-open = L’autorité n’a pas répondu.
missing-answer-refused = L’autorité a refusé.
missing-instrument-cover = Ce qui est accordé ne couvre pas l’action et les 48 heures qui suivent.
missing-instrument-cover-until = Ce qui est accordé ne couvre pas l’action et les 48 heures qui suivent ; la validité court jusqu’au { $day }.
missing-instrument-reference = Ce qui est accordé n’a pas de référence.
missing-eurojust-informed = Eurojust n’a pas été informé.
missing-resource = { $found } sur { $needed } engagés ({ $kind }).
missing-action-lead = Personne n’y dirige l’action avec un suppléant.
missing-action-lead-away = La personne qui y dirige et son suppléant sont tous deux absents le { $day }.
missing-desk-uncovered = Personne n’est présent le { $day }.
missing-task-of-stranger = Ce service répond de tâches et ne participe pas.
missing-plan-empty = Le plan ne contient aucune tâche.
missing-plan-cycle = { $needed } tâches s’attendent l’une l’autre en boucle.
missing-plan-late = Le plan a { $days ->
    [one] un jour ouvré
   *[other] { $days } jours ouvrés
} de retard.
missing-storage = Aucun lieu n’est prévu pour les preuves.
missing-custodian = Personne n’est désigné pour recevoir les preuves.
missing-embargo-text = Il n’y a pas de texte sur ce qui est dit, ni à partir de quand.
missing-embargo-agreement = Ce service n’a pas approuvé le texte.
missing-victim-plan = Il n’est pas écrit comment et quand les victimes sont informées.
missing-board-decision = La décision du Conseil n’est pas consignée.
missing-lead-approved = Il est antérieur à ce système, et personne ne l’a approuvé pour le chef de file.
missing-special-handling = Il n’est pas écrit comment le matériel d’exploitation sexuelle d’enfants est traité.
label-lead-or-ec3 = le chef de file ou EC3
label-officers-of-country = les agents de ce pays
label-officers-of-agency = les agents de ce service
label-board-secretary = un secrétaire du Conseil
label-eurojust-or-lead = l’expert d’Eurojust, le chef de file ou EC3
authority-unknown = une autorité qui n’est pas encore arrivée ici
undone-reason = Annulé.
label-to-do = à faire
label-under-way = en cours
label-done = faite
label-finish-start = commence quand l’autre est finie
label-start-start = commence quand l’autre a commencé
label-finish-finish = finit quand l’autre est finie
label-eio = décision d’enquête européenne
label-mla = entraide judiciaire
label-jit = équipe commune d’enquête
label-national-warrant = mandat national
label-second-protocol = deuxième protocole additionnel
label-other-instrument = autre acte
label-asked = demandé
label-granted = accordé
label-refused = refusé
label-officers-on-the-ground = agents sur le terrain
label-search-teams = équipes de perquisition
label-forensic-examiners = experts en criminalistique numérique
label-interpreters = interprètes
label-storage-terabytes = téraoctets de stockage
label-vehicles = véhicules
label-prosecutor = parquet
label-court = tribunal
label-central-authority = autorité centrale
label-police-unit = unité de police
label-other-contact = autre contact
label-botnet-takedown = Démantèlement d’un botnet
label-booter = Service d’attaque à la demande et ses clients
label-carding = Commerce de cartes de paiement
label-cse-network = Réseau d’échange de matériel d’abus sexuels sur enfants
label-ransomware = Groupe de rançongiciel
label-consultation = consultation
label-task = tâche
label-template = modèle
label-authority = autorité
step-enrich = Enrichir les données
step-map-infrastructure = Cartographier l’infrastructure
step-meeting = Réunion de coordination
step-consult = Consulter l’autorité
step-instrument = Obtenir la décision ou le mandat
step-sinkhole = Préparer le détournement du trafic
step-victims = Plan d’information des victimes
step-evidence = Stockage et responsable des preuves
step-embargo = Texte sous embargo
step-rehearsal = Répétition générale
step-action = Jour de l’action
step-customers = Trier les clients par pays
step-visits = Préparer les visites et les avertissements
step-take-over-page = Page de saisie
step-banks = Informer les banques et les réseaux de cartes
step-freezes = Préparer le gel des comptes
step-victim-identification = Identifier les victimes
step-safeguarding = Protéger les enfants
step-special-handling = Traitement particulier du matériel
step-decryption = Chercher un moyen de déchiffrer
step-trace-payments = Suivre les paiements
done-addTask = Une tâche a été ajoutée.
done-editTask = La tâche a été modifiée.
done-tieTask = Les tâches ont été liées.
done-untieTask = Les tâches ont été déliées.
done-removeTask = La tâche a été retirée.
done-restoreTask = La tâche est de retour.
done-setWindow = La fenêtre d’action a été fixée.
done-useTemplate = Les tâches du modèle ont été ajoutées.
done-setCalendar = Le calendrier a été fixé.
done-recordAuthority = L’autorité a été modifiée.
done-recordConsultation = La consultation a été enregistrée.
done-withdrawConsultation = La consultation a été retirée.
done-informEurojust = Le jour d’Eurojust a été fixé.
done-setNeed = Le besoin a été fixé.
done-commitResource = Des moyens ont été engagés.
done-nameActionLeads = La direction de l’action a été désignée.
done-setEvidence = La destination des preuves a été fixée.
done-setSafety = L’information des victimes a été fixée.
tab-plan = Plan
tab-readiness = Conditions
n-of-m = { $n } sur { $m }
add-task = Ajouter une tâche
save-task = Enregistrer la tâche
remove-task = Retirer du plan
use-template = Utiliser un modèle
use-template-hint = Ses tâches sont ajoutées au plan, une par service là où chacun a la sienne. Ce qui existe reste.
template-name = { $name }, version { $version }, { $steps ->
    [one] { $steps } étape
   *[other] { $steps } étapes
}
template-hint = Les titres, le travail et les liens sont conservés, et qui selon son rôle ; ni dates ni noms. Toute la taskforce peut le lire.
keep-dates = Conserver le plan
keep-what = Ce qui est conservé
keep-as-dates = Ses dates, pour comparer plus tard
keep-as-template = Ses tâches, comme modèle
set-window = Fixer la fenêtre d’action
set-window-hint = Du premier au dernier moment de l’action. Des champs vides l’annulent.
window-from = De
window-to = À
window-is = Action { $at }
action-from = Action { $at }
action-day = Action
plan-empty = Pas encore de plan
plan-empty-hint = Un plan, ce sont des tâches, un service qui répond de chacune, et ce qu’elles attendent. Un modèle est un bon début.
plan-is-late = { $days ->
    [one] Un jour ouvré de retard
   *[other] { $days } jours ouvrés de retard
} : « { $task } » devrait finir le { $day } au plus tard
plan-cycle = Des tâches s’attendent l’une l’autre en boucle et n’ont donc pas de dates : { $path }. Supprimez un de ces liens.
plan-view = Affichage
plan-list = Liste
plan-time = Chronologie
plan-keys = Entrée ouvre, F2 modifie, Alt avec ← → déplace d’un jour
lanes-on = Par pays
lanes-off = Par date
zoom-in = Plus près
zoom-out = Plus loin
tasks-done = { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
}, { $done } faites
column-task = Tâche
column-accountable = Responsable
column-helps = Appui
column-officer = Suivi par
column-status = État
column-days = Jours
column-begins = Début
column-ends = Fin
column-due = Échéance
column-slack = Marge
days-late = retard { $days } j
days-slack = { $days } j
lane-says = { $critical ->
    [yes] du { $first } au { $last }, critique
   *[no] du { $first } au { $last }
}
lane-no-dates = Pas de dates : dans une boucle, ou après
accountable-hint = Un seul service répond d’une tâche
days-hint = Jours ouvrés ; 0 est un jalon
not-before = Pas avant
nobody-yet = Personne pour l’instant
checklist = Liste de contrôle
checklist-hint = Une ligne par point ; x et une espace devant ce qui est fait
checks-done = { $done } sur { $count } faits
waits-for = Ce qu’elle attend
is-waited-for = « { $title } » l’attend
other-task = L’autre tâche
tie-how = Comment
tie-lag = Jours entre elles
tie-verb = Lier
tie-with-lag = { $tie }, { $days } j entre elles
untie = Délier de { $title }
task = Tâche
template = Modèle
waived-because = Dispense : { $gate }. { $reason } ({ $by }, { $with })
ready-no-longer = N’est plus prêt : { $gates }
label-ready-no-longer = n’est plus prêt
is-readied = en préparation
named = { $name } : { $what }
label-may-be-closed = peut être clos
write-outcome-short = à rédiger
confirm-numbers-short = à confirmer
put-outcome-short = à présenter
second-confirmation-waiver-short = à appuyer
note-outcome-short = à inscrire
outcomes-wait = Bilans
label-write-outcome = rapport à rédiger
label-confirm-numbers = chiffres propres à confirmer
label-put-outcome = à présenter au Conseil
label-second-confirmation-waiver = l’absence d’une confirmation à appuyer
label-note-outcome = devant le Conseil
cases-lack = Ce qui manque à vos dossiers
see-gaps = Voir les manques
tasks-due = Tâches à échéance
take-off-task = Retirer de la tâche
conditions = Conditions
conditions-hold = { $open } sur { $of } remplies ; calculé { $at }
record-consultation = Enregistrer une consultation
withdraw-consultation = La retirer
record-eurojust = Eurojust est informé
record-need = Dire ce qu’il faut
record-commit = Engager
record-leads = Désigner qui dirige
record-evidence = Fixer la destination des preuves
record-embargo = Rédiger le texte sous embargo
record-agree = Approuver le texte
record-safety = Écrire comment les victimes sont informées
record-waiver = S’en passer
record-end-waiver = Mettre fin à la dispense
second-waiver = Appuyer
waiver-asked = { $by } demande à s’en passer : { $reason } Une autre personne d’EC3 l’appuie.
waiver-held = Dispense de { $by }, appuyée par { $with } : { $reason }
waiver-hint = L’action se passerait de « { $gate } ». Le motif figure en tête du plan, et une personne d’EC3 doit l’appuyer.
consultations = Consultations
no-consultations = Aucune autorité n’a encore été consultée.
informed-on = informé le { $day }
informed = Informé le
until-day = jusqu’au { $day }
resources = Moyens
no-resources = Rien n’a encore été demandé.
action-leads = Qui dirige où
lead-and-deputy = { $lead }, suppléant { $deputy }
evidence-and-public = Preuves, public, victimes
embargo-text = Texte sous embargo
embargo-agreed = d’accord : { $agreed } ; en attente : { $waiting }
embargo-hint = Ce qui est dit au public, et à partir de quand. Un nouveau texte redemande l’accord de chaque service.
agree-hint = Vous donnez l’accord de votre propre service.
victim-plan = Information des victimes
special-handling = Traitement particulier
authority-hint = Du registre, commun aux dossiers
new-authority = Une nouvelle
what-it-is = De quoi il s’agit
consulted-on = Consultée le
its-answer = Sa réponse
instrument = Acte
its-reference = Sa référence
valid-from = Valable à partir du
valid-last = Dernier jour
valid-hint = Il doit couvrir l’action et les 48 heures qui suivent
how-much = Combien
action-lead = Dirige l’action
action-lead-hint = Une personne affectée au dossier
action-deputy = Suppléant
storage = Destination
custodian = Personne qui reçoit
its-name = Nom
# ---- documents on cases
tab-documents = Documents
label-document = document
label-document-content = contenu d’un document
label-here = ici
label-waits-for-upload = en attente d’envoi
label-at-office = au bureau
label-coming = en route
label-absent = absent du bureau
label-damaged = endommagé
label-no-room = pas de place ici
refusal-case-over = Ce dossier est { $stage } ; on n’y ajoute plus rien.
refusal-case-over-hint = La garde peut encore être consignée.
refusal-handling-missing = Personne n’a dit comment ceci peut être transmis.
refusal-handling-missing-hint = Choisissez une étiquette TLP. Elle n’est jamais reprise du dossier.
refusal-empty-document = Ce fichier est vide.
refusal-empty-document-hint = Choisissez le fichier qui contient quelque chose.
refusal-document-too-large = Ce fichier fait { $found } Mio ; un document en admet { $limit }.
refusal-document-too-large-hint = Divisez-le, ou laissez-le où il est et ajoutez la liste de ses empreintes.
refusal-same-version = Ce fichier est identique, octet pour octet, à la dernière version.
refusal-same-version-hint = Choisissez le fichier qui a été modifié.
refusal-document-withdrawn = Ce document a été retiré du dossier.
refusal-document-withdrawn-hint = Ajoutez de nouveau le fichier si le dossier en a encore besoin.
refusal-not-a-time = Aucune horloge n’y montre cette heure.
refusal-not-a-time-hint = Écrivez le jour et l’heure comme 2027-03-01 14:05.
refusal-in-the-future = Ce moment est à venir ; seul ce qui est arrivé est enregistré ici.
refusal-in-the-future-hint = Vérifiez le jour et l’heure.
event-document-added = a ajouté un document
event-document-version-added = a ajouté une version
event-document-custody-recorded = a consigné une remise
event-document-withdrawn = a retiré un document du dossier
job-addDocument = Lecture : { $done } Mio sur { $of }
job-addDocumentVersion = Lecture : { $done } Mio sur { $of }
job-saveDocument = Enregistrement : { $done } Mio sur { $of }
job-fetchDocument = Récupération : { $done } Mio sur { $of }
found-document = document
no-documents = Pas encore de document
no-documents-hint = Les fichiers du dossier, jusqu’à { $most } Mio chacun : avec leur marquage, leur empreinte et les mains par lesquelles ils sont passés. Choisissez-en un, ou déposez-le sur cette fenêtre.
document-add = Ajouter un document
document-add-version = Ajouter une version
document-drop-hint = On peut aussi déposer un fichier sur cette fenêtre. Jusqu’à { $most } Mio.
document-file-hint = Il est lu une fois et gardé chiffré. Le fichier lui-même reste tel quel.
document-name = Nom
document-name-hint = Sans rien, le nom du fichier est gardé.
document-about = Ce que c’est et d’où cela vient
document-version-why = Pourquoi une autre version
document-tlp-none = Choisissez comment le transmettre
document-version = Version
document-versions = Versions
document-size = Taille
document-place = Où
document-moving = { $done } Mio sur { $of }
document-all = Tous les documents du dossier
document-open = Ouvrir
document-save = Enregistrer sous
document-saved = Enregistré en clair et vérifié : SHA-256 { $sha256 }
document-withdraw = Retirer du dossier
document-withdraw-hint = Il reste conservé avec son contenu et ne sert plus. On ne peut pas revenir en arrière.
document-withdrawn = retiré
document-withdrawn-by = Retiré du dossier par { $who } : { $reason }
document-stop-fetching = Arrêter la récupération
document-give-up = Y renoncer avant l’envoi
custody = Chaîne de garde
custody-none = Personne ne l’a encore remis.
custody-record = Consigner une remise
custody-from = Remis par
custody-to = Reçu par
custody-recorded-by = Consigné par
custody-when-hint = Comme 2027-03-01 14:05 ; rien veut dire maintenant.
viewer-image = Image : { $name }
viewer-none = Ce genre de fichier n’est pas affiché ici. Enregistrez-le pour l’ouvrir ailleurs.
viewer-too-large = Ce fichier est trop grand pour être affiché ici. Enregistrez-le pour l’ouvrir ailleurs.
viewer-broken = Ce fichier ne se lit pas comme ce qu’il dit être. Enregistrez-le pour l’examiner ailleurs.
viewer-more = Afficher la suite
viewer-page = Page { $page } sur { $pages }
viewer-before = Page précédente
viewer-after = Page suivante
viewer-smaller = Plus petit
viewer-larger = Plus grand

## Réunions de coordination

label-agreed = convenu
label-action-point = à faire
label-when = jour et heure
label-place = lieu
label-agenda = ordre du jour
label-invited = invités
label-minutes-of-it = compte rendu
refusal-unknown-zone = « { $zone } » n’est pas un fuseau horaire.
refusal-unknown-zone-hint = Nommez-en un de la base tz, par exemple Europe/Vienna.
event-meeting-called = a convoqué une réunion
event-meeting-changed = a modifié une réunion
event-meeting-cancelled = a annulé une réunion
event-meeting-restored = a convoqué à nouveau une réunion annulée
event-meeting-minuted = a consigné les présents à une réunion
event-meeting-point-agreed = a consigné ce qu’une réunion a convenu
event-meeting-point-withdrawn = a retiré ce qu’une réunion avait convenu
done-callMeeting = La réunion est convoquée.
refusal-nothing-to-settle = Rien de tel n’a été fixé séparément.
refusal-nothing-to-settle-hint = Regardez de nouveau : quelqu’un a tranché entre-temps.
done-changeMeeting = La réunion est modifiée.
done-cancelMeeting = La réunion est annulée.
done-restoreMeeting = La réunion a finalement lieu.
done-recordMinutes = Le compte rendu est consigné.
done-agreePoint = Ce qui est convenu est consigné.
found-meeting = réunion
files-calendar = Calendriers
plan-part-tasks = Tâches
plan-part-meetings = Réunions
meeting = Réunion
meeting-of = Réunion de coordination, { $case }
meetings-all = Toutes les réunions du dossier
no-meetings = Aucune réunion n’est encore convoquée
no-meetings-hint = Convoquez-en une avec son ordre du jour et ses invités ; consignez ensuite les présents et ce qui est convenu. Ce que quelqu’un doit faire devient une tâche du plan.
call-meeting = Convoquer une réunion
change-meeting = Modifier la réunion
cancel-meeting = Annuler la réunion
cancel-meeting-hint = Elle reste dans la liste comme annulée, et peut être convoquée à nouveau.
restore-meeting = La convoquer à nouveau
export-meeting = Vers mon calendrier
meeting-title = Titre
meeting-day = Jour
meeting-time = Commence à
meeting-time-hint = Heures et minutes, par exemple 14:00
meeting-zone = À l’heure de
meeting-minutes = Durée en minutes
meeting-place = Lieu
meeting-place-hint = Une salle, ou comment se connecter
meeting-agenda = Ordre du jour
meeting-agenda-hint = Un point par ligne
meeting-officers = Agents
meeting-authorities = Autorités et contacts du registre
meeting-invited = Invités
meeting-points = Convenu
meeting-came = Présents
meeting-said = À retenir
meeting-agreed = Ce qui est convenu
meeting-minutes-of = Compte rendu
meeting-cancelled = annulée
meeting-cancelled-by = { $who } l’a annulée : { $reason }
meeting-conflict = fixée différemment sur deux postes
meeting-minuted = compte rendu consigné
meeting-not-minuted = pas encore de compte rendu
meeting-ahead = convoquée
record-minutes = Consigner le compte rendu
record-minutes-hint = Les présents, et ce qui est à retenir. Ce qui est convenu est consigné point par point.
agree-point = Consigner ce qui est convenu
point-text = Ce qui est convenu
point-follows = Quelqu’un doit le faire : cela devient une tâche
no-points = Rien n’est encore consigné.
point-withdrawn = Retiré : { $reason }
point-back = retiré
point-task-gone = n’est plus dans le plan
withdraw-point = Retirer
withdraw-point-title = Retirer ce qui était convenu
withdraw-point-hint = Le point reste dans la liste et ne vaut plus.
withdraw-action-hint = Le point reste dans la liste et ne vaut plus. Sa tâche reste au plan ; retirez-la là.

## Impressions

files-page = Pages
print-case-file = Imprimer le dossier complet
print-report = Point de situation
print-show = Afficher l’impression
print-now = Imprimer
print-save = Enregistrer comme page
printed-by = { $who }, { $at } (Amsterdam)
case-file-of = Dossier complet { $case }
report-title = Point de situation du { $at } (Amsterdam)
report-said = Ce qui est annoncé
report-others = Ce que d’autres ont dit
print-stages = Étapes
print-people = Participants
print-agencies = Services
print-officer = Agent
print-link = Lien
print-from = Du
print-to = Au
print-dates = Dates
print-critical = critique
print-lacking = Ce qui manque
print-authority = Autorité
print-valid = Validité
print-means = Moyen
print-need = Nécessaire
print-given = Engagé
print-lead = Dirige l’action
print-deputy = Supplée
print-storage = Les preuves vont à
print-custodian = Reçues par
print-embargo = Communication publique
print-victims = Comment les victimes sont informées
print-special = Comment le matériel est traité
print-document = Document
print-data = Données
print-values = Valeurs
print-added = Ajouté
print-hash = SHA-256
print-corrected = corrigée plus tard
print-detail = Détail

## Le registre et les calendriers de travail

action-go-register = Registre et calendriers
register-authorities = Autorités et contacts
register-calendars = Calendriers de travail
register-find = Chercher dans le registre
register-none-found = Rien dans le registre ne correspond.
authority-add = Ajouter au registre
authority-edit = Modifier le registre
authority-person = Qui demander
authority-person-hint = Un nom ou une fonction
authority-contact = Comment la joindre
authority-contact-hint = Une adresse ou un numéro
authority-country-hint = Un parquet, un tribunal ou une autorité centrale en a un
authority-retire = N’est plus utilisée : ce qui la nomme la garde
authority-retired = n’est plus utilisée
authority-show-retired = Montrer celles qui ne servent plus
no-authorities = Le registre est vide
no-authorities-hint = Parquets, tribunaux, autorités centrales, entreprises : écrits une fois, utilisés par les conditions et les réunions de chaque dossier.
calendars-hint = Les plans comptent avec ces jours. Un agent fixe le calendrier de son pays ; EC3 et les administrateurs, tous.
calendar-rest = Jours sans travail
calendar-next = Prochain jour férié
calendar-count = Jours fériés connus
calendar-usual = non fixé
calendar-of = Calendrier de travail : { $country }
calendar-set = Fixer le calendrier
calendar-holidays = Jours fériés
calendar-holidays-hint = Un jour par ligne, par exemple 2027-12-25
calendar-no-day = Pas un jour : { $lines }
calendar-line = { $count ->
    [0] sans travail : { $rest } ; aucun jour férié
    [one] sans travail : { $rest } ; un jour férié
   *[other] sans travail : { $rest } ; { $count } jours fériés
}
days-of-work = { $days } jours de travail
label-calendar = calendrier
label-accountable = responsable
label-responsible = concours
label-minutes = travail
label-due = échéance
label-notBefore = pas avant
label-checklist = liste de contrôle
label-status = état

## Projets d’intérêt commun

label-for-operation = pour une opération
label-project = projet d’intérêt commun
refusal-not-for-projects = Un projet d’intérêt commun n’a ni opération ni conditions.
refusal-not-for-projects-hint = Son plan, ses réunions, ses notes et ses documents sont là. Proposez un dossier s’il doit y avoir une opération.
event-case-made-project = l’a commencé comme projet d’intérêt commun
done-beginProject = Le projet est commencé.
action-beginProject = Commencer un projet d’intérêt commun
begin-project = Commencer le projet
project-agencies = Qui participe, outre votre service
project-hint = Un projet a la vie d’un dossier, sans opération ni conditions, et n’est pas choisi par le Conseil. Votre service le dirige.
print-kind = Nature
print-goes-on = { $heading }, suite
seen-printCaseFile = a imprimé le dossier
seen-writeCaseFile = a écrit le dossier dans une page
seen-printSituationReport = a imprimé un point de situation
seen-printPublicVersion = a diffusé la version publique
seen-writePublicVersion = a écrit la version publique dans une page
seen-writeSituationReport = a écrit un point de situation dans une page
seen-exportMeeting = a porté une réunion dans un calendrier
seen-meetings = a parcouru les réunions
seen-meeting = a vu une réunion
begun-by = Commencé par

## The Board and its elections on screen

action-go-board = Aller au Conseil
action-callElection = Convoquer une élection
action-draftRules = Rédiger un règlement
board-elections = Présidence et élections
board-proposals = Propositions
board-rules = Règles
board-seats = Sièges
board-seats-hint = Qui siège au Conseil aujourd’hui, selon les règles en vigueur. Les représentants et les suppléants sont désignés dans l’effectif.
board-act-day = Jour de la décision
board-act-method = Comment le Conseil a décidé
board-act-seats = Sièges votants
board-act-present = Ont pris part
board-act-inFavour = Pour
board-act-against = Contre
board-act-abstained = Abstentions
board-decided = Le Conseil a décidé
in-words = En toutes lettres

# Who leads

who-leads = Qui dirige le Conseil
leads-chair = Présidence : { $country }.
leads-vice = La présidence est vacante ; la vice-présidence l’assure : { $country }.
leads-longest-serving = Les deux fonctions sont vacantes ; le pays membre depuis le plus longtemps les assure : { $country }.
leads-ec3-convenes = Les deux fonctions sont vacantes ; EC3 convoque le Conseil, et rien de plus.
leads-nobody = Personne n’est enregistré à la tête du Conseil.
no-mandates = Inscrivez les mandats en cours ; les suivants viendront des élections.
in-office = en fonction
elected-in = élu
entered-term = inscrit
exercised-by = Exercé par { $who }
term-ended = Terminé avant son terme : { $cause }
term-membership-lost = n’est plus membre
office-vacant = Vacant depuis le { $since }. À pourvoir d’ici le { $until }.
office-held = Fonction
enter-mandate = Inscrire un mandat
enter-mandate-hint = Pour un mandat antérieur à ce système, ou que le Conseil a donné sans élection ici. L’acte dit comment.
exercise-mandate = Dire qui l’exerce
exercise-mandate-hint = Le pays détient la fonction ; une personne de l’un de ses services l’exerce.
end-mandate = Mettre fin au mandat
end-mandate-hint = La fonction est vacante à partir de ce jour. C’est irréversible ; une révocation par le Conseil suit une motion.

# Seats

seat = Siège
seats = Sièges
alternates = Suppléants
member-since = Membre depuis
votes-of-seat = Voix
seat-without-vote = siège sans voix
nobody-sits = personne de désigné
others-over-time = { $count ->
    [one] Un autre au fil du temps
   *[other] { $count } autres au fil du temps
}
no-seats = Aucun siège
no-seats-hint = Un siège vient avec l’adhésion d’un service. Inscrivez les services et leurs adhésions à l’effectif.

# Rule sets

rule-set = Règlement
rule-sets = Règlements
rule-sets-hint = Les élections suivent des règles que le Conseil a adoptées. Un règlement peut être modifié jusque-là, jamais après.
no-rule-sets = Pas encore de règlement
no-rule-sets-hint = Rédigez-en un à partir des règles usuelles, changez ce que votre Conseil veut autrement, puis enregistrez son adoption.
draft-rules = Rédiger un règlement
draft-rules-hint = Il commence par les règles usuelles ou par celles d’un autre règlement.
rules-title = Titre
rules-based-on = À partir de
rules-usual = les règles usuelles
rules-discarded = abandonné
rules-adopted-on = adopté le { $day }
rules-draft = pas encore adopté
rules-hash = Empreinte
drafted = Rédigé
adopt-rules = Enregistrer l’adoption
adopt-rules-hint = Dès lors, rien dans ces règles ne peut changer. Chaque bulletin est lié à leur empreinte. Pour d’autres règles, le Conseil adopte un autre règlement.
edit-rules = Modifier les règles
discard-rules = L’abandonner
rules-change = Les modifier
rules-open-hint = Ces règles peuvent être modifiées jusqu’à leur adoption par le Conseil.
rules-differ = Ce qui diffère
rules-differences = Ce qui diffère de { $than }
rules-no-differences = Rien ne diffère.
rules-all = Toutes les règles
rule = Règle
rule-before = Avant
rule-after = Dans ce règlement
rule-absent = absent
rule-yes = oui
rule-no = non
rule-numbered = { $name } { $number }
rule-group-rounds = Fonctions et tours
rule-group-votes = Voix
rule-group-candidates = Candidats
rule-group-deciding = Décision
rule-group-voting = Vote
rule-group-terms = Mandats
rule-offices = Pourvues dans cet ordre
rule-rounds = Tour
rule-rounds-threshold = Ce qu’il faut à un candidat, tour
rule-rounds-candidates = Qui se présente, tour
rule-part-strict = plus que la part
rule-part-base = de quoi
rule-part-fraction = part
rule-part-numerator = numérateur
rule-part-denominator = dénominateur
rule-part-top-n = combien
rule-part-name = nom
rule-part-rounds = tours propres
rule-round-more = plus de { $share } ({ $base }) ; { $field }
rule-round-least = au moins { $share } ({ $base }) ; { $field }
rule-round-most = le plus de voix ; { $field }
rule-field-all = tous les candidats
rule-field-same = les mêmes qu’au tour précédent
rule-field-drop-lowest = tous sauf le dernier du tour précédent
rule-field-top-n = les { $count } premiers, et ceux à égalité avec le dernier d’entre eux
rule-most-votes = Le plus de voix suffit
rule-share = Part
rule-share-hint = Par exemple 1/2 ou 2/3.
rule-share-of = De quoi
rule-strict = Il faut plus que la part
rule-who-stands = Qui se présente
rule-how-many = Combien
add-round = Ajouter un tour
remove-round = Retirer le tour { $round }
rule-fault-number = Un nombre entier.
rule-fault-share = Une part, par exemple 1/2 ou 2/3.
rule-hint-tie-break = Dans cet ordre, séparés par des virgules : extra_round, seniority_of_membership, age, lot, outgoing_chair_casting_vote.
rule-hint-candidate-scope-listed = Codes de pays séparés par des virgules. Vide : tous les pays peuvent se présenter.
rule-hint-non-voting-seats = Clés de services séparées par des virgules, par exemple ec3.
rule-hint-minutes-languages = en, fr, ou les deux.
rule-hint-voting-window-timezone = Par exemple UTC ou Europe/Amsterdam.
rule-hint-cap-per-country = Vide : aucune limite. Des voix de poids différents peuvent révéler le vote de l’un de deux services.
rule-electoral-unit = Une voix par
rule-country-vote-combination = Comment les services d’un pays votent ensemble
rule-designated-agencies = Services qui votent pour leur pays
rule-cap-per-country = Voix d’un pays au plus
rule-non-voting-seats = Sièges sans voix
rule-alternates = Les suppléants votent pour leur siège
rule-ballot-mode = Les votes sont
rule-blank-allowed = Le vote blanc est permis
rule-abstention-counts-as = Un vote blanc compte comme
rule-candidate-unit = Qui se présente
rule-nominations-opens-before = Ouverture des candidatures, jours avant le vote
rule-nominations-closes-before = Clôture des candidatures, jours avant le vote
rule-nominations-min-supporters = Services devant soutenir un candidat
rule-nominations-supporters-from-countries = Pays dont le soutien doit venir
rule-nominations-acceptance-required = Le pays du candidat doit accepter
rule-nominations-self-nomination = Un pays peut se proposer lui-même
rule-candidate-scope-listed = Pays pouvant se présenter
rule-candidate-scope-exclude-after-terms = Exclu après un total de mandats de
rule-incompatibilities-other-country = Un autre pays que les fonctions précédentes
rule-incompatibilities-other-group = Un autre groupe (dans l’Union ou non) que la présidence
rule-single-candidate = Si un seul candidat se présente
rule-quorum-base = Le quorum est une part des
rule-quorum-fraction = Quorum, part
rule-quorum-strict = Quorum, plus que la part
rule-quorum-counted-at = Le quorum se compte à
rule-max-rounds = Tours au plus
rule-on-exhaustion = Si le dernier tour n’élit personne
rule-tie-break = L’égalité se règle par
rule-lot = Les dépositaires préparent un tirage que chacun peut vérifier
rule-tellers = Scrutateurs tirés au sort
rule-term-months = Mois d’un mandat
rule-max-consecutive-terms = Mandats de suite au plus
rule-starts = Un mandat commence
rule-vacancy-vice-acts = La vice-présidence assure l’intérim de la présidence
rule-vacancy-by-election-days = Une vacance est comblée en jours
rule-vacancy-both-vacant = Si les deux sont vacantes
rule-vacancy-term = Qui est élu entre-temps sert
rule-membership-end-ends-term = Un mandat finit avec l’adhésion
rule-dismissal-proposal = Part des sièges qui propose une révocation
rule-dismissal-threshold = Part des sièges qui la décide
rule-voting-window-timezone = Horloges
rule-voting-window-min-hours = Un vote reste ouvert, heures au moins
rule-voting-window-revote = Un siège peut revoter ; le dernier bulletin compte
rule-trustees-least = Dépositaires au moins
rule-trustees-threshold = Dépositaires qui ouvrent le compte ensemble, au moins
rule-publish-counts = Ce qui est publié
rule-publish-turnout-live = Qui a voté est montré pendant le vote
rule-objection-days = Jours pour contester un résultat
rule-minutes-languages = Procès-verbal en
rule-value-agency = chaque service
rule-value-country = chaque pays
rule-value-split-half = chacun une demi-voix
rule-value-joint-agreed = une voix, d’un commun accord
rule-value-designated-agency = un service vote
rule-value-one-each = une voix chacun
rule-value-secret = secrets
rule-value-open = publics
rule-value-cast = un vote exprimé
rule-value-nothing = rien
rule-value-person = des personnes
rule-value-required = exigé
rule-value-preferred = souhaité
rule-value-off = non demandé
rule-value-vote-yes-no = on vote pour ou contre
rule-value-elected-without-vote = il est élu sans vote
rule-value-seats = tous les sièges votants
rule-value-present = sièges présents
rule-value-opening = l’ouverture
rule-value-close = la clôture
rule-value-stay-vacant = la fonction reste vacante
rule-value-reopen-nominations = les candidatures sont rouvertes
rule-value-lot = tirage au sort
rule-value-extra-round = un tour de plus
rule-value-seniority-of-membership = adhésion la plus ancienne
rule-value-age = âge
rule-value-outgoing-chair-casting-vote = voix de la présidence sortante
rule-value-date = un jour que la convocation fixe
rule-value-on-adoption = avec la proclamation
rule-value-longest-serving-country = le pays membre depuis le plus longtemps assure l’intérim
rule-value-ec3-convenes-only = EC3 convoque, sans plus
rule-value-remainder = le reste du mandat
rule-value-full = un mandat entier
rule-value-counts-per-candidate = les voix de chaque candidat
rule-value-only-outcome = le seul résultat
rule-value-en = anglais
rule-value-fr = français
rule-value-all = tous les candidats
rule-value-same = les mêmes
rule-value-drop-lowest = tous sauf le dernier
rule-value-valid = votes valables

# Elections in a list, and calling one

elections = Élections
election = Élection
no-elections = Pas encore d’élection
no-elections-hint = Un secrétaire du Conseil en convoque une selon des règles adoptées. Une répétition d’abord ne coûte rien et ne compte pour rien.
nominations-end = Fin des candidatures
vote-opens = Ouverture du vote
vote-closes = Clôture du vote
elected = Élu
nobody-elected-yet = personne encore
election-for-you = vous attend
election-phase-preparing = en préparation
election-phase-voting = vote ouvert
election-phase-counting = dépouillement
election-phase-between = entre deux tours
election-phase-declared = proclamée
election-phase-cancelled = interrompue
rehearsal = Répétition
rehearsal-banner = Le vrai effectif, ses propres clés et son propre registre. Elle ne compte pour rien et ne peut être mêlée à une élection.
rehearsal-hint = Les mêmes étapes avec les mêmes personnes et ses propres clés. Elle ne compte pour rien et n’élit personne.
call-election = Convoquer une élection
call-election-hint = Ses règles et ses dates sont fixées dès la convocation. Personne ne peut les changer ensuite ; l’élection peut seulement être interrompue.
call-needs-rules = Une élection suit des règles que le Conseil a adoptées, et il n’y en a pas encore. Rédigez un règlement sous Règles et enregistrez son adoption.
call-rules-hint = Ceux que le Conseil a adoptés.
election-title = Son intitulé
offices-to-fill = Ce qui est pourvu
offices-to-fill-hint = L’une après l’autre, dans l’ordre des règles.
call-times = Dates et heures, à ces horloges : { $zone }
call-nominationsOpen = Ouverture des candidatures
call-nominationsClose = Clôture des candidatures
call-registrationCloses = Inscription des sièges jusqu’au
call-opens = Ouverture du vote
call-closes = Clôture du vote
call-term-starts = Premier jour des mandats
moment-hint = Année-mois-jour et heure : 2027-01-26 14:00.
moment-or-empty-hint = 2027-01-26 14:00. Vide : ce que disent les règles et la convocation.
call-deputy = Adjoint qui peut aussi la conduire
call-deputy-hint = Pour qu’une absence ne l’arrête pas. Un adjoint n’est pas dépositaire.
call-rehearsal = C’est une répétition

# The sequence

sequence = Déroulement
stage-is-done = fait
stage-is-now = en cours
stage-is-next = ensuite
stage-is-later = plus tard
stage-rules = Règles
stage-nominations = Candidatures
stage-trustees = Dépositaires et clés
stage-roll = Liste et inscription
stage-lot = Tirage au sort
stage-vote = Vote
stage-close = Clôture
stage-count = Dépouillement
stage-declare = Proclamation
stage-announce = Annonce
stage-from = à partir du { $when }
stage-rules-done = adoptées et fixées
stage-nominations-now = { $count ->
    [0] aucun candidat ; jusqu’au { $when }
    [one] un candidat ; jusqu’au { $when }
   *[other] { $count } candidats ; jusqu’au { $when }
}
stage-nominations-done = { $count ->
    [0] aucun candidat ; clos le { $when }
    [one] un candidat ; clos le { $when }
   *[other] { $count } candidats ; clos le { $when }
}
stage-trustees-unnamed = attend que le secrétaire les désigne
stage-trustees-waits = attend { $names }
stage-trustees-done = { $count } ont des clés, { $of } suffisent
stage-roll-unfrozen = attend que le secrétaire l’arrête
stage-roll-now = { $count } sur { $of } inscrits ; jusqu’au { $when }
stage-roll-done = { $count } sur { $of } inscrits
stage-lot-commit = attend les nombres de { $names } ; jusqu’au { $when }
stage-lot-open = attend un nombre de { $names }
stage-lot-draw = attend que le secrétaire tire au sort
stage-lot-done = tiré au sort
stage-vote-none = aucun vote n’a lieu
stage-vote-open = le tour { $round } attend que le secrétaire l’ouvre
stage-vote-waits = le tour { $round } ouvre le { $when }
stage-vote-now = tour { $round }, depuis le { $when }
stage-vote-ended = tour { $round } terminé le { $when }
stage-close-later = après le vote
stage-close-now = attend le secrétaire ou un scrutateur
stage-close-done = clos le { $when }
stage-count-later = attend la clôture
stage-count-waits = { $count ->
    [one] attend un dépositaire
   *[other] attend { $count } dépositaires
}
stage-count-combine = attend que le secrétaire enregistre le résultat
stage-count-done = le tour { $round } est dépouillé
stage-declare-later = attend le dépouillement
stage-declare-now = attend le secrétaire
stage-declare-lot = attend le tirage des dépositaires
stage-declare-casting = attend la présidence sortante
stage-declare-done = { $count ->
    [one] une fonction proclamée
   *[other] { $count } fonctions proclamées
}
stage-announce-later = attend la proclamation
stage-announce-now = attend le secrétaire
stage-announce-done = la taskforce est informée
fixed-rules = Les règles ne peuvent plus changer une fois l’élection convoquée.
fixed-nominations = À la clôture des candidatures, qui se présente est définitif. Un retrait après le début du vote annule le tour.
fixed-trustees = Une fois désignés, les dépositaires ne peuvent être remplacés. Leurs clés doivent être faites, copiées et essayées avant le vote ; une clé perdue ensuite ne peut être refaite.
fixed-roll = Une fois arrêtée, la liste vaut pour tous les tours. Un siège non inscrit à temps compte pour le quorum et ne peut voter.
fixed-lot = Un nombre engagé ne peut être changé. Ce que donne le tirage est définitif, et chacun peut le refaire.
fixed-vote = Une fois un tour ouvert, ses candidats, sa liste, ses clés et sa fin ne peuvent changer. Il ne peut qu’être annulé.
fixed-close = La clôture est irréversible, et aucun bulletin n’est pris après elle. Avant l’heure seulement si tous les sièges inscrits ont voté.
fixed-count = Les dépositaires n’ouvrent que la somme, et seulement après que plus de la moitié des sièges inscrits ont signé avoir trouvé la même urne, ou après un jour en nommant les manquants.
fixed-declare = Un résultat proclamé ne peut être retiré. Il peut être contesté, et le Conseil tranche.
fixed-announce = Toute la taskforce le lit, et le mandat est enregistré.
was-fixed-rules = Ces règles ne peuvent pas changer dans cette élection.
was-fixed-nominations = Qui se présente est définitif.
was-fixed-trustees = Les dépositaires et leurs clés valent pour tous les tours.
was-fixed-roll = La liste vaut pour tous les tours.
was-fixed-lot = Le tirage est fait ; chacun peut le refaire à partir des nombres ouverts.
was-fixed-vote = Plus aucun bulletin de ce tour n’est pris.
was-fixed-close = L’urne est close et son empreinte signée.
was-fixed-count = Le résultat peut être vérifié par quiconque a l’archive.
was-fixed-declare = Le résultat est proclamé ; il peut être contesté jusqu’à son terme.
was-fixed-announce = La taskforce est informée.
to-rule-set = Ouvrir le règlement
roll-not-frozen = La liste n’est pas encore arrêtée. Le secrétaire l’arrête telle que l’effectif est ce jour-là.
registered = Inscrit
registered-at = enregistré le { $when }
no-round-yet = Aucun tour n’a encore été ouvert.
round-number = Tour { $round }
office-round = { $office }, tour { $round }

# What waits for whom

yours-now = À vous maintenant
yours-nothing = Rien dans cette élection ne vous attend.
step-taken = Fait : { $what }.
until-moment = Jusqu’au { $when }
what-waits = Ce qui attend qui
nobody-awaited = Rien n’attend personne en ce moment.
waits-secretary-trustees = Le secrétaire désigne les dépositaires.
waits-secretary-roll = Le secrétaire arrête la liste.
waits-trustees = Les dépositaires font, copient et essaient leurs clés : { $names }.
waits-seats-register = Les sièges s’inscrivent jusqu’au { $when } : { $names }.
waits-unregistered = Non inscrits à temps ; ils comptent pour le quorum et ne peuvent voter : { $names }.
waits-numbers = Les dépositaires ouvrent leur nombre du tirage : { $names }.
waits-voters = { $count ->
    [one] Un siège n’a pas voté ; jusqu’au { $when } : { $names }.
   *[other] { $count } sièges n’ont pas voté ; jusqu’au { $when } : { $names }.
}
waits-closing = Le secrétaire, un adjoint ou un scrutateur clôt le vote.
waits-countersigning = { $count ->
    [one] Un siège n’a pas contresigné l’urne : { $names }.
   *[other] { $count } sièges n’ont pas contresigné l’urne : { $names }.
}
waits-contradicted = Le dépouillement s’arrête : ces postes ont trouvé autre chose dans l’urne : { $names }.
waits-decryption = { $count ->
    [one] Encore un dépositaire déchiffre : { $names }.
   *[other] Encore { $count } dépositaires déchiffrent : { $names }.
}
no-count-exists = Aucun compte n’existe
no-count-exists-hint = Les bulletins sont chiffrés. { $threshold } des { $count } dépositaires ensemble ouvrent la somme, et les postes refusent leur part avant que la clôture soit contresignée. La participation est tout ce que l’on peut voir.
called = Convoquée
your-seat = Votre siège
no-seat = aucun sur cette liste
your-credential = Votre clé de vote
credential-here = sur ce poste
credential-not-here = pas sur ce poste
if-something-is-wrong = Si quelque chose ne va pas
if-something-is-wrong-hint = Un tour peut être annulé et recommencé ; une élection peut être interrompue. Les deux restent au registre avec leur motif.
election-step-freezeRoll = Arrêter la liste
election-hint-freezeRoll = Prend les sièges tels que l’effectif est aujourd’hui, pour tous les tours. C’est irréversible.
election-step-nameTrustees = Désigner les dépositaires
election-hint-nameTrustees = Trois ou plus, de pays différents, ni secrétaires ni administrateurs. Ils ne peuvent être remplacés ensuite.
election-step-registerSeat = Inscrire votre siège
election-hint-registerSeat = Fait la clé de vote de votre siège sur ce poste, la scelle pour les postes du représentant et des suppléants, et déclare qu’elle est la vôtre. Sans elle, votre siège ne peut voter.
election-step-castBallot = Aller à votre bulletin
election-hint-castBallot = Choisir, relire, mettre dans l’urne.
election-step-countersignBox = Contresigner l’urne
election-hint-countersignBox = Votre poste regarde ce qu’il y a dans l’urne et signe ce qu’il a trouvé. Rien n’est déchiffré avant qu’assez de postes l’aient fait.
election-step-takePartInCeremony = Prendre part à la fabrication des clés
election-hint-takePartInCeremony = Le prochain de trois messages. Votre poste le fait ; rien de secret n’en sort sans être scellé.
election-step-backUpTrusteeKey = Garder une copie de votre clé
election-hint-backUpTrusteeKey = Un fichier chiffré avec sa propre phrase secrète, sur un support que vous mettez sous clé.
election-step-restoreTrusteeKey = Restaurer votre clé depuis sa copie
election-hint-restoreTrusteeKey = Votre clé n’est pas sur ce poste. Sans elle, vous ne pouvez déchiffrer.
election-step-rehearseDecryption = Essayer votre clé
election-hint-rehearseDecryption = Déchiffre un rien, pour qu’une clé perdue se découvre tant qu’on peut y remédier.
election-step-commitNumbers = Engager vos nombres pour le tirage
election-hint-commitNumbers = Votre poste tire un nombre pour chaque tirage et le scelle. Il ne peut être changé ensuite.
election-step-openNumber = Ouvrir votre nombre
election-hint-openNumber = Chacun le lit et peut refaire le tirage.
election-step-drawOrder = Tirer l’ordre et les scrutateurs
election-hint-drawOrder = Découle des seuls nombres ouverts ; chaque poste obtient la même chose.
election-step-openBallot = Ouvrir un tour
election-hint-openBallot = Candidats, liste, clés et fin sont fixés dès lors.
election-step-closeBallot = Clore le vote
election-hint-closeBallot = Aucun bulletin n’est pris ensuite. C’est irréversible.
election-step-tallyBallot = Enregistrer la somme chiffrée
election-hint-tallyBallot = Additionne ce qu’il y a dans l’urne sans rien ouvrir.
election-step-decryptPart = Déchiffrer votre part
election-hint-decryptPart = Votre part de la somme, jamais d’un seul bulletin.
election-step-combineResult = Enregistrer le résultat
election-hint-combineResult = Réunit les parts des dépositaires. Le compte est dès lors public pour le Conseil.
election-step-declareOutcome = Proclamer le résultat
election-hint-declareOutcome = Ce qui découle des règles et des comptes. Cela ne peut être retiré ; cela peut être contesté.
election-step-announceOutcome = Annoncer le résultat
election-hint-announceOutcome = Toute la taskforce le lit et le mandat est enregistré. C’est irréversible.
election-step-destroyTrusteeKey = Détruire votre clé
election-hint-destroyTrusteeKey = Efface votre clé sur ce poste et déclare que vous avez détruit toute copie. Détruisez d’abord la copie sur votre support. C’est irréversible.
election-step-checkIn = Signaler sa présence
election-hint-checkIn = Compte pour le quorum.
election-word-freezeRoll = arrêter
election-word-closeBallot = clore
election-word-declareOutcome = proclamer
election-word-destroyTrusteeKey = détruire

# Nominations

nominate = Proposer
nominate-for = Proposer pour { $office }
nominate-hint = Au nom de votre service. Un pays qui doit accepter le fait lui-même.
nomination-statement = Ce que votre service en dit
nomination-statement-hint = Le Conseil le lit. Rien n’est exigé.
born-on = Né le
nobody-nominated = Personne n’a encore été proposé.
candidate = Candidat
nominated-by = proposé par : { $who }
nominated-by-column = Proposé par
supported-by = Soutenu par
candidate-stands = se présente
candidate-withdrawn = retiré
candidate-unaccepted = son pays n’a pas accepté
candidate-lacks-support = { $found ->
    [one] { $found } soutien sur { $needed }
   *[other] { $found } soutiens sur { $needed }
}
accept-candidacy = Accepter
support-candidate = Soutenir
withdraw-candidate = Retirer
withdraw-candidate-of = Retirer : { $candidate }

# Trustees and the lot

trustees = Dépositaires
trustee = Dépositaire
trustee-no = Nº
trustee-number = Dépositaire { $number }
trustee-you = vous
trustee-done = fait
trustee-not-yet = pas encore
trustees-none = Le secrétaire désigne { $least } dépositaires ou plus. Ils détiennent les clés ; aucun autre poste ne peut rien ouvrir.
trustees-open = { $threshold } de ces { $count } ensemble ouvrent le compte, et pourraient lire des votes isolés. Comparez entre vous, de vive voix, ce que montrent vos postes.
name-trustees-hint = Au moins { $least }, chacun d’un autre pays, qui ne conduisent pas d’élections ni n’administrent, et joignables au dépouillement. Ils ne peuvent être remplacés ensuite.
trustees-threshold = Combien ouvrent le compte ensemble
trustees-threshold-hint = Au moins deux, et moins que tous, pour qu’un absent n’arrête rien.
key-copy = Copie gardée
key-tried = Clé essayée
key-destroyed = Clé détruite
key-passphrase = Phrase secrète de la copie
key-passphrase-hint = Douze caractères ou plus ; cinq mots conviennent. Personne ne peut ouvrir la copie sans elle.
key-passphrase-again = La même encore
key-passphrase-differs = Ce n’est pas la même.
backup-key-hint = Choisissez une phrase secrète, puis où va le fichier : un support que vous mettez sous clé, pas cet ordinateur.
restore-key-hint = La phrase secrète de la copie, puis le fichier.
choose-place-and-keep = Choisir un lieu et la garder
files-trustee-key = Clé de dépositaire
files-archive = Archive d’une élection
lot-hint = Chaque dépositaire s’engage sur un nombre avant la clôture des candidatures. Ce qui est tiré découle de tous les nombres ensemble, de sorte que personne ne peut le choisir. Si l’un retient son nombre, { $threshold } autres l’ouvrent ensemble.
lot-none = Personne ne s’est encore engagé sur un nombre.
lot-of-order = Ordre des candidats, et scrutateurs
lot-of-tie = Une égalité : { $office }
tellers = Scrutateurs
number-opened = ouvert
number-committed = engagé, pas ouvert
number-missing = pas engagé
share-number = Donner votre part pour l’ouvrir
share-number-hint = { $threshold } parts ouvrent le nombre d’un dépositaire qui le retient.
open-together = L’ouvrir à partir des parts

# Opening, voting, turnout

open-round-of = Ouvrir un tour : { $office }
open-round-first = Le premier tour est ouvert selon la convocation : { $opens } à { $closes }. Laissez vide pour cela.
open-round-next = Tour { $round }. Vide, il ouvre maintenant et reste ouvert { $hours } heures.
turnout = Ont pris part
of-seats = sur { $count }
turnout-kept-back = Selon ces règles, qui a voté est montré après la clôture.
turnout-public = qui a voté est public pour le Conseil ; comment, nul ne le sait
turnout-meter = { $turnout } sièges sur { $seats } ; { $needed } font le quorum
quorum-seats = Quorum, de tous les sièges
quorum-present = Quorum, des présents
quorum-at-close = connu après la clôture
quorum-is-reached = atteint
quorum-lacks = { $count ->
    [one] il en manque un
   *[other] il en manque { $count }
}
opens-moment = Ouvre le { $when }
closes-moment = Clôt le { $when }
time-left = dans { $hours } h { $minutes } min
voting-ended = le vote est terminé
checked-in = présent, sans bulletin
seat-unregistered = non inscrit
seat-not-voted = pas encore
seat-kept-back = montré après la clôture
check-in = Signaler sa présence sans voter
check-in-hint = Votre siège compte alors pour le quorum. Vous pouvez encore voter.
closed-at = Clos
not-closed-yet = pas encore clos
countersigned = Contresigné
countersigned-by = { $count ->
    [one] par { $count } poste sur { $of }
   *[other] par { $count } postes sur { $of }
}
countersigned-who = Lesquels
to-notice-board = Ouvrir le tableau d’affichage
box-contradicted = Ces postes ont trouvé autre chose dans l’urne : { $names }.
box-contradicted-hint = Le dépouillement s’arrête. Cherchez d’abord pourquoi ; le tour peut être annulé et recommencé.
part-decrypted = déchiffré
part-not-yet = pas encore
void-round = Annuler : { $office }, tour { $round }
void-round-verb = Annuler le tour
void-round-hint = Aucun de ses bulletins ne compte, et il recommence avec un autre bulletin. Il reste au registre. C’est irréversible.
cancel-election = Interrompre l’élection
cancel-election-hint = Plus rien n’en compte et elle n’élit personne. Elle reste au registre. C’est irréversible.
election-cancelled = Cette élection a été interrompue.
minute-election = Écrire au procès-verbal
minute-election-hint = Ce que le registre des étapes ne dit pas de lui-même. Le Conseil le lit.
nothing-minuted = Rien n’a encore été écrit. Les étapes sont au registre sans cela.
minutes-of-election = Procès-verbal

open-vote = Vote public
open-vote-when = Selon ces règles, les votes sont publics : ils sont donnés en réunion, siège par siège, et enregistrés aussitôt.
open-vote-of = Enregistrer un vote public : { $office }
open-vote-hint = Le vote de chaque siège est au registre pour le Conseil. C’est irréversible.
record-open-vote = Enregistrer le vote public
paper-round = Sur papier
paper-round-when = Un tour peut aussi se tenir sur papier, en réunion, et être dépouillé par les scrutateurs. C’est un tour à part ; ses bulletins ne sont jamais mêlés à une urne chiffrée.
paper-round-of = Enregistrer un tour sur papier : { $office }
paper-round-hint = Dépouillé par { $tellers }. Voix, blancs et nuls font le nombre de bulletins remis. C’est irréversible.
record-paper-round = Enregistrer un tour sur papier
paper-counted = Combien de bulletins le disent
paper-remark = Ce qu’il y a à en dire
who-stood = Qui se présentait
who-was-there = Présents, sans remettre de bulletin
who-handed-in = Ont remis un bulletin
round-ended = Quand il s’est terminé, à ces horloges : { $zone }
seat-absent = absent

# The ballot

your-ballot = Votre bulletin
ballot = Bulletin
ballot-choose = 1 Choisir
ballot-read = 2 Relire
ballot-boxed = 3 Dans l’urne
ballot-question = { $office } : qui choisissez-vous ?
ballot-question-one = { $office } : { $candidate }. Pour ou contre ?
ballot-hint = Un seul choix. Vous votez pour le siège : { $seat }.
ballot-hint-lot = Un seul choix. L’ordre a été tiré au sort et est le même pour tous. Vous votez pour le siège : { $seat }.
ballot-read-back = Relire
ballot-nothing-sent = rien n’est encore envoyé
choice-against = Contre
choice-against-hint = contre l’unique candidat
choice-blank = Blanc
choice-blank-cast = compte comme exprimé, pour personne
choice-blank-nothing = ne compte pour rien
ballot-you-vote-for = Vous votez pour : { $what }
ballot-you-vote-against = Vous votez contre l’unique candidat
ballot-you-vote-blank = Vous votez blanc
ballot-sentence-for = Vous, pour le siège « { $seat } », votez pour « { $what } » comme { $office }, pendant { $months } mois.
ballot-sentence-against = Vous, pour le siège « { $seat } », votez contre « { $candidate } » comme { $office }.
ballot-sentence-blank = Vous, pour le siège « { $seat } », ne votez pour personne comme { $office }.
claim-sealed = Votre choix a été chiffré sur ce poste avant d’en sortir. Ensuite personne ne peut le lire dans le bulletin, vous compris.
claim-trustees = Les dépositaires sont { $names }. { $threshold } de ces { $count } ensemble pourraient lire des votes isolés.
claim-not = Il n’est pas promis que personne ne puisse prouver à autrui comment il a voté, et un résultat unanime montre comment chacun a voté.
claim-revote = Vous pouvez revoter jusqu’à la clôture ; le dernier bulletin compte.
claim-turnout = Que vous avez voté est montré au Conseil. Comment, non.
ballot-cast = Mettre mon bulletin dans l’urne
ballot-change = Changer
ballot-check = Vérifier plutôt ce bulletin
ballot-check-hint = l’ouvre sur un autre poste, qui montre si celui-ci a scellé ce que vous avez choisi. Un bulletin ainsi ouvert n’est jamais déposé.
ballot-mark-in-the-box = Votre bulletin est dans l’urne. C’est terminé.
ballot-mark-waiting-for-office = Votre bulletin attend le bureau
ballot-mark-not = Votre bulletin n’est pas dans l’urne : { $mark }
ballot-live-in-the-box = Votre bulletin est dans l’urne : le bureau lui a donné sa place. Il n’y a plus rien à confirmer.
ballot-live-waiting-for-office = En attente du bureau. Votre bulletin n’est pas dans l’urne avant que le bureau lui ait donné une place ; laissez ce poste connecté d’ici là. Il doit arriver avant la clôture.
ballot-live-not = Le bureau a pris votre bulletin et il ne compte pas : { $mark }.
ballot-not-counted = Ce bulletin est conservé, marqué et affiché, et n’est pas compté. Revotez tant que le vote est ouvert.
ballot-countersigned = { $count ->
    [0] aucun poste n’a encore signé l’urne
    [one] urne signée par un poste
   *[other] urne signée par { $count } postes
}
ballot-counted = compté
ballot-not-yet-counted = compté après la clôture
tracker = Numéro de suivi
tracker-hint = Montre que votre bulletin est dans l’urne, et rien de ce qu’il dit. Retrouvez-le sur le tableau d’affichage à tout moment, sur tout poste.
tracker-yours = le vôtre
print-tracker = Imprimer le numéro de suivi
copy-tracker = Copier le numéro de suivi
vote-again = Revoter
vote-again-hint = Jusqu’au { $when }. Le dernier bulletin compte.

# Checking a ballot instead of casting it

audit-title = Un bulletin ouvert et jamais déposé
audit-never-cast = Ce bulletin ne peut plus être déposé, sur aucun poste. Votre vote n’est pas dans l’urne. Pour voter, choisissez de nouveau.
audit-steps = Portez ce texte sur un autre poste, collez-le sous Tableau d’affichage, et regardez : il doit montrer « { $what } » et le même numéro de suivi. Sinon, ce poste n’a pas scellé votre choix : n’y votez pas et prévenez le secrétaire du Conseil.
audit-text = Texte qui ouvre le bulletin
audit-back = Choisir de nouveau
audit-check-title = Vérifier un bulletin qu’un autre poste a ouvert
audit-check-hint = Un votant peut faire ouvrir un bulletin scellé au lieu de le déposer. Ce qu’il dit est montré ici.
audit-paste = Texte du bulletin ouvert
audit-paste-hint = Copié ou enregistré sur le poste qui l’a scellé.
audit-unread = Ce n’est pas le texte d’un bulletin ouvert. Copiez-le en entier.
audit-check = Montrer ce qu’il dit
audit-says = Ce bulletin dit : { $what }
audit-says-nothing = Ce bulletin ne dit rien que son tour permette, ou son ouverture ne correspond pas.
audit-compare = Son numéro de suivi doit être celui du poste qui l’a scellé :

# The notice board, verifying, the archive

notice-board = Tableau d’affichage
notice-board-of = Tableau d’affichage : { $office }, tour { $round }
notice-board-hint = Chaque bulletin reçu, dans l’ordre du bureau, avec ce qu’il vaut. Les tardifs, rejoués et mal formés sont conservés et non comptés.
find-tracker = Chercher un numéro de suivi
trackers-found = { $count ->
    [0] Aucun bulletin trouvé
    [one] Un bulletin trouvé
   *[other] { $count } bulletins trouvés
}
ballots-came = { $count ->
    [0] Aucun bulletin reçu
    [one] Un bulletin reçu
   *[other] { $count } bulletins reçus
}
head-closing = Empreinte à la clôture
head-found = Trouvée sur ce poste
head-compared = Comparaison
heads-same = identiques
heads-differ = différentes : prévenez le secrétaire du Conseil
election-fingerprint = Empreinte du tour
verify-here = Vérifier sur ce poste
verifying = Vérification …
verified-sound = Toutes les règles sont respectées : { $ballots ->
    [one] { $ballots } bulletin
   *[other] { $ballots } bulletins
}, { $counted ->
    [one] { $counted } compté
   *[other] { $counted } comptés
}, { $credentials ->
    [one] { $credentials } clé de vote.
   *[other] { $credentials } clés de vote.
}
verified-phase = Où elle en est : { $phase }. Parts déchiffrées : { $decrypted }.
verified-elsewhere = Exportez l’archive pour la faire vérifier sur n’importe quel ordinateur par un programme que nous n’avons pas écrit.
verified-faults = { $count ->
    [one] Une chose ne va pas
   *[other] { $count } choses ne vont pas
}
verified-faults-hint = Ne poursuivez pas le dépouillement. Prévenez le secrétaire du Conseil et conservez cette archive.
export-archive = Archive
export-archive-hint = Tout ce qu’il faut pour vérifier ce tour, et rien de secret : belenios-tool le lit, ainsi que jcat elections verify.
export-with-roll = Avec la liste, pour vérifier clé par clé
archive-written = Écrit : { $path }

# Results

no-counts-yet = Aucun tour n’a encore été dépouillé.
votes = Voix
votes-as-bars = Voix en barres
count-against = Contre
count-blank = Blanc
count-invalid = Nul
round-on-paper = sur papier
round-took-part = { $cast } votes, { $present } présents
round-void = Le tour { $round } est annulé
election-outcome-elected = Élu { $office } : { $candidate }.
election-outcome-next-round = Le tour { $round } a lieu entre : { $candidates }.
election-outcome-needs-lot = À égalité : { $candidates }. Le sort décide.
election-outcome-needs-casting-vote = À égalité : { $candidates }. La présidence sortante décide.
election-outcome-vacant = Personne n’est élu ; { $office } reste vacant.
election-outcome-reopen-nominations = Personne n’est élu ; les candidatures sont rouvertes pour { $office }.
not-declared-yet = pas encore proclamé
declared-by = Proclamé par { $who }, le { $when }.
objections-until = Contestations jusqu’au { $when }.
announced = annoncé à la taskforce
not-announced-yet = pas encore annoncé
object-to = Contester le résultat : { $office }
object-verb = Contester
object-hint = Au nom de votre service. Le Conseil le lit et tranche.
settle-objection = Enregistrer comment le Conseil a tranché
casting-vote = Donner la voix de la présidence sortante
casting-vote-hint = Elle départage des candidats à égalité, et est irréversible.
exercises-it = Qui l’exerce : { $country }
not-said-yet = pas encore dit

# Ce qui peut ne pas tenir dans l’archive d’un scrutin, et où

archive-rule-no-header = l’archive ne commence pas par son en-tête
archive-rule-header-content = l’en-tête de l’archive n’est pas celui de la version 1
archive-rule-truncated = le fichier se termine au milieu d’un enregistrement
archive-rule-header = le champ { $found } de l’en-tête de l’enregistrement n’est pas ce qu’il doit être
archive-rule-padding = l’enregistrement n’est pas complété par des zéros
archive-rule-zero-block = un bloc de zéros se trouve là où un enregistrement devrait commencer
archive-rule-content-hash = l’empreinte du contenu est { $found }, le nom dit { $expected }
archive-rule-record-twice = l’enregistrement { $found } figure déjà dans l’archive
archive-rule-not-an-event = l’enregistrement n’est pas un événement
archive-rule-parent = l’événement ne suit pas celui qui le précède
archive-rule-height = la hauteur de l’événement est { $found }, { $expected } était attendue
archive-rule-payload = un événement { $found } porte un contenu à tort ou n’en porte pas ; seul EndBallots n’en a pas
archive-rule-record-missing = l’enregistrement { $found } manque avant son événement
archive-rule-unreferenced = aucun événement ne renvoie à l’enregistrement { $found }
archive-rule-record-order = les enregistrements avant l’événement ne sont pas dans leur ordre
archive-rule-no-setup = l’archive ne contient pas de scrutin
archive-rule-out-of-phase = un événement { $found } ne peut pas suivre { $expected }
archive-rule-late-ballot = bulletin tardif : le vote était clos
archive-rule-after-result = rien ne peut suivre le résultat ({ $found })
archive-rule-form = ce n’est pas un enregistrement de la forme attendue ({ $found })
archive-rule-element = un nombre { $found ->
        [not-digits] n’est pas fait de chiffres décimaux
        [leading-zero] commence par un zéro
        [not-reduced] n’est pas réduit
       *[not-in-group] n’est pas un élément du groupe
    }
archive-rule-scalar = un défi ou une réponse { $found ->
        [not-digits] n’est pas fait de chiffres décimaux
        [leading-zero] commence par un zéro
        [not-reduced] n’est pas réduit
       *[not-in-group] n’est pas un élément du groupe
    }
archive-rule-version = la version { $found } du protocole n’est pas connue
archive-rule-group = le groupe { $found } n’est pas connu
archive-rule-uuid = l’identifiant n’a pas au moins 14 caractères en base 58
archive-rule-no-question = il n’y a pas de question
archive-rule-bounds = le minimum et le maximum ne vont pas avec le nombre de réponses
archive-rule-election-key = la clé du scrutin n’est pas le produit des clés des dépositaires
archive-rule-no-trustee = il n’y a pas de dépositaire
archive-rule-threshold = le seuil et le nombre de dépositaires ne vont pas ensemble
archive-rule-proof-of-knowledge = la preuve de connaissance de la clé ne tient pas
archive-rule-certificate-signature = la signature du certificat ne tient pas
archive-rule-coefficients-signature = la signature des coefficients ne tient pas
archive-rule-verification-key = la clé de vérification ne découle pas des coefficients
archive-rule-credential-twice = la clé de vote figure déjà dans la liste, à la ligne { $found }
archive-rule-weight = le poids n’est pas un nombre à partir de 1
archive-rule-third-part = la ligne a une troisième partie
archive-rule-total-weight = la somme des poids est trop grande
archive-rule-not-canonical = le bulletin n’est pas sous forme canonique
archive-rule-other-election = le bulletin nomme un autre scrutin
archive-rule-other-fingerprint = le bulletin s’engage sur un autre texte du scrutin
archive-rule-unknown-credential = la clé de vote ne figure pas dans la liste
archive-rule-answer-count = { $found } réponses, { $expected } étaient attendues
archive-rule-list-length = { $found } éléments, { $expected } étaient attendus
archive-rule-blank-proof-presence = la preuve d’un vote blanc doit être là si et seulement si le vote blanc est permis
archive-rule-signature-hash = l’empreinte signée n’est pas celle du bulletin
archive-rule-proof = la preuve ne tient pas
archive-rule-replayed = bulletin rejoué : le même que le numéro { $found }
archive-rule-copied-ciphertext = un chiffré est copié du bulletin { $found }
archive-rule-tally-differs = le décompte chiffré n’est pas celui des bulletins
archive-rule-tallied-count = { $found } bulletins décomptés, { $expected } comptés
archive-rule-tallied-weight = poids total { $found }, { $expected } compté
archive-rule-unknown-owner = il n’y a pas de dépositaire { $found }
archive-rule-owner-twice = le dépositaire { $found } a déjà déchiffré
archive-rule-shares-missing = il manque le déchiffrement de { $found } dépositaires (élément { $expected } de la liste)
archive-rule-result-differs = le décompte n’est pas ce que donne le déchiffrement des bulletins
archive-rule-result-sum = la somme des voix est { $found }, le poids est { $expected }
archive-place-byte = octet { $a }
archive-place-record = enregistrement { $a }
archive-place-event = événement { $a }
archive-place-election = scrutin
archive-place-question = scrutin, question { $a }
archive-place-trustees = dépositaires
archive-place-trustee = dépositaire { $a }
archive-place-credentials = clés de vote publiques
archive-place-credential = clé de vote publique { $a }
archive-place-ballot = bulletin { $a }
archive-place-ballot-answer = bulletin { $a }, question { $b }
archive-place-ballot-choice = bulletin { $a }, question { $b }, choix { $c }
archive-place-ballot-individual-proof = bulletin { $a }, question { $b }, preuve du choix { $c }
archive-place-ballot-blank-proof = bulletin { $a }, question { $b }, preuve du vote blanc
archive-place-ballot-overall-proof = bulletin { $a }, question { $b }, preuve du nombre de choix
archive-place-ballot-signature = bulletin { $a }, signature
archive-place-tally = décompte chiffré
archive-place-tally-at = décompte chiffré, question { $a }, choix { $b }
archive-place-decryption = déchiffrement partiel { $a }
archive-place-decryption-at = déchiffrement partiel { $a }, question { $b }, choix { $c }
archive-place-result = résultat
archive-place-result-of = résultat, question { $a }
archive-place-result-at = résultat, question { $a }, choix { $b }
archive-phase-Setup = ouvert, aucun bulletin
archive-phase-Ballot = ouvert
archive-phase-EndBallots = clos
archive-phase-EncryptedTally = décompté
archive-phase-PartialDecryption = en cours de déchiffrement
archive-phase-Result = résultat établi
archive-remark-file-name = le fichier ne porte pas le nom de son scrutin ({ $uuid }.bel)

## Élections

refusal-rules-invalid = Ces règles ne peuvent pas être suivies : { $fault }.
refusal-rules-invalid-hint = Corrigez cela et enregistrez à nouveau ; rien n’a été inscrit.
refusal-rules-fixed = Ce règlement a été adopté ou abandonné ; il est fixé.
refusal-rules-fixed-hint = Rédigez-en un autre à partir de lui ; le Conseil l’adopte à sa place.
refusal-rules-not-adopted = Le Conseil n’a pas adopté ce règlement.
refusal-rules-not-adopted-hint = Inscrivez d’abord son adoption.
refusal-rules-differ = Les règles ne sont pas celles dont il s’agit : leur empreinte diffère.
refusal-rules-differ-hint = Relisez les règles telles qu’elles sont maintenant et recommencez.
refusal-no-quorum = { $present ->
    [one] { $present } siège a participé
   *[other] { $present } sièges ont participé
} ; il en faut { $needed }.
refusal-no-quorum-hint = Cela peut être décidé à nouveau, en réunion ou par procédure écrite.
refusal-not-carried = Avec { $inFavour } voix pour et { $against } contre, le Conseil n’en a pas décidé ainsi.
refusal-not-carried-hint = Revoyez les voix ; ce que le Conseil n’a pas décidé n’est pas enregistré comme décidé.
refusal-act-doubtful = Ces nombres se contredisent : { $present } sièges sur { $seats } ont participé.
refusal-act-doubtful-hint = Les voix ne dépassent pas les participants, ni ceux-ci les sièges ; une révocation est votée par tous les sièges qui avaient une voix quand elle a été proposée.
refusal-nobody-designated = Aucun service n’est désigné pour voter au nom de ce pays : { $country }.
refusal-nobody-designated-hint = Le règlement en nomme un pour chaque pays qui en a plusieurs.
refusal-office-not-filled = Cette fonction n’est pas à pourvoir ici : { $office }.
refusal-office-not-filled-hint = Faites l’étape que montre « À vous maintenant ».
refusal-offices-out-of-order = Les fonctions sont pourvues dans l’ordre du règlement, chacune une fois.
refusal-offices-out-of-order-hint = Faites l’étape que montre « À vous maintenant ».
refusal-schedule-out-of-order = Les dates se contredisent ({ $step }) : la fin précéderait le début.
refusal-schedule-out-of-order-hint = Les candidatures s’ouvrent et se ferment, les sièges s’inscrivent, puis le vote s’ouvre et se ferme.
refusal-too-little-notice = Le règlement demande { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} entre cette étape ({ $step }) et le vote ; il y en a { $found }.
refusal-too-little-notice-hint = Choisissez un vote plus tardif.
refusal-window-too-short = Le règlement tient le vote ouvert { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} au moins ; ce serait { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
refusal-window-too-short-hint = Choisissez une fin plus tardive. Un quart d’heure est compté pour le chemin jusqu’au bureau.
refusal-term-without-start = Le règlement laisse le premier jour du mandat à la convocation, qui n’en nomme aucun.
refusal-term-without-start-hint = Indiquez le premier jour du mandat.
refusal-term-start-fixed = Selon ce règlement, le mandat commence à la proclamation ; la convocation ne nomme pas de jour.
refusal-term-start-fixed-hint = Laissez vide le premier jour du mandat.
refusal-too-early = C’est trop tôt ({ $step }) : à partir de { $from }.
refusal-too-early-hint = Recommencez à ce moment-là.
refusal-too-late = C’est trop tard ({ $step }) : c’était possible jusqu’à { $until }.
refusal-too-late-hint = Demandez au secrétaire du Conseil ce qui peut encore se faire.
refusal-not-yet = Autre chose vient d’abord : { $waits }.
refusal-not-yet-hint = Faites l’étape que montre « À vous maintenant ».
refusal-election-over = Cette élection est terminée.
refusal-election-over-hint = Un résultat proclamé se conteste ; pour le reste, une autre élection est convoquée.
refusal-not-on-roll = { $agency } n’a pas de voix ici.
refusal-not-on-roll-hint = La liste a les sièges tels qu’ils étaient quand elle a été arrêtée.
refusal-not-registered = { $agency } ne s’est pas inscrit à ce vote.
refusal-not-registered-hint = Il compte tout de même pour le quorum.
refusal-not-present = { $agency } a voté sans être parmi les présents.
refusal-not-present-hint = Comptez-le parmi les présents, ou retirez sa voix.
refusal-out-of-scope = Ce pays ne peut pas se présenter : { $country } ({ $because }).
refusal-out-of-scope-hint = Choisissez un pays que le règlement admet.
refusal-self-nomination = Selon ce règlement, aucun pays ne se propose lui-même.
refusal-self-nomination-hint = Demandez à un autre service de le proposer.
refusal-not-standing = N’est pas candidat, ou ne l’est plus : { $candidate }.
refusal-not-standing-hint = Choisissez parmi ceux qui sont candidats.
refusal-not-its-nomination = Cette candidature est retirée par qui l’a proposée.
refusal-not-its-nomination-hint = Un pays proposé par d’autres seulement peut décliner pour lui-même.
refusal-too-few-supporters = { $found ->
    [one] { $found } service soutient cela
   *[other] { $found } services soutiennent cela
} ; le règlement en demande { $needed }.
refusal-too-few-supporters-hint = Demandez à d’autres services de soutenir cela.
refusal-too-few-countries = Le soutien vient de { $found } pays ; le règlement en demande { $needed }.
refusal-too-few-countries-hint = Demandez à des services d’autres pays de soutenir cela.
refusal-roll-doubtful = La liste n’a personne qui vote, ou un service deux fois.
refusal-roll-doubtful-hint = Corrigez d’abord les sièges du Conseil à l’effectif.
refusal-ballots-doubtful = Le règlement peut mener à { $needed ->
    [one] { $needed } scrutin
   *[other] { $needed } scrutins
} ; { $found ->
    [one] { $found } est nommé.
   *[other] { $found } sont nommés.
}
refusal-ballots-doubtful-hint = Refaites l’étape ; ce poste en nomme autant que le règlement en demande.
refusal-credentials-doubtful = Un siège inscrit une clé de vote propre pour { $needed ->
    [one] { $needed } scrutin
   *[other] chacun des { $needed } scrutins
} ; { $found ->
    [one] { $found } convient.
   *[other] { $found } conviennent.
}
refusal-credentials-doubtful-hint = Refaites-les sur ce poste.
refusal-credential-taken = Un autre siège a inscrit l’une de ces clés de vote.
refusal-credential-taken-hint = Faites-en de nouvelles sur ce poste.
refusal-statement-missing = Le service déclare que ces clés de vote sont les siennes ; ici il ne déclare rien.
refusal-statement-missing-hint = Déclarez-le, et inscrivez de nouveau.
refusal-too-few-registered = Moins de deux sièges se sont inscrits : un bulletin seul se lirait dans le résultat.
refusal-too-few-registered-hint = Convoquez l’élection à nouveau et rappelez-le aux sièges.
refusal-voting-has-begun = Un tour a été ouvert : ce qui était inscrit jusque-là demeure.
refusal-voting-has-begun-hint = Pour une autre liste ou d’autres clés, l’élection est interrompue et convoquée de nouveau.
refusal-trustees-doubtful = Ces dépositaires ne conviennent pas : { $fault }.
refusal-trustees-doubtful-hint = Choisissez d’autres dépositaires.
refusal-not-a-trustee = Cela relève d’un dépositaire de cette élection.
refusal-not-a-trustee-hint = Demandez à l’un d’eux ; l’élection nomme ses dépositaires.
refusal-trustee-with-duty = Un dépositaire n’est pas en même temps : { $duty }.
refusal-trustee-with-duty-hint = Choisissez quelqu’un qui n’a pas cette fonction.
refusal-commitments-doubtful = Un dépositaire s’engage sur un nombre pour { $needed ->
    [one] { $needed } tirage
   *[other] chacun des { $needed } tirages
} ; il y en a { $found }.
refusal-commitments-doubtful-hint = Refaites l’étape ; ce poste en tire autant qu’il en faut.
refusal-number-differs = Ce n’est pas le nombre sur lequel il y a eu engagement.
refusal-number-differs-hint = Ouvrez-le au poste qui s’y est engagé.
refusal-lot-differs = Le tirage donne un autre ordre ou d’autres scrutateurs.
refusal-lot-differs-hint = Faites l’étape que montre « À vous maintenant ».
refusal-no-tie = Personne n’est à égalité ; il n’y a rien à départager.
refusal-no-tie-hint = Passez à l’étape suivante.
refusal-record-differs = { $record } ne contient pas ce qu’il doit.
refusal-record-differs-hint = Il se fait à partir de la liste, des candidatures et des règles inscrites ; refaites-le.
refusal-other-candidates = D’autres sont candidats à ce tour.
refusal-other-candidates-hint = Faites l’étape que montre « À vous maintenant ».
refusal-other-ballot = Un autre scrutin vient ensuite.
refusal-other-ballot-hint = Faites l’étape que montre « À vous maintenant ».
refusal-no-ballot-left = Tous les scrutins auxquels les sièges se sont inscrits sont utilisés.
refusal-no-ballot-left-hint = Interrompez cette élection et convoquez-la à nouveau.
refusal-other-tellers = Les scrutateurs tirés au sort sont : { $agencies }.
refusal-other-tellers-hint = Faites l’étape que montre « À vous maintenant ».
refusal-votes-are-open = Selon ce règlement, le vote est public.
refusal-votes-are-open-hint = Enregistrez plutôt le vote public.
refusal-votes-are-secret = Selon ce règlement, le vote est secret.
refusal-votes-are-secret-hint = Ouvrez plutôt un tour secret.
refusal-paper-of-unequal-votes = Des voix de poids différents ne se comptent pas sur papier : les bulletins diraient de qui ils sont.
refusal-paper-of-unequal-votes-hint = Tenez le tour sur les postes.
refusal-count-differs = { $papers ->
    [one] { $papers } bulletin a été remis
   *[other] { $papers } bulletins ont été remis
}, et { $votes ->
    [one] { $votes } voix est comptée ou ne convient pas.
   *[other] { $votes } voix sont comptées ou ne conviennent pas.
}
refusal-count-differs-hint = Voix, bulletins blancs et nuls font ensemble le nombre de bulletins.
refusal-ballot-void = Ce tour est annulé.
refusal-ballot-void-hint = Un autre tour est ouvert pour ce qui reste à pourvoir.
refusal-voting-closed = Le vote est clos.
refusal-voting-closed-hint = Plus rien n’entre dans l’urne ; le dépouillement suit.
refusal-still-voting = Ces sièges n’ont pas voté : { $agencies }. Le vote peut être clos à partir de { $until }.
refusal-still-voting-hint = Rappelez-le-leur, ou attendez jusque-là.
refusal-ballot-not-taken = Ce bulletin n’entrerait pas dans l’urne : { $mark }.
refusal-ballot-not-taken-hint = Rien n’a été déposé. Refaites le bulletin tant que le vote est ouvert.
refusal-box-contradicted = Les postes de ces sièges ont trouvé autre chose dans l’urne : { $agencies }. Le dépouillement s’arrête.
refusal-box-contradicted-hint = Cherchez d’abord pourquoi. Le tour peut être annulé et recommencé.
refusal-not-countersigned = Moins de la moitié ont contresigné ; il manque { $agencies }. Les dépositaires déchiffrent sans eux à partir de { $from }, et le procès-verbal les nomme.
refusal-not-countersigned-hint = Rappelez à ces sièges de mettre leur poste en contact avec le bureau.
refusal-already-counted = Ce tour a été dépouillé ; il ne s’annule plus.
refusal-already-counted-hint = Un résultat proclamé peut être contesté.
refusal-outcome-stands = Le résultat pour cette fonction a été proclamé.
refusal-outcome-stands-hint = Il peut être contesté tant qu’il est temps ; ensuite, une autre élection est convoquée.
refusal-outcome-differs = Autre chose découle du règlement et des comptes.
refusal-outcome-differs-hint = Revoyez le résultat, et proclamez ce qui est montré maintenant.
refusal-outcome-annulled = Le Conseil a accueilli une contestation : ce résultat ne tient pas.
refusal-outcome-annulled-hint = Convoquez l’élection à nouveau.
refusal-keys-still-needed = Les clés se gardent jusqu’à { $from } : d’ici là, le résultat peut être contesté.
refusal-keys-still-needed-hint = Détruisez la vôtre ensuite.
refusal-only-a-rehearsal = Une répétition n’élit personne.
refusal-only-a-rehearsal-hint = Convoquez l’élection elle-même.
refusal-office-held = Ce pays exerce cette fonction certains de ces jours : { $country }.
refusal-office-held-hint = Choisissez des jours après son mandat, ou terminez-le d’abord.
refusal-motion-missing = Une révocation découle d’une motion adoptée par le Conseil ; rien d’autre n’en nomme une.
refusal-motion-missing-hint = Proposez une motion, ou faites voter le Conseil sur celle qui est en cours.
refusal-too-few-proposers = { $found ->
    [one] { $found } siège le propose
   *[other] { $found } sièges le proposent
} ; il en faut { $needed }.
refusal-too-few-proposers-hint = Demandez à d’autres sièges de se joindre à la motion.
refusal-still-a-member = Ce pays est encore membre ce jour-là : { $country }.
refusal-still-a-member-hint = Mettez d’abord fin à son adhésion, ou donnez un autre motif.

label-chair = Pays président
label-vice-chair = Pays vice-président
label-nominations = candidatures
label-registration = inscription
label-voting = vote
label-objections = contestations
label-rule-no-office = elles ne pourvoient aucune fonction
label-rule-too-many-offices = elles pourvoient plus de huit fonctions
label-rule-office-twice = une fonction y figure deux fois
label-rule-office-without-name = une fonction autre que la présidence et la vice-présidence n’a pas de nom
label-rule-combination = la façon dont les services d’un pays votent ensemble se dit quand ce sont les pays qui votent, et alors seulement
label-rule-designation = des services sont désignés quand l’un vote pour son pays, et alors seulement
label-rule-cap-of-nothing = un pays n’aurait aucune voix
label-rule-nominations-without-time = les candidatures se fermeraient avant de s’ouvrir
label-rule-more-countries-than-supporters = les soutiens viendraient de plus de pays qu’il n’y a de soutiens
label-rule-no-round = il n’y a aucun tour
label-rule-too-many-rounds = il y a plus de huit tours
label-rule-rounds-never-reached = plus de tours sont décrits qu’il ne s’en tient
label-rule-first-round-not-all = le premier tour écarte des candidats
label-rule-top-of-one = un tour garderait moins de deux candidats
label-rule-no-share = une fraction est nulle, ou dépasse le tout
label-rule-quorum-of-present = un quorum des présents se compte à la clôture
label-rule-tie-break-twice = une façon de départager figure deux fois
label-rule-lot-off = le tirage est exclu, et l’égalité, le dernier tour ou les scrutateurs en ont besoin
label-rule-age-of-countries = l’âge départage des personnes, non des pays
label-rule-no-term = un mandat n’a pas de durée, ou personne ne peut en exercer
label-rule-unknown-zone = le fuseau horaire n’est pas connu
label-rule-no-window = le vote n’a pas de durée
label-rule-too-few-trustees = moins de trois dépositaires
label-rule-trustee-threshold = deux dépositaires au moins ouvrent le compte, et jamais tous ne sont nécessaires
label-rule-too-long = une durée dépasse dix ans, ou un mandat cinquante
label-rule-no-language = le procès-verbal n’a pas de langue
label-waits-for-roll = la liste est à arrêter
label-waits-for-trustees = les dépositaires sont à nommer
label-waits-for-ceremony = chaque dépositaire doit envoyer son message de l’étape précédente
label-waits-for-keys = chaque dépositaire doit garder une copie de sa clé et l’essayer
label-waits-for-commitments = chaque dépositaire doit s’engager sur ses nombres
label-waits-for-numbers = chaque nombre du tirage est à ouvrir
label-waits-for-order = l’ordre et les scrutateurs sont à tirer au sort
label-waits-for-office-before = la fonction qui précède est à proclamer
label-waits-for-count = le tour ouvert est à dépouiller, ou à annuler
label-waits-for-closing = le vote est à clore
label-waits-for-tally = la somme chiffrée est à inscrire
label-waits-for-parts = d’autres dépositaires doivent déchiffrer
label-waits-for-declaration = le résultat est à proclamer
label-waits-for-objections = des contestations sont à régler
label-waits-for-next-step = il n’y a pas encore de résultat, un autre tour ou une autre étape suit
label-trustees-too-few = ils sont moins que le règlement ne demande
label-trustees-threshold = le seuil est inférieur à celui du règlement, ou tous seraient nécessaires
label-trustees-twice = quelqu’un est nommé deux fois
label-trustees-same-country = deux sont du même pays ou organisation
label-trustees-run-it = un secrétaire du Conseil, un adjoint ou un administrateur est parmi eux
label-scope-not-listed = le règlement énumère qui le peut
label-scope-terms-in-a-row = il a exercé autant de mandats de suite que le règlement le permet
label-scope-terms-in-all = il a exercé autant de mandats que le règlement le permet
label-scope-no-seat = aucun de ses services n’a de voix
label-scope-unit = le règlement présente des pays, ou des personnes, et ceci est l’autre
label-scope-birth = un jour de naissance se donne quand l’âge départage, et alors seulement
label-in-the-box = dans l’urne
label-waiting-for-office = en attente du bureau
label-replaced = remplacé par un plus récent
label-early = trop tôt
label-late = trop tard
label-replayed = le même bulletin une seconde fois
label-malformed = pas un bulletin de ce tour et de ce siège, ou ses preuves ne tiennent pas
label-second-vote = un second vote, que ce règlement n’admet pas
label-objection-rejected = le résultat tient
label-objection-upheld = le résultat ne tient pas
label-resigned = renoncement
label-membership-ended = fin de l’adhésion
label-dismissed-by-board = révoqué par le Conseil
label-annulled = élection annulée
label-same-country = le même pays
label-same-group = tous deux dans l’Union, ou tous deux hors d’elle
label-certificate = certificat
label-shares = parts
label-verification = vérification
label-seats = voix de tous les sièges
label-cast = voix exprimées ou blanches
label-valid = voix exprimées
label-rule-set = règlement
label-election = élection
label-mandate = mandat
label-dismissal = motion de révocation

reason-left-out = Ne peut s’exercer à côté de la fonction « { $office } » : { $candidate } ({ $because }).
reason-nobody-stands = Personne n’est candidat.
reason-only-one = Seul candidat, élu sans vote comme le veut le règlement : { $candidate }.
reason-quorum-reached = Tour { $round } : { $found } ont participé, il en fallait { $needed }. Le quorum est atteint.
reason-quorum-missed = Tour { $round } : { $found } ont participé, il en fallait { $needed }. Le quorum n’est pas atteint ; le tour ne compte pas et se tient à nouveau.
reason-reached = Tour { $round } : { $candidate }, { $votes } voix ; il en fallait { $needed } ({ $base } : { $of }).
reason-not-reached = Tour { $round } : le plus grand nombre de voix est { $votes } ; il en fallait { $needed } ({ $base } : { $of }).
reason-most-votes = Tour { $round } : le plus de voix : { $candidate }, { $votes }.
reason-more-against = Tour { $round } : { $votes } pour le seul candidat, { $against } contre.
reason-no-votes = Tour { $round } : personne n’a de voix.
reason-level = Tour { $round } : à égalité avec { $votes } voix : { $candidates }.
reason-one-more = Un tour de plus se tient entre : { $candidates }.
reason-by-wish = Le règlement souhaite autre chose que « { $wish } » ; restent : { $candidates }.
reason-by-seniority = Membre depuis le plus longtemps : { $candidate }, depuis le { $since }.
reason-seniority-unknown = Il n’est pas inscrit depuis quand chacun est membre.
reason-by-age = La personne la plus âgée : { $candidate }.
reason-age-unknown = L’âge de chacun n’est pas inscrit.
reason-by-casting-vote = La présidence sortante a tranché ; est élu : { $candidate }.
reason-no-outgoing-chair = Il n’y a pas de présidence sortante pour trancher.
reason-outgoing-chair-stands = La présidence sortante est candidate et ne tranche pas pour elle-même : { $candidate }.
reason-by-lot = Tiré au sort : { $candidate }.
reason-still-level = Rien ne les départage : { $candidates }.
reason-goes-on = Le tour { $round } se tient entre : { $candidates }.
reason-exhausted = { $rounds ->
    [one] { $rounds } tour s’est tenu
   *[other] { $rounds } tours se sont tenus
}, autant que le règlement en prévoit.

event-rule-set-drafted = a rédigé un règlement
event-rule-set-edited = a modifié un règlement
event-rule-set-adopted = a inscrit que le Conseil a adopté un règlement
event-rule-set-discarded = a abandonné un règlement
event-election-called = a convoqué une élection
event-election-nominated = a proposé un candidat
event-election-supported = a soutenu un candidat
event-election-accepted = a accepté une candidature
event-election-withdrawn = a retiré ou décliné une candidature
event-election-roll-frozen = a arrêté la liste
event-election-registered = a inscrit les clés de vote du siège
event-election-trustees-named = a nommé les dépositaires
event-election-ceremony-message = a envoyé un message de la cérémonie des dépositaires
event-election-key-backed-up = a gardé une copie de sa clé
event-election-decryption-rehearsed = a essayé sa clé
event-election-numbers-committed = s’est engagé sur des nombres pour le tirage
event-election-number-part = a donné une part pour ouvrir le nombre d’un autre
event-election-number-opened = a ouvert un nombre du tirage
event-election-order-drawn = a inscrit l’ordre et les scrutateurs donnés par le tirage
event-election-round-opened = a ouvert un tour
event-election-checked-in = a signalé sa présence
event-election-ballot-cast = a déposé un bulletin
event-election-round-closed = a clos le vote
event-election-countersigned = a contresigné le contenu de l’urne
event-election-tallied = a inscrit la somme chiffrée
event-election-partly-decrypted = a déchiffré une part
event-election-result-recorded = a inscrit le résultat
event-election-round-voided = a annulé un tour
event-election-paper-counted = a inscrit le compte d’un tour sur papier
event-election-open-vote-taken = a inscrit un vote public
event-election-casting-vote-given = a donné la voix de la présidence sortante
event-election-declared = a proclamé le résultat
event-election-objected = a contesté le résultat
event-election-objection-settled = a inscrit comment le Conseil a réglé une contestation
event-election-key-destroyed = a déclaré sa clé détruite
event-election-minuted = a noté quelque chose au procès-verbal
event-election-cancelled = a interrompu l’élection
event-mandate-entered = a inscrit un mandat antérieur à ce système
event-mandate-announced = a annoncé le résultat d’une élection
event-mandate-exercised = a nommé qui exerce une fonction
event-mandate-ended = a mis fin à un mandat
event-dismissal-proposed = a proposé une révocation
event-dismissal-supported = a rejoint une motion de révocation
event-dismissal-unsupported = a quitté une motion de révocation
event-dismissal-voted = a inscrit le vote sur une révocation

## Scrutins : le poste

office-chair = Pays président
office-vice-chair = Pays vice-président
ballot-against = Contre
archive-election = Scrutin du conseil de la taskforce conjointe contre la cybercriminalité
archive-rehearsal = RÉPÉTITION. Ce scrutin n’élit personne.
credential-statement = Les clés de vote publiques de cette inscription sont celles du siège de { $agency } ; personne d’autre ne détient la clé privée.
trustee-key-destroyed-statement = Ma clé de ce scrutin et toutes ses copies sont détruites.
label-entry = entrée
label-credential = clé de vote du siège sur ce poste
label-sealed-ballot = bulletin scellé
label-trustee-key = clé de dépositaire sur ce poste
label-lot-number = nombre pour le tirage au sort
done-editRules = Le règlement a été modifié.
done-nominateCandidate = Un candidat a été proposé.
done-withdrawCandidate = Une proposition a été retirée.

## Data: contributions, matching, hits (rules and history)

refusal-category-missing = Les données du type { $kind } concernent une personne, et nul n’a dit laquelle.
refusal-category-missing-hint = Choisissez la catégorie de la personne concernée : suspect, condamné, victime, témoin, etc. Enregistrez à part les données sur d’autres personnes.
refusal-purpose-missing = Nul n’a dit à quoi servent les données.
refusal-purpose-missing-hint = Choisissez une finalité du travail sur les dossiers.
refusal-nothing-to-compare = Rien de ce qu’il contient ne peut être comparé.
refusal-nothing-to-compare-hint = Collez les valeurs elles-mêmes, une par ligne ou telles qu’elles figurent dans un texte.
refusal-nothing-to-record = Il n’y a rien de nouveau à enregistrer.
refusal-nothing-to-record-hint = Toutes les valeurs ont été refusées ou figurent déjà dans le dossier. Ce qui a été refusé, et pourquoi, est indiqué.
refusal-not-stricter = Ce marquage n’est pas plus strict que l’actuel sur tous les points.
refusal-not-stricter-hint = Les autres ne proposent que ce qui est plus strict. Le service à qui sont les données peut les marquer autrement.
refusal-contribution-withdrawn = Cette contribution a été retirée.
refusal-contribution-withdrawn-hint = Le service qui l’a retirée peut la remettre.
refusal-hit-stands = Cette concordance est { $from } : { $to } ne peut pas suivre.
refusal-hit-stands-hint = Parlez d’abord à l’autre partie ou à la permanence d’EC3 et indiquez-le ; dites ensuite ce qu’il en est.
event-contribution-begun = a apporté des données
event-contribution-indicators-added = a ajouté des indicateurs
event-contribution-marked = a marqué une contribution à nouveau
event-contribution-marking-proposed = a proposé un marquage plus strict
event-contribution-permission-asked = a demandé une autorisation
event-contribution-permission-answered = a répondu à une demande d’autorisation
event-contribution-use-decided = a dit si des données sont utilisées
event-contribution-withdrawn = a retiré une contribution
event-contribution-rekeyed = a refait les clés d’une contribution
event-contribution-restored = a remis une contribution
event-hit-settled = a dit ce qu’il en est d’une concordance
label-contribution = contribution
label-hit = concordance
label-alarm = alerte
label-pass-on = transmission
label-suspect = suspect
label-potential = pourrait commettre une infraction
label-witness = témoin
label-victim = victime
label-informant = informateur
label-open = ouvert
label-contacted = en contact
label-joint = traitée ensemble
label-handed-over = cédée
label-separate = poursuivie séparément
label-false-positive = fausse concordance
label-delayed = remise à plus tard
label-L0 = rien
label-L1 = qu’il y a concordance
label-L2 = service et contact
label-L3 = dossier et titre
label-L4 = tout
label-gate-deconfliction = déconfliction
label-gate-handling = traitement des données
unmet-gate-deconfliction = Une concordance exacte attend une réponse.
unmet-gate-deconfliction-hint = Parlez à l’autre partie et dites ce qu’il en est, sous Concordances.
unmet-gate-handling = Il manque aux données du dossier un marquage, ou une autorisation de qui les a fournies.
unmet-gate-handling-hint = Demandez au fournisseur sous Données, ou dites qu’elles n’ont pas cet usage.
missing-open-hits = { $needed ->
    [one] Une concordance attend
   *[other] { $needed } concordances attendent
} qu’on dise ce qu’il en est.
missing-unmarked-data = { $needed ->
    [one] Une contribution est arrivée
   *[other] { $needed } contributions sont arrivées
} sans marquage.
missing-court-permission = { $needed ->
    [one] Une contribution ne peut pas
   *[other] { $needed } contributions ne peuvent pas
} servir en justice (H1) sans autorisation.
missing-pass-on-permission = { $needed ->
    [one] Une contribution ne peut pas être transmise
   *[other] { $needed } contributions ne peuvent pas être transmises
} (H2) sans autorisation.
done-recordContribution = Les données ont été enregistrées.
done-remarkContribution = La contribution a été marquée à nouveau.
done-withdrawContribution = La contribution a été retirée.
done-restoreContribution = La contribution a été remise.
indicator-fault-unknown-kind = Ce type d’indicateur n’est pas connu.
refusal-budget-spent = Votre nombre de comparaisons du jour est épuisé.
refusal-budget-spent-hint = Il est de 2 000 valeurs par jour. Enregistrez les données comme contribution : une deuxième personne du dossier permet de les comparer.
tab-hits = Concordances
no-hits = Aucun autre dossier n’a ce qu’a celui-ci.
no-hits-hint = Dès qu’un autre dossier enregistre la même adresse, le même portefeuille, numéro ou nom, les deux parties l’apprennent ici et dans Aujourd’hui.
hits-this-desk-only = Ce poste n’a pas de bureau : seuls ses propres dossiers sont comparés.
hit-value = Valeur
hit-value-unknown = non enregistrée ici
hit-told = Ce que vous pouvez savoir
hit-next-step = À qui demander
hit-state = Où en est-on
hit-same = identique
hit-alike = un point commun
hit-theirs = L’autre partie : { $word }.
hit-overdue = Attend depuis plus de deux jours ouvrés.
hit-common = Dans plus de 200 dossiers : cela dit peu de chose.
hit-agency = Un dossier de { $agency }
hit-hidden = Un dossier que vous ne pouvez pas voir
hit-look-there = Lisez-la dans l’autre dossier.
hit-ring = Appelez
hit-ask-ec3 = Demandez à la permanence d’EC3 en indiquant { $token }
hit-reveal = Nous montrer s’ils le font
hit-hide-again = Ne pas nous montrer
hit-what-becomes = Ce qu’il en est
hit-reason-hint = Cela figure dans l’historique de ce dossier. L’autre partie ne voit que le mot.
hit-they-were-told = Ils ont appris
settle-hit = Dire ce qu’il en est
hits-asked = Qui a demandé des données de ce dossier
questions-waited = Questions qui ont attendu le bureau
question-answered = { $count ->
    [one] { $count } valeur
   *[other] { $count } valeurs
} : { $found ->
    [one] { $found } connue ailleurs.
   *[other] { $found } connues ailleurs.
}
question-waits = { $count ->
    [one] { $count } valeur
   *[other] { $count } valeurs
} : ce poste seulement, le bureau est interrogé dès qu’il est joignable.
second-person-waits = Attend une deuxième personne
second-person-row = { $name }, enregistrée par { $by } : { $count ->
    [one] { $count } indicateur est comparé
   *[other] { $count } indicateurs sont comparés
} à tous les dossiers dès que quelqu’un d’autre du dossier est d’accord.
second-person-agree = Faire comparer
purpose = Finalité
asked-of-us = Demandes sur les données de votre service
asked-since = depuis { $day }
asked-permissions = { $count ->
    [one] une autorisation
   *[other] { $count } autorisations
}
asked-markings = { $count ->
    [one] un marquage plus strict
   *[other] { $count } marquages plus stricts
}
hits-wait = Concordances à traiter
hits-new = nouveau
hits-overdue = { $count ->
    [one] une en retard
   *[other] { $count } en retard
}
hits-same = { $count ->
    [one] une valeur qu’a aussi un autre dossier
   *[other] { $count } valeurs qu’ont aussi d’autres dossiers
}
hits-alike = { $count } voisines
hits-asked-count = { $count ->
    [one] quelqu’un a demandé ses données
   *[other] demandée { $count } fois
}
hits-second = { $count } en attente d’une deuxième personne
hit-answer = Répondre

# Procès-verbal d’une élection

minutes-of-an-election = Procès-verbal d’une élection
minutes-label = { $title } · SHA-256 { $hash }…
print-minutes = Imprimer le procès-verbal
minutes-file = proces-verbal
minutes-drafted-hint = Le procès-verbal est dressé d’après ce qui est consigné, dans les langues que demandent les règles. Tout poste qui tient les mêmes écritures dresse le même ; l’empreinte à la fin le dit.
minutes-draft = Dressé d’après les écritures. Il devient le procès-verbal une fois signé par les personnes ci-dessous.
minutes-not-over = Dressé d’après les écritures pendant que l’élection se poursuit : la suite n’y est pas.
minutes-fills = À pourvoir
minutes-called = Convoquée
minutes-deputies = Conduite, avec les secrétaires du Conseil, par
minutes-number = Élection
minutes-cancelled = Interrompue
minutes-by-at = { $who }, { $at }
minutes-basis = Base juridique
minutes-adopted = Adoptées
minutes-adopted-on = { $day } ({ $how }) ; consigné par
minutes-act = Acte du Conseil
minutes-votes = Voix
minutes-act-votes = { $seats } sièges, { $present } ont pris part : { $for } pour, { $against } contre, { $abstained } abstentions
minutes-quorum = Quorum
minutes-quorum-seats-close = { $more } { $share } des sièges votants, compté à la clôture
minutes-quorum-seats-opening = { $more } { $share } des sièges votants, compté à l’ouverture
minutes-quorum-present = { $more } { $share } des sièges qui se sont annoncés
minutes-more-than = plus de
minutes-at-least = au moins
minutes-calendar = Convocation et délais
minutes-what = Quoi
minutes-when = Quand
minutes-who-when = Qui, quand
minutes-days-before = Jours avant le vote
minutes-asked = Ce que demandent les règles
minutes-days-asked = { $days } jours avant, au moins
minutes-hours-asked = ouvert { $hours } heures au moins
minutes-nominations-open = Ouverture des candidatures
minutes-nominations-close = Clôture des candidatures
minutes-roll-frozen = Liste arrêtée
minutes-registration-closes = Fin de l’inscription
minutes-drawn = Ordre et scrutateurs tirés au sort
minutes-vote-opens = Ouverture du vote
minutes-vote-closes = Fin du vote
minutes-candidates = Candidats
minutes-nominated = Proposé par
minutes-supported = Soutenu par
minutes-accepted = Acceptation
minutes-stood = candidat
minutes-did-not-stand = ne s’est pas présenté
minutes-withdrawn = retiré : { $why }
minutes-nominations-hash = Empreinte des candidatures
minutes-roll = Liste électorale
minutes-roll-as-of = Effectif au
minutes-voting-seats = Sièges votants
minutes-registered = Inscrits
minutes-not-registered = non inscrit
minutes-no-vote = siège sans droit de vote
minutes-left = Participation terminée après l’arrêt de la liste, qui reste
minutes-roll-hash = Empreinte de la liste
minutes-weight = Voix
minutes-copied = Clé copiée
minutes-tried = Clé essayée
minutes-destroyed = Clé détruite
minutes-not-done = pas fait
minutes-trustee-and-teller = À la fois dépositaire et scrutateur : { $agencies }.
minutes-lot = Tirage au sort
minutes-tellers = Scrutateurs
minutes-order = Ordre sur le bulletin
minutes-commitment = Empreinte qui liait le nombre
minutes-number-opened = Nombre
minutes-not-opened = pas ouvert
minutes-lot-bound = Lié à
minutes-lot-seed = Germe
minutes-manner = Manière
minutes-secret = secret, chiffré
minutes-paper = secret, sur papier
minutes-open = public
minutes-opened = Ouvert par
minutes-recorded = Consigné par
minutes-present = Se sont annoncés
minutes-turnout = Participation
minutes-took-part = { $cast } ont voté, { $present } comptent pour le quorum
minutes-void = Nul
minutes-ballots = Bulletins arrivés
minutes-closed = Clos par
minutes-closing-head = Empreinte de l’urne
minutes-countersigned = Ont trouvé la même chose dans l’urne
minutes-not-countersigned = N’ont pas contresigné
minutes-contradicted = Ont trouvé autre chose
minutes-decrypted = Dépositaires qui ont déchiffré
minutes-archive = Archive
minutes-archive-hash = SHA-256 de l’archive
minutes-archive-head = Son dernier événement
minutes-chose = Choix
minutes-outcome-of = { $office } : issue
minutes-not-declared = Pas encore proclamée.
minutes-casting-vote = Voix de la présidence sortante
minutes-declared = Proclamée par
minutes-objections-until = Contestations jusqu’au
minutes-term = Mandat
minutes-term-announced = du { $from } au { $to }, annoncé
minutes-term-due = du { $from } au { $to }, pas encore annoncé
minutes-vacant = Vacant ; à pourvoir dans les { $days } jours
minutes-objection = Contestation
minutes-settled = Tranchée par le Conseil
minutes-not-settled = pas tranchée
minutes-remarks = Noté en outre
minutes-verifying = Comment chacun vérifie
minutes-verifying-hint = Avec les archives et la liste qu’un poste écrit depuis le tableau d’affichage, sur tout ordinateur et sans poste :
minutes-verifying-other = Un programme que d’autres ont écrit lit les mêmes archives : belenios-tool election verify, dans un dossier qui tient une archive.
minutes-signatures = Signatures
minutes-role = En qualité de
minutes-name = Nom
minutes-signature = Signature
minutes-day = Date
minutes-secretary = Secrétaire du Conseil
minutes-teller = Scrutateur
minutes-hash = Empreinte de ce texte
minutes-hash-hint = De tout ce qui précède, dans toutes ses langues. Un poste du Conseil qui dresse ce procès-verbal d’après les mêmes écritures montre la même.

# Motions de révocation

motions = Motions de révocation
no-motions = Aucune motion contre un titulaire.
motion-against = { $country }, { $office }
motion-proposed = en cours de proposition
motion-before-board = devant le Conseil
motion-carried = adoptée ; le mandat est à terminer
motion-lost = non adoptée
motion-ended = le mandat a pris fin
motion-supporters = Proposée par { $count } sur { $needed } nécessaires : { $names }
motion-votes = { $day } : { $for } pour, { $against } contre, { $abstained } abstentions ; { $needed } sur { $seats } révoquent
propose-dismissal = Proposer une révocation
propose-dismissal-nobody = Personne n’exerce de fonction en ce moment : il n’y a personne à révoquer.
propose-dismissal-hint = Tout le Conseil la lit, avec le nom de votre siège. On vote dès qu’assez de sièges la proposent ; les règles disent combien. Les sièges du pays concerné ne proposent ni ne votent.
support-dismissal = Se joindre à la motion
leave-dismissal = Se retirer de la motion
record-motion-vote = Consigner le vote
motion-vote-of = Vote sur la révocation : { $against }
motion-vote-hint = Consignez le vote du Conseil, quel qu’il soit. { $needed } voix sur { $seats } révoquent. Le pays visé ({ $country }) ne vote pas et ne compte pas parmi les sièges.
end-dismissed-hint = Le Conseil a révoqué un titulaire : { $country }, { $office }. Son mandat prend fin le jour que vous indiquez ; les règles disent alors qui assure l’intérim et quand le poste est à pourvoir.
vacancy-rest = La personne élue achève le mandat, jusqu’au { $until }.
call-by-election = Convoquer une élection partielle
refusal-concerned = La motion vise ce pays : { $country }. Ses sièges ne la proposent ni ne la votent.
refusal-concerned-hint = Les autres sièges décident.
refusal-motion-under-way = Une motion contre ce titulaire est déjà en cours.
refusal-motion-under-way-hint = Joignez-vous-y, ou attendez que le Conseil l’ait votée.
done-supportDismissal = Vous vous êtes joint à la motion.
done-leaveDismissal = Vous vous êtes retiré de la motion.

# Ce que des règles auraient fait des élections passées

rules-effect = Effet sur les élections passées
rules-effect-hint = Ce que donnent les mêmes voix sous ces règles. Rien de ce qui est proclamé ne change ; les tours qui n’ont pas eu lieu ne sont pas devinés.
rules-effect-none = Aucune élection n’a encore été proclamée ici.
rules-effect-before = Comme proclamé
rules-effect-after = Sous ces règles
rules-effect-same = pareil

# Vérifier une archive d’après son fichier

verify-file = Vérifier une archive
verify-file-hint = Toute archive du format, de ce bureau ou d’ailleurs. Avec la liste écrite à côté, chaque clé de vote est comparée au siège qui l’a inscrite.
verify-file-now = Vérifier
archive = Archive
archive-roll = Liste
archive-head = Dernier événement
choose-archive = Choisir l’archive
choose-roll = Choisir la liste
not-chosen = pas choisi
files-roll = Liste d’une élection
roll-fits = { $count ->
    [one] { $count } clé de vote est d’un siège de la liste.
   *[other] Chacune des { $count } clés de vote est d’un siège de la liste.
}
roll-other = L’élection se lie à une autre liste.
roll-differs = { $strange ->
    [one] { $strange } clé de vote n’est d’aucun siège de la liste
   *[other] { $strange } clés de vote ne sont d’aucun siège de la liste
} ; il manque : { $missing }

# Rappels et dates d’une élection

remind = Rappeler
reminders = Rappels
reminders-hint = Qui ne l’a pas encore fait, avec les adresses que connaît l’effectif. Copiez le texte dans un message ; rien ne part d’ici.
reminder-register-seat = { $title } : veuillez inscrire votre siège sur votre poste jusqu’au { $when }. Sans cela, votre siège ne peut voter.
reminder-cast-ballot = { $title } : le vote est ouvert jusqu’au { $when }, et le bulletin de votre siège n’est pas encore dans l’urne.
reminder-countersign-box = { $title } : le vote est clos. Veuillez ouvrir votre poste et rester en contact avec le bureau : il regarde l’urne et la contresigne. Les dépositaires attendent cela.
reminder-of-register-seat = Pas inscrits
reminder-of-cast-ballot = Pas de bulletin dans l’urne
reminder-of-countersign-box = N’ont pas contresigné
election-times-file = election
export-times = Dates pour un calendrier
times-written = Écrit : { $path }
calendar-nominations-close = { $title } : clôture des candidatures
calendar-registration-closes = { $title } : fin de l’inscription des sièges
calendar-vote = { $title } : vote
calendar-objections = { $title } : dernier moment pour les contestations
nobody-to-remind = Personne n’a à être rappelé à quoi que ce soit pour l’instant.

## Attachments

attachments = Détachements
attachment = Candidature
action-go-attachments = Aller aux Détachements
action-draftAttachment = Nouvelle candidature
action-bringInAttachment = Reprendre un invité
action-setPlaces = Fixer les places
done-draftAttachment = Une candidature a été commencée.
done-editAttachment = Une candidature a été modifiée.
done-setPlaces = Les places ont été fixées.
label-attachment = candidature à un détachement
label-eligibility = recevabilité
label-endorsement = soutien
label-board-decision = décision du Conseil
label-approved = accordé
label-attachment-active = en cours
label-attachment-ended = terminé plus tôt
label-attachment-expired = terminé
label-attachment-revoked = interrompu
label-attachment-rejected = refusé
label-attachment-withdrawn = retiré
label-declined = refusé
label-agreement = accord
label-clearance = habilitation
label-confidentiality = engagement de confidentialité
label-other-paper = autre document
label-not-already-member = le candidat n’est pas membre
label-case-is-open = le dossier est ouvert
label-in-a-crime-area = le dossier relève d’un des quatre domaines
label-two-linked-members = le dossier est lié à deux pays membres
label-has-an-end = il a une fin
label-ended-early = terminé plus tôt
label-broken-off = interrompu
label-taken-back = retiré
step-draft = Brouillon
step-eligibility = Recevabilité
step-endorsement = Soutien
step-board-decision = Décision du Conseil
step-approved = Accordé
step-attachment-active = En cours
step-over = Terminé
attachment-pipeline = Candidatures par étape
no-attachments = Personne n’a encore présenté de candidature
no-attachments-hint = Les candidatures au détachement sont ici, du brouillon au dernier jour de l’invité. Les invités déjà présents sont repris.
no-attachments-here = Aucune candidature n’est à cette étape.
attachment-applicant = Candidat
attachment-organisation = Organisation
attachment-person = Personne
attachment-email = Courriel
attachment-links = Liens
attachment-stands = Où elle en est
attachment-days = Du, au
attachment-case = Dossier
attachment-case-hint = Le seul dossier que l’invité lirait.
attachment-from = Premier jour
attachment-last-day = Dernier jour
attachment-last-day-hint = Année-mois-jour. Il se termine à minuit ce jour-là, à Amsterdam.
attachment-no-end = non précisé
attachment-purpose = Pour quoi
attachment-papers = Documents
paper-kind = Type de document
paper-title = Nom ou numéro
paper-until = Valable jusqu’au
paper-add = Ajouter un document
paper-good-until = valable jusqu’au { $day }
links-of = { $count } sur { $of }
attachment-lacks = il en manque { $count }
attachment-may-go-on = conditions remplies
attachment-endorsed-of = { $count } sur { $of } la soutiennent
attachment-for-the-board = au Conseil
attachment-begins = commence le { $day }
attachment-here = présent
attachment-lost = condition perdue, décider avant le { $day }
attachment-lost-long = Depuis le { $since }, ceci n’est plus rempli : { $lacks }. Rien ne se termine de soi-même ; le coordinateur décide avant le { $day } si l’invité reste.
attachment-ends-in = { $days ->
    [0] finit aujourd’hui
    [one] finit demain
   *[other] finit dans { $days } jours
 }
attachment-rivals = Deux postes l’ont modifiée sans se connaître. Ce qui est montré est venu après ; modifiez-la encore une fois pour trancher.
attachment-eligible = Conditions : { $count } sur { $of } remplies
eligible-on = À la date du
condition = Condition
condition-holds = remplie
condition-lacks = non remplie
condition-found = Constat
condition-why = Car
condition-linked-why = { $count ->
    [0] Aucun trouvé. Deux services d’un même pays n’en font qu’un.
    [one] 1 trouvé : { $countries }. Deux services d’un même pays n’en font qu’un.
   *[other] { $count } trouvés : { $countries }
 }
condition-linked-found = { $count ->
    [0] Aucun pays membre n’est lié au dossier ; il en faut deux.
    [one] 1 pays membre est lié au dossier ; il en faut deux.
   *[other] { $count } pays membres sont liés au dossier ; il en faut deux.
 }
condition-not-already-member-why = Les membres ont ici leurs propres agents.
condition-case-is-open-why = Seul un dossier en cours reçoit un invité.
condition-in-a-crime-area-why = Le détachement vaut pour les quatre domaines.
condition-has-an-end-why = Un détachement est pour un temps, et pas plus long que le bureau ne le permet.
condition-papers = Les documents sont valables jusqu’à la fin
condition-papers-why = { $count ->
    [one] 1 document expire avant la fin.
   *[other] { $count } documents expirent avant la fin.
 }
condition-place = Une place au bureau est libre
condition-place-why = Certains jours, toutes les places sont prises.
attachment-submit = Présenter
attachment-pass-on = Passer aux soutiens
attachment-look-again = Revoir les conditions
endorse = Soutenir
do-not-endorse = Ne pas soutenir
endorsements = Ce que disent les pays
endorses = soutient
does-not-endorse = ne soutient pas
not-answered = sans réponse
attachment-grant = Consigner l’accord
attachment-decline = Consigner le refus
attachment-start = Attendre l’invité
attachment-start-hint = { $name } entre à l’effectif comme invité pour ces jours. Un administrateur établit ensuite l’invitation ; du premier jour à minuit du dernier, l’invité lit ce seul dossier.
attachment-known = Déjà à l’effectif
attachment-new-person = une nouvelle personne
attachment-extend = Prolonger
attachment-end = Terminer plus tôt
attachment-end-hint = Année-mois-jour, aujourd’hui ou plus tard. L’invité lit le dossier jusqu’à minuit ce jour-là.
attachment-revoke = Interrompre
attachment-revoke-hint = L’invité ne lit plus rien dès cet instant. Cela ne s’annule pas.
attachment-withdraw = Retirer
attachment-withdraw-hint = La candidature est close. Cela ne s’annule pas.
attachment-keep = Garder l’invité
attachment-keep-hint = La condition reste perdue ; votre décision de garder l’invité est consignée avec son motif.
attachment-kept = gardé
attachment-edit = Modifier
attachment-letter = Lettre au candidat
attachment-decisions = Décisions
extended-to = jusqu’au { $day }
brought-in-by = Avant ce système : { $text }
brought-in-text = Qui en a décidé alors
brought-in-text-hint = En quelques mots. L’invité prend une place comme un autre.
who-is-here-when = Qui est là et quand
key-here = présent
key-approved = accordé
key-asked = demandé
key-lost = condition perdue
nobody-here = Personne n’est présent ni attendu ces mois-ci.
places-not-set = Personne n’a dit combien il y a de places pour les invités ; sans place, aucun détachement n’est accordé.
places-taken = { $taken ->
    [one] { $taken } place sur { $count } prise aujourd’hui
   *[other] { $taken } places sur { $count } prises aujourd’hui
}
places-most-days = { $days ->
    [one] { $days } jour au plus
   *[other] { $days } jours au plus
}
places-count = Places pour les invités
places-count-hint = De deux candidatures à la dernière place, une seule l’obtient : la première arrivée au bureau.
places-longest = Détachement le plus long, en jours
places-longest-hint = Prolongations comprises. Laissez vide s’il n’y a pas de limite.
attachments-wait = Détachements
attachment-appointment = Détachement { $label } : { $name }
letter-title = Candidature { $label } à un détachement
letter-application = Votre candidature
letter-conditions = Ce qui a été constaté
letter-decision = La suite
letter-granted = Le Conseil a accordé la candidature de { $name }.
letter-declined = Le Conseil a refusé la candidature de { $name }.
letter-eligible = Le { $day }, toutes les conditions étaient remplies pour { $name }. La candidature passe aux pays consultés, puis au Conseil.
letter-not-eligible = Le { $day }, toutes les conditions n’étaient pas remplies pour { $name }. La candidature reprendra quand celles qui manquent ci-dessus le seront.
refusal-not-eligible = Les conditions du détachement ne sont pas toutes remplies. { $lacks }
refusal-not-eligible-hint = Chacune est montrée avec la candidature et ce qui a été constaté.
lack-not-already-member = Le candidat est membre.
lack-case-is-open = Le dossier n’est pas ouvert.
lack-in-a-crime-area = Le dossier ne relève d’aucun des quatre domaines.
lack-two-linked-members = { $found ->
    [0] Le dossier n’est lié à aucun pays membre ; il en faut deux.
    [one] Le dossier est lié à un seul pays membre ; il en faut deux, et deux services d’un même pays n’en font qu’un.
   *[other] Le dossier est lié à { $found } pays membres.
 }
lack-has-an-end = Il n’a pas de fin, ou dure plus que le bureau ne le permet.
refusal-no-end-date = Un détachement est pour un temps, et celui-ci n’a pas de dernier jour.
refusal-no-end-date-hint = Dites le dernier jour.
refusal-no-place-left = Aucune place d’invité n’est libre le { $day }.
refusal-no-place-left-hint = Choisissez d’autres jours, ou le coordinateur fixe combien il y a de places.
refusal-attachment-not-there = La candidature est à l’étape « { $stage } », qui n’admet pas cet acte.
refusal-attachment-not-there-hint = Ce qui peut se faire maintenant est à côté.
refusal-not-later = Il dure déjà jusqu’au { $until }.
refusal-not-later-hint = Une prolongation finit plus tard.
refusal-not-sooner = Il finit de toute façon le { $until }.
refusal-not-sooner-hint = Choisissez un jour plus tôt.
refusal-not-asked = Ce pays n’est pas parmi les pays consultés : { $country }.
refusal-not-asked-hint = Sont consultés ceux qui étaient liés au dossier quand les conditions ont été constatées.
event-attachment-drafted = a commencé une candidature à un détachement
event-attachment-edited = a modifié une candidature à un détachement
event-attachment-submitted = a présenté une candidature à un détachement
event-attachment-found-eligible = a constaté que les conditions d’un détachement sont remplies
event-attachment-endorsed = a soutenu un détachement
event-attachment-opposed = n’a pas soutenu un détachement
event-attachment-decided = a consigné la décision du Conseil sur un détachement
event-attachment-started = attend un invité
event-attachment-extended = a consigné qu’un invité reste plus longtemps
event-attachment-ended = a terminé un détachement plus tôt
event-attachment-revoked = a interrompu un détachement
event-attachment-withdrawn = a retiré une candidature à un détachement
event-attachment-kept = a gardé un invité pour qui une condition est perdue
event-attachment-brought-in = a repris un invité d’avant ce système
seat-tomorrow = donner l’accès demain
seat-today = donner l’accès aujourd’hui
seat-late = ne peut pas encore lire le dossier
seat-tomorrow-long = Demain, quelqu’un du chef de file ou d’EC3 doit être en contact avec le bureau : son poste donne le dossier à l’invité.
seat-today-long = Aujourd’hui, quelqu’un du chef de file ou d’EC3 doit être en contact avec le bureau : son poste donne le dossier à l’invité et ne l’a pas encore fait.
seat-late-long = L’invité ne peut pas lire le dossier : personne du chef de file ou d’EC3 n’a été en contact avec le bureau depuis que l’accès était dû. Il est donné dès qu’un de leurs postes l’est.
guest-receipt-missing = accusé manquant
guest-receipt-missing-long = Depuis le { $day }, il manque l’accusé du poste de l’invité : il n’a pas confirmé avoir effacé le dossier. Un administrateur le passe en perte une fois qu’on le sait perdu ou détruit.
event-attachment-seated = a vu le bureau donner le dossier à un invité
event-attachment-receipt-missing = a constaté que l’accusé du poste d’un invité manque
event-attachment-receipt-settled = a constaté que personne n’attend plus l’accusé du poste d’un invité
event-places-set = a fixé les places pour les invités
event-places-given = a donné une place à un invité
event-places-freed = a libéré la place d’un invité
event-stay-told = a informé le dossier d’un invité
seen-attachments = a parcouru les candidatures aux détachements
seen-attachment = a regardé une candidature à un détachement
seen-attachmentEligibility = a demandé quelles candidatures remplissent les conditions
seen-exportAttachment = a porté un détachement au calendrier
seen-printAttachmentLetter = a imprimé une lettre au candidat
seen-writeAttachmentLetter = a enregistré en page une lettre au candidat

## Contributions ponctuelles

offers = Contributions ponctuelles
offers-short = Contributions
applications-short = Candidatures
attachment-parts = Ce qui se trouve ici
offer = Contribution ponctuelle
action-recordOffer = Enregistrer une contribution de l’extérieur
done-editOffer = Une contribution de l’extérieur a été modifiée.
done-receiveOffer = Une contribution de l’extérieur a été reçue.
done-declineOffer = Une contribution de l’extérieur a été refusée.
done-convertOffer = Une contribution de l’extérieur est devenue une candidature.
label-offer = contribution de l’extérieur
label-offered = attend son parrain
label-offer-received = reçue
label-offer-declined = refusée
label-offer-converted = devenue une candidature
no-offers = Personne n’a encore rien offert
no-offers-hint = Ce qu’un pays qui ne participe pas, une entreprise, un CERT ou une université offre une fois est enregistré ici. Qui l’offre ne lit rien.
offer-who = Qui offre
offer-person = Interlocuteur
offer-on = Offert le
offer-what = Ce qui est offert
offer-what-hint = En mots. Les données elles-mêmes entrent dans un dossier, par son parrain.
offer-legal-basis = Base juridique
offer-legal-basis-hint = La loi selon laquelle on le prend.
offer-case-hint = Là où l’on sait pour quel dossier. Cela peut rester ouvert.
offer-no-case = pas encore connu
offer-sponsor = Parrain
offer-sponsor-hint = L’agent qui le reçoit ou le refuse.
offer-sponsor-gone = n’est plus en poste : le coordinateur en nomme un autre
offer-back = Ce qui repart
offer-back-hint = Rien, sauf si vous dites ici quoi et avec quelle autorisation.
offer-nothing-back = rien : cela ne fait qu’entrer
offer-edit = Modifier
offer-receive = Recevoir
offer-receive-hint = Vous en répondez désormais. Si vous avez enregistré les données dans un dossier, nommez-les ; cela se fait aussi plus tard.
offer-name-data = Nommer ses données
offer-data = Enregistré comme
offer-no-data = pas enregistré comme données d’un dossier
offer-data-hidden = données d’un dossier que vous ne lisez pas
offer-decline = Refuser
offer-decline-hint = Le motif est pour le registre, et pour la réponse à qui l’a offert.
offer-convert = Convertir en candidature
offer-convert-hint = Qui a offert cela demande un détachement. La candidature garde son origine.
offer-reopen = Reprendre
offer-reopen-hint = Cela attend de nouveau son parrain. Ce qui s’est passé reste au registre.
offer-steps = Ce qu’il en est advenu
offer-recorded = enregistré
offer-reopened = repris
offer-became = Candidature { $label }
offer-from = Vient de
offer-rivals = Deux postes l’ont modifié sans se connaître. Ce qui est montré est venu plus tard ; modifiez encore une fois pour trancher.
offers-wait = Contributions de l’extérieur
outreach-wait = Rapports sur des événements de sensibilisation
outreach-over-since = terminé le { $day }
refusal-takes-part = { $name } participe à la taskforce.
refusal-takes-part-hint = Ses agents contribuent eux-mêmes au dossier. Les contributions ponctuelles viennent de pays qui ne participent pas et de partenaires hors des services répressifs.
refusal-offer-not-there = La contribution en est à « { $stage } », qui n’admet pas cet acte.
refusal-offer-not-there-hint = Ce qui peut être fait maintenant se trouve à côté.
refusal-not-the-sponsor = Cela revient à son parrain.
refusal-not-the-sponsor-hint = Le coordinateur peut la refuser, ou nommer un autre parrain tant qu’elle attend.
refusal-may-not-sponsor = { $officer } n’est pas un agent en poste aujourd’hui.
refusal-may-not-sponsor-hint = Choisissez un agent d’un membre, ou d’EC3.
refusal-contribution-elsewhere = Ces données ont été retirées, ou sont dans un autre dossier que celui pour lequel cela a été offert.
refusal-contribution-elsewhere-hint = Choisissez des données du même dossier, ou changez le dossier tant que cela attend son parrain.
refusal-other-organisation = Cela a été offert par { $name }.
refusal-other-organisation-hint = La candidature d’un autre se commence à part.
event-offer-recorded = a enregistré une contribution de l’extérieur
event-offer-edited = a modifié une contribution de l’extérieur
event-offer-received = a reçu une contribution de l’extérieur
event-offer-declined = a refusé une contribution de l’extérieur
event-offer-converted = a converti une contribution de l’extérieur en candidature
event-offer-reopened = a repris une contribution de l’extérieur
seen-offers = a parcouru les contributions de l’extérieur
seen-offer = a consulté une contribution de l’extérieur

## Sensibilisation

outreach = Sensibilisation
outreach-event = Événement
action-go-outreach = Aller à la sensibilisation
action-recordOutreach = Enregistrer un événement
label-outreach = événement
label-roadshow = tournée
label-webinar = webinaire
label-for-law-enforcement = services répressifs
label-for-judiciary = magistrature
label-outreach-planned = prévu
label-outreach-under-way = en cours
label-outreach-unreported = rapport attendu
label-outreach-reported = rapporté
label-outreach-cancelled = annulé
label-outreach-deed-recorded = enregistré
label-outreach-deed-changed = modifié
label-outreach-deed-reported = rapporté
label-outreach-deed-report-withdrawn = rapport retiré
label-outreach-deed-cancelled = annulé
label-outreach-deed-resumed = a lieu malgré tout
label-outreach-part-title = titre
label-outreach-part-kind = nature
label-outreach-part-days = jours
label-outreach-part-place = lieu
label-outreach-part-languages = langues
label-outreach-part-organiser = organisateur ou partenaire
label-outreach-part-audience = public
label-outreach-part-materials = supports
label-outreach-part-events = nombre d’événements
no-outreach = Aucun événement n’est encore enregistré
no-outreach-hint = Ici figurent les tournées et les webinaires : ce qui est prévu, qui a participé et ce qui en est résulté.
no-outreach-here = Aucun événement de cette nature et de cette année.
outreach-any-kind = Toute nature
outreach-any-year = Toute année
outreach-year = Année
outreach-when = Quand
outreach-first = Premier jour
outreach-last = Dernier jour
outreach-last-hint = Vide : il finit le premier jour.
outreach-days-are = Jours
outreach-days-on = tenu ces jours-là
outreach-days-between = à un moment entre ces jours
outreach-days-unknown = date inconnue
outreach-between = entre le { $from } et le { $last }
outreach-in-year = en { $year }
outreach-in-years = de { $from } à { $last }
outreach-from-to = du { $from } au { $last }
outreach-place = Lieu
outreach-countries = Tenu en
outreach-countries-hint = Codes ou noms : NO, SE. Une tournée en nomme au moins un.
outreach-languages = Langues
outreach-organiser = Organisé par
outreach-organiser-hint = Par exemple le CEPOL, ou une école nationale.
outreach-for = Public
outreach-materials = Supports
outreach-materials-hint = Ce qui est montré ou distribué, et où c’est conservé.
outreach-events = Nombre d’événements
outreach-events-hint = Un, sauf si une source donne des chiffres pour plusieurs ensemble.
outreach-practitioners = Praticiens
outreach-reached = Pays
outreach-reached-hint = Vide : autant qu’il en est nommé.
outreach-named = Quels pays
outreach-named-hint = Codes ou noms : NO, SE. Pour autant qu’ils soient connus.
outreach-feedback = Retours
outreach-came-of-it = Ce qui en est résulté
outreach-stands = État
outreach-not-said = non précisé
outreach-change = Modifier
outreach-report = Faire rapport
outreach-report-title = Dire qui a participé
outreach-report-again = Corriger le rapport
outreach-withdraw-report = Retirer le rapport
outreach-withdraw-report-hint = L’événement attend de nouveau son rapport. Ce qui a été rapporté reste dans son historique.
outreach-cancel = Annuler l’événement
outreach-cancel-hint = Le motif est pour le dossier, et pour ceux qui s’étaient inscrits.
outreach-resume = Le maintenir
outreach-resume-hint = Il est rétabli comme avant son annulation.
outreach-why-cancelled = Motif de l’annulation
outreach-rivals = Deux postes l’ont modifié sans se connaître. Ce qui est affiché est venu ensuite ; modifiez-le encore une fois pour trancher.
outreach-report-rivals = Deux postes en ont fait rapport sans se connaître. Ce qui est affiché est venu ensuite ; un autre en a compté { $practitioners }. Corrigez le rapport pour trancher.
outreach-history = Historique
outreach-changed-parts = modifié : { $parts }
outreach-reported-count = { $number ->
    [one] { $count } praticien
   *[other] { $count } praticiens
}
outreach-follow-ups = Contributions depuis
outreach-follow-ups-days = Des pays qu’il a touchés, du { $from } au { $last }, six mois après son dernier jour. Qu’elles soient venues après ne dit pas qu’elles en viennent.
outreach-follow-ups-no-country = Aucun pays qu’il ait touché n’est nommé : rien ne peut être compté.
outreach-follow-ups-no-day = Aucun jour n’est enregistré : rien ne peut être compté.
outreach-follow-ups-ahead = Les contributions sont comptées à partir de son premier jour.
outreach-follow-ups-offers = De l’extérieur
outreach-follow-ups-data = Données de dossiers que vous lisez
outreach-follow-ups-traced = Dites en venir
outreach-traced = dite en venir
outreach-from = { $who }, { $country }
outreach-figures = Sommes de ce qui est affiché
outreach-held = Tenu
outreach-all-roadshow = Tournées
outreach-all-webinar = Webinaires
outreach-due = Rapports attendus
outreach-took-part = Qui a participé
count-of-outreach = { $count ->
    [0] Aucun enregistrement
    [one] Un enregistrement
   *[other] { $count } enregistrements
}
export-outreach = Exporter ces événements
offer-outreach = Venue de l’événement
offer-no-outreach = d’aucun, ou inconnu
offer-outreach-unknown = un événement qui n’est pas encore parvenu à ce poste
offer-compare = Comparer une liste
offer-compare-title = Comparer une liste pour { $name }
offer-compare-hint = Collez ce qu’on vous a remis. On leur dit combien de ces valeurs sont connues, et quoi nommer à la permanence d’EC3 : rien d’autre. La liste n’est pas gardée.
offer-compare-list = Leur liste
offer-compare-needs = Collez la liste, et dites pour quel dossier et pourquoi.
offer-compared = { $values ->
    [0] Aucune valeur n’a été comparée ;
    [one] Une valeur a été comparée ;
   *[other] { $values } valeurs ont été comparées ;
} { $known ->
    [0] aucune n’est connue ici.
    [one] une est connue ici.
   *[other] { $known } sont connues ici.
}
offer-compared-refused = { $count ->
    [one] Un élément ne se lit pas comme ce à quoi il ressemble.
   *[other] { $count } éléments ne se lisent pas comme ce à quoi ils ressemblent.
}
offer-compared-tokens = À nommer à la permanence d’EC3
offer-compared-gone = Les traces d’accès gardent qu’elle a été comparée, pour qui et pourquoi. La liste a disparu.
offer-trace = Nommer l’événement
offer-trace-hint = Une tournée ou un webinaire qui y a conduit. C’est ce qui permet de compter ce qu’apporte la sensibilisation.
done-recordOutreach = Un événement a été enregistré.
done-changeOutreach = Un événement a été modifié.
done-reportOutreach = Il a été fait rapport d’un événement.
done-withdrawOutreachReport = Le rapport d’un événement a été retiré.
done-cancelOutreach = Un événement a été annulé.
done-resumeOutreach = Un événement a lieu malgré tout.
done-traceOffer = Il a été dit de quel événement vient une contribution de l’extérieur.
refusal-ends-before-it-begins = Cela finirait le { $last }, avant de commencer le { $from }.
refusal-ends-before-it-begins-hint = Choisissez un dernier jour qui ne précède pas le premier.
refusal-outreach-for-nobody = Il n’est pas dit à qui l’événement s’adresse.
refusal-outreach-for-nobody-hint = Choisissez les services répressifs, la magistrature, ou les deux.
refusal-outreach-cancelled = L’événement a été annulé.
refusal-outreach-cancelled-hint = Maintenez-le d’abord, avec un motif.
refusal-outreach-reported = Les participants sont enregistrés : l’événement a donc eu lieu.
refusal-outreach-reported-hint = Retirez d’abord le rapport, s’il est celui d’un autre événement.
refusal-outreach-not-begun = L’événement commence le { $from }.
refusal-outreach-not-begun-hint = Dites qui a participé à partir de ce jour, ou corrigez les jours.
refusal-fewer-than-named = { $counted } pays { $counted ->
    [one] est compté
   *[other] sont comptés
} et { $named ->
    [one] { $named } est nommé.
   *[other] { $named } sont nommés.
}
refusal-fewer-than-named-hint = Laissez le nombre vide pour compter ceux qui sont nommés.
refusal-before-its-event = Cela a été proposé avant que l’événement ne commence, le { $from }.
refusal-before-its-event-hint = Choisissez un événement antérieur, ou corrigez le jour où cela a été proposé.
event-offer-traced = a dit de quel événement vient une contribution de l’extérieur
event-outreach-recorded = a enregistré un événement de sensibilisation
event-outreach-changed = a modifié un événement de sensibilisation
event-outreach-reported = a fait rapport d’un événement de sensibilisation
event-outreach-report-withdrawn = a retiré le rapport d’un événement de sensibilisation
event-outreach-cancelled = a annulé un événement de sensibilisation
event-outreach-resumed = a maintenu un événement de sensibilisation annulé
seen-outreachEvent = a consulté un événement de sensibilisation
seen-exportOutreach = a exporté des événements de sensibilisation

## Indicateurs : lecture, aperçu, vérification rapide

indicator-fault-empty = Il n’y a rien.
indicator-fault-too-long = C’est plus long que ne peut l’être une valeur de ce genre.
indicator-fault-length = C’est plus court ou plus long que les valeurs de ce genre.
indicator-fault-character = Un caractère n’existe pas dans les valeurs de ce genre.
indicator-fault-structure = Ce n’est pas construit comme les valeurs de ce genre.
indicator-fault-checksum = Les chiffres de contrôle ne concordent pas : un caractère est faux, manque ou est interverti.
indicator-fault-mixed-case = Majuscules et minuscules y sont mêlées, ce qui n’est pas permis.
indicator-fault-capitals-checksum = Les majuscules, qui servent de contrôle, ne concordent pas.
indicator-fault-leading-zero = Un nombre commence par zéro, ce que certains programmes lisent en octal.
indicator-fault-not-an-address = Un nombre dépasse 255 ou manque.
indicator-fault-prefix-length = La longueur du préfixe n’est pas celle d’une adresse.
indicator-fault-unknown-version = Sa version ou son réseau n’est pas connu.
indicator-fault-onion-version-two = C’est un ancien service du réseau Tor (version 2), qui n’existe plus.
indicator-fault-unknown-country = Aucun pays n’a ces lettres.
indicator-fault-no-region = Le numéro n’a pas d’indicatif de pays.
indicator-fault-not-in-numbering-plan = Aucun numéro de ce genre n’est attribué dans son pays.
indicator-fault-not-a-name = Ce n’est pas un nom possible dans l’Internet.
indicator-fault-local-part = La partie avant le signe @ n’est pas celle d’une boîte.
indicator-fault-no-platform = La plateforme manque : telegram:nom.
indicator-fault-date = La date de naissance n’est pas une date.
indicator-fault-scheme = Cela ne commence pas par http, https, ftp, ws ou wss.
indicator-fault-card-number = Il contient le numéro d’une carte, qui n’est gardé que comme carte.
indicator-fault-at = (caractère { $at })
indicator-caution-unknown-ending = Cette terminaison de nom n’est pas connue.
indicator-caution-look-alike = Des lettres de plusieurs écritures se ressemblent.
indicator-caution-not-public = Ce n’est pas joignable dans l’Internet public.
indicator-caution-too-wide = La plage est si large qu’elle n’est pas comparée.
indicator-caution-test-network = C’est une adresse d’essai, sans valeur.
indicator-caution-unchecked = Rien n’y peut être contrôlé.
indicator-caution-possible-only = Le numéro est possible, mais pas connu comme attribué.
indicator-caution-empty-file = C’est l’empreinte du fichier vide.
indicator-caution-check-digit = Le chiffre de contrôle ne concorde pas.
indicator-caution-credentials = Elle contient le nom et le mot de passe de quelqu’un ; le mot de passe est caché.
indicator-caution-mapped-address = C’était écrit comme une adresse de version 6.
indicator-caution-ambiguous = Cela peut être aussi autre chose.
line-of-table = ligne { $line }
tab-data = Données
data-paste = Ce que vous avez
data-paste-hint = Texte, message, page, liste : collez n’importe quoi, ou déposez un fichier sur la fenêtre. Rien n’est enregistré avant que vous le disiez.
data-file = Fichier
data-preview = Ce qui serait enregistré
data-found = { $taken ->
    [0] Aucun indicateur
    [one] Un indicateur
   *[other] { $taken } indicateurs
}, { $refused } refusés, { $mine } déjà à vous, { $elsewhere } aussi dans d’autres dossiers
data-beyond = { $count } de plus ne sont pas affichés. Ils sont enregistrés aussi.
data-nothing = Rien n’a été reconnu
data-nothing-hint = Adresses, noms, portefeuilles, comptes, téléphones et empreintes se trouvent seuls ; écrivez « Personne : … » ou « Immatriculation : … » devant ce qui n’a pas de forme propre.
data-kind = Type
data-value = Valeur
data-state = État
data-where = Autour
data-taken = pris
data-leave-hint = Espace ou un clic écarte une valeur, et la reprend.
data-take = Enregistré ou non
data-take-one = Enregistrer { $value }
data-left-out = écarté
data-refused-one = refusé
data-mine = déjà à vous
data-elsewhere = aussi dans { $cases }
data-record = Enregistrer { $count ->
    [one] un indicateur
   *[other] { $count } indicateurs
}
data-recorded = { $recorded ->
    [0] Aucun indicateur n’a été enregistré
    [one] Un indicateur a été enregistré
   *[other] { $recorded } indicateurs ont été enregistrés
}, { $known } étaient connus. Annuler reprend tout en une fois.
data-name = Nom du lot
data-name-hint = Comment les collègues l’appelleront : « Image du serveur, 12 mars ».
data-legal-basis = Base juridique
data-legal-basis-hint = Sur quelle loi les données sont partagées, avec la référence du dossier.
data-purpose = Finalité
data-category = Personne concernée
data-category-hint = Sur qui portent les données personnelles. Enregistrez à part celles d’autres personnes.
data-category-none = Pas sur des personnes
data-quarantine = Pas encore marquées (quarantaine)
data-empty = Pas encore de données
data-empty-hint = Ce que les services apportent à ce dossier est listé ici : adresses, portefeuilles, comptes, noms.
data-add = Ajouter des données
data-search = Trouver une valeur
data-copy = Copier telle quelle
data-copied = Copié tel quel. Attention où vous le collez.
data-agency = Service
data-marking = Marquage
label-ip = adresse (IP)
label-cidr = plage d’adresses
label-domain = domaine
label-url = adresse web
label-onion = service onion
label-handle = pseudonyme
label-btc = Bitcoin
label-eth = Ethereum
label-ltc = Litecoin
label-doge = Dogecoin
label-dash = Dash
label-zec = Zcash
label-trx = Tron
label-xrp = XRP
label-bch = Bitcoin Cash
label-xmr = Monero
label-xtz = Tezos
label-ada = Cardano
label-sol = Solana
label-transaction = transaction
label-md5 = MD5
label-sha1 = SHA-1
label-sha224 = SHA-224
label-sha256 = SHA-256
label-sha384 = SHA-384
label-sha512 = SHA-512
label-ssdeep = ssdeep
label-tlsh = TLSH
label-malware = logiciel malveillant
label-iban = IBAN
label-bank-account = compte bancaire
label-bic = BIC
label-card = carte de paiement
label-plate = immatriculation
label-vin = numéro de véhicule (VIN)
label-imei = appareil (IMEI)
label-account = compte d’utilisateur
label-server = serveur
label-person = personne
label-organisation = organisation
label-forum = forum ou marché

## The Board's meetings

board-meetings = Réunions
board-priorities = Priorités
board-meetings-hint = Réunions du Conseil et procédures écrites, de la convocation au procès-verbal approuvé.
no-board-meetings = Le Conseil n’a pas encore été convoqué
no-board-meetings-hint = Une réunion a un ordre du jour, des présents, des intérêts déclarés et des décisions. Le procès-verbal en est tiré.
action-callBoard = Convoquer le Conseil
done-callBoard = Le Conseil a été convoqué.
move-board = Modifier la convocation
cancel-board = Annuler la réunion
label-meeting-of-the-board = réunion du Conseil
label-priorities = priorités
label-in-writing = procédure écrite
label-board-meeting = réunion du Conseil
label-silence-consents = le silence ne s’oppose pas
label-silence-is-absence = le silence vaut absence
label-topic-proposal = proposition de dossier
label-topic-attachment = détachement
label-topic-priorities = priorités
label-topic-outcome = bilan d’une opération
label-topic-other = autre chose
label-carried = décidé
label-not-carried = non décidé
label-noted = pris acte
label-voice-for = pour
label-voice-against = contre
label-voice-abstain = abstention
label-board-called = convoqué
label-board-under-way = en cours
label-board-minutes-draft = procès-verbal à approuver
label-board-minutes-approved = procès-verbal approuvé
label-board-cancelled = annulé
board-form = Comment
board-title = Titre
board-at = Début
board-closes = Clôture
board-items-until = Points et documents jusqu’au
board-silence = Le silence vaut
board-time-hint = Année-mois-jour et heure d’Amsterdam : 2027-01-26 14:00.
board-agenda = Ordre du jour
board-item = Point
board-items-decided = { $decided } sur { $items } réglés
board-attendance = Présence
board-others = Autres, séparés par des virgules
board-remarks = Remarques
board-actions = Actions à mener
board-quorum = { $present } sur { $total } présents, { $needed } requis
board-no-attendance = Personne n’a noté qui est venu.
record-attendance = Noter qui est venu
seat-present = présent
seat-nobody-named = nom non enregistré
agenda-add = Ajouter un point
agenda-change = Modifier le point
agenda-withdraw = Le retirer
agenda-order = Place
agenda-topic = Au sujet de
agenda-text = Ce qu’il faut savoir
agenda-case = Proposition ou dossier
agenda-attachment = Candidature
agenda-empty = Rien n’est encore à l’ordre du jour.
declare-interest = Déclarer un intérêt
interest-agency = Service
interests-of = Un intérêt : { $agencies }
answer-item = Répondre
decide-item = Consigner la décision
correct-decision = Corriger la décision
decide-noted = Seulement pris acte, rien décidé
decide-outcome = Ce que le Conseil en a fait
decide-into = Fondu dans
decide-extend = Le nouveau dernier jour
decide-voices = Ce que disent les sièges
decision-corrected = corrigée ensuite
priorities-from = Premier jour
priorities-last = Dernier jour
priorities-list = Priorités, une par ligne
priorities-list-hint = Une par ligne ; après une barre, la priorité EMPACT : Rançongiciels / cyber-attacks. Ou online-fraud, child-exploitation.
priorities-none = Le Conseil n’a pas encore fixé de priorités ici. Il le fait en décidant d’un point qui les concerne.
priorities-now = en vigueur
remark-on-board = Écrire au procès-verbal
agree-action = Ajouter une action à mener
action-what = Quoi
action-due = Avant le
action-agency = Service
action-done = Dire que c’est fait
action-outcome = Ce qui en est sorti
action-is-done = fait
board-actions-wait = De la part du Conseil
to-answer = Le Conseil demande par écrit
approve-minutes = Consigner l’approbation du procès-verbal
print-board-minutes = Procès-verbal
board-minutes-title = Procès-verbal de { $label }, { $title }
board-minutes-meeting = La réunion
board-minutes-when = Quand
board-minutes-rules = Règlement
board-minutes-usual-rules = les règles usuelles ; le Conseil n’en a pas adopté
board-minutes-needed = Requis pour le quorum
board-minutes-who = Qui
board-minutes-interest-of = Service intéressé
board-minutes-interest = Intérêt
board-minutes-result = Résultat
board-minutes-present = Ont pris part
board-minutes-corrects = Corrige
board-minutes-corrects-earlier = une décision antérieure
board-minutes-stands = Vaut
board-minutes-stands-no-longer = plus, corrigée par une décision ultérieure
board-minutes-approval = Approbation
board-minutes-approved-on = approuvé le { $day }
board-minutes-are-draft = projet, non approuvé
board-minutes-state = État
board-minutes-hash = SHA-256 de ce qui a été consigné
refusal-has-interest = { $agency } a un intérêt dans ce point et n’y dit rien.
refusal-has-interest-hint = Il n’entre ni dans le vote ni dans le quorum.
refusal-voted-twice = { $agency } y figure deux fois.
refusal-voted-twice-hint = Un siège est présent une fois et dit une chose.
refusal-no-attendance = Personne n’a noté qui est venu.
refusal-no-attendance-hint = Notez qui est venu, puis la décision.
refusal-minutes-fixed = Le procès-verbal a été approuvé ; ce qu’il dit est fixé.
refusal-minutes-fixed-hint = Ce qui était faux est corrigé par une décision d’une réunion ultérieure.
refusal-meeting-off = La réunion n’a pas lieu.
refusal-meeting-off-hint = Convoquez-en une autre.
refusal-procedure-closed = La procédure écrite est close.
refusal-procedure-closed-hint = Le secrétaire consigne ce qui en est sorti.
refusal-procedure-open = La procédure écrite est encore ouverte.
refusal-procedure-open-hint = Elle est décidée à sa clôture.
refusal-item-open = « { $title } » n’a été ni décidé ni pris en acte.
refusal-item-open-hint = Réglez-le, ou retirez-le de l’ordre du jour.
refusal-result-differs = Ce que les sièges ont dit aboutit à autre chose : { $result }.
refusal-result-differs-hint = Regardez encore et consignez de nouveau.
refusal-deadline-out-of-order = Les heures se contredisent.
refusal-deadline-out-of-order-hint = Les points arrivent avant le début, et une procédure écrite se clôt après.
refusal-topic-missing = Le point ne dit pas sur quoi il porte.
refusal-topic-missing-hint = Choisissez la proposition, le dossier ou la candidature.
refusal-outcome-not-said = La suite de la décision n’est pas dite.
refusal-outcome-not-said-hint = Dites ce que le Conseil a fait de la proposition, ou quelles priorités il a fixées.
event-board-called = a convoqué le Conseil
event-board-moved = a modifié la convocation du Conseil
event-board-cancelled = a annulé une réunion du Conseil
event-board-item-set = a mis un point à l’ordre du jour du Conseil
event-board-item-withdrawn = a retiré un point de l’ordre du jour du Conseil
event-board-attendance-recorded = a noté qui est venu au Conseil
event-board-interest-declared = a déclaré un intérêt dans un point du Conseil
event-board-answered = a répondu par écrit au Conseil
event-board-item-decided = a consigné une décision du Conseil
event-board-remarked = a écrit au procès-verbal du Conseil
event-board-action-agreed = a consigné une action à mener du Conseil
event-board-action-done = a fait ce que le Conseil demandait
action-into-plan = Dans le plan de { $label }
action-in-plan = dans le plan de { $label }
task-from-board = Demandé par le Conseil
done-planActionPoint = Une action à mener du Conseil est entrée dans un plan.
done-unplanActionPoint = Une action à mener du Conseil est sortie d’un plan.
event-board-action-planned = a mis une action à mener du Conseil dans un plan, ou l’en a sortie
refusal-no-case-named = Le point de l’ordre du jour ne nomme aucun dossier.
refusal-no-case-named-hint = Il reste dans Aujourd’hui du service qui en répond.
event-board-minutes-approved = a consigné l’approbation du procès-verbal
event-priorities-set = a consigné les priorités du Conseil
seen-boardMeeting = a regardé une réunion du Conseil
seen-exportBoardMeeting = a porté une réunion du Conseil au calendrier
seen-printMinutes = a imprimé un procès-verbal du Conseil
seen-writeMinutes = a enregistré en page un procès-verbal du Conseil
column-number = Nº

## Links and sightings

tab-links = Liens
links-empty = Rien n’est encore lié.
links-empty-hint = Dites comment les valeurs du dossier se tiennent : un nom mène à une adresse, un portefeuille en a payé un autre, deux pseudonymes sont une personne.
links-beyond = Les { $shown } plus récents sur { $total } sont affichés.
link-draw = Lier deux valeurs
links-list = Tous les liens
links-graph = { $count ->
    [one] Dessin d’une valeur et de ses liens. La liste ci-dessous dit la même chose.
   *[other] Dessin de { $count } valeurs et de leurs liens. La liste ci-dessous dit la même chose.
 }
links-drawn = Dessinés : { $drawn } liens sur { $total }. La liste les a tous.
links-and-same = { $count ->
    [one] et une identique
   *[other] et { $count } identiques
 }
link-from = De
link-relation = Ce qu’elle est pour l’autre
link-to = À
link-find = { $what } : trouver par quelques lettres
link-evidence = Comment on le sait
link-decision = Qui l’a décidé, et pour quel motif
link-decision-hint = Deux valeurs identiques sont désormais montrées ensemble. Reprendre le lien les sépare comme s’il n’avait jamais existé.
link-same-hint = Les deux restent telles quelles ; elles sont montrées ensemble.
link-decided = Décision : { $text }
link-since = Premier jour connu
link-until = Dernier jour connu
link-same-as = la même que { $value }
since-day = à partir du { $day }
seen-times = { $count ->
    [one] vue une fois
   *[other] vue { $count } fois
 }
seen-false = { $count ->
    [one] Un faux positif, dit un service
   *[other] Un faux positif, disent { $count } services
 }
seen-never = rien depuis l’enregistrement
links-cases = Liens avec d’autres dossiers
links-cases-none = Aucun que vous puissiez lire.
link-cases = Lier un autre dossier
link-cases-hint = Vous liez deux dossiers auxquels vous participez. Qui n’en lit qu’un n’en voit rien.
link-other-case = Autre dossier
case-link-out = Ce dossier { $relation } { $label }
case-link-in = { $label } { $relation } ce dossier
entity-differ = Les services ne sont pas d’accord : { $what }. Chaque parole reste telle qu’elle a été donnée.
differ-category = personne concernée
differ-minor = s’il s’agit d’un mineur
differ-evaluation = évaluation
differ-marking = marquage
entity-evaluation = Évaluation
entity-seen = Vu depuis
entity-minor = un mineur
see = Dire ce qui a été vu
see-what = Ce qui a été vu
see-when = Quand, la dernière fois
see-when-hint = Année-mois-jour et heure d’Amsterdam ; vide : maintenant.
see-count = Combien de fois
see-note = Où, ou comment on le sait
label-related-to = est en rapport avec
label-uses = utilise
label-controls = contrôle
label-belongs-to = appartient à
label-member-of = est membre de
label-communicates-with = communique avec
label-resolves-to = mène à
label-hosted-on = est hébergée sur
label-paid = a payé
label-registered-by = a été enregistrée par
label-located-at = se trouve à
label-derived-from = est issue de
label-same-as = est la même que
label-case-related = est en rapport avec
label-case-same-targets = a les mêmes cibles que
label-case-follows = fait suite à
label-case-part-of = fait partie de
label-case-split-from = a été détaché de
label-case-merged-into = se poursuit dans
split-case = Détacher une partie
split-case-hint = Une proposition à part entière, dont le Conseil décide. Rien n’est copié de ce dossier hormis ce que la taskforce en sait ; personne ne lit davantage qu’avant. Ce que votre service a apporté, vous pouvez l’y apporter aussi.
merge-running = Fusionner dans un autre dossier
merge-running-hint = Ce dossier est suspendu et son travail se poursuit dans l’autre. Les deux restent ce qu’ils sont ; personne n’est admis où que ce soit par là. Vous pouvez les séparer à tout moment.
separate-cases = Séparer à nouveau
rests-merged = Son travail se poursuit dans un autre dossier.
resumed-separate = Son travail se poursuit de nouveau séparément.
cases-differ = Où ils diffèrent : ce que dit celui qui se poursuit fait foi
case-here = Ce dossier
case-there = L’autre
reads-only-here = Sur ce dossier seulement : { $who }. Admettez-les à l’autre s’ils doivent continuer.
reads-only-there = Sur l’autre seulement : { $who }. Ils ne lisent pas ce qui se trouve ici.
goes-on-in = Fusionné par { $who } le { $day } : le travail se poursuit dans
goes-on-here = Fusionné dans celui-ci par { $who } le { $day }, à lire là-bas comme avant :
refusal-relation-is-a-step = Qu’un dossier ait été détaché ou fusionné ne se dit pas par un lien.
refusal-relation-is-a-step-hint = Détachez une partie, ou fusionnez le dossier dans l’autre.
done-splitCase = La partie est proposée comme un dossier à part entière.
done-mergeRunningCases = Le dossier est suspendu ; son travail se poursuit dans l’autre.
done-separateCases = Les dossiers sont séparés.
label-seen = vu
label-expired = hors d’usage
label-link = lien
label-sighting = observation
refusal-link-to-itself = Une valeur n’est pas liée à elle-même.
refusal-link-to-itself-hint = Choisissez-en une autre.
refusal-not-among-data = Cette valeur ne figure pas parmi les données valables du dossier.
refusal-not-among-data-hint = Enregistrez-la d’abord sous Données, ou choisissez-en une qui s’y trouve. Ce qui a été retiré ou a expiré ne peut être lié.
event-link-drawn = a lié deux valeurs
event-link-cases = a lié deux dossiers
event-link-withdrawn = a repris un lien
event-link-restored = a remis un lien
event-sighting-recorded = a dit ce qui a été vu
event-sighting-withdrawn = a repris une observation
event-sighting-restored = a remis une observation
done-drawLink = Le lien a été enregistré.
done-linkCases = Les dossiers ont été liés.
done-withdrawLink = Le lien a été repris.
done-restoreLink = Le lien a été remis.
done-recordSighting = Ce qui a été vu a été enregistré.
done-withdrawSighting = L’observation a été reprise.
done-restoreSighting = L’observation a été remise.

## Planned actions

planned-actions = Actions prévues
planned-none = Rien n’est prévu. Prévoyez ici une action avant le jour dit, pour que nul ne gêne celle d’un autre pays.
plan-action = Prévoir une action
planned-what = Quoi
planned-where = Où
planned-told = Ce que les autres apprennent
planned-conflicts = Se heurte
planned-conflict-count = { $count ->
    [0] à rien de connu
    [one] à une autre
   *[other] à { $count } autres
 }
planned-in-conflict = Prévue deux fois par des postes qui ne se connaissaient pas : regardez, puis prévoyez-la encore une fois.
planned-called-off = Annulée : { $reason }
planned-around = à moins de { $metres } m
planned-margin = et { $hours } h avant et après
planned-change = Modifier
planned-call-off = Annuler l’action
planned-restore = La prévoir malgré tout
planned-kind = De quoi il s’agit
planned-kind-hint = Une infrastructure se heurte à la même, un lieu à celui qu’il touche.
planned-place = Un lieu : perquisition, arrestation
planned-at = Degrés nord et est
planned-at-hint = Tels qu’une carte les donne : 52.0907, 4.2713
planned-radius = Mètres autour
planned-from = Début
planned-to = Fin
planned-margin-hours = Heures avant et après, à laisser libres
planned-margin-hint = Vide : 72 pour une infrastructure, 24 pour un lieu.
planned-tells = Ce que les autres apprennent d’un heurt
planned-tells-table = ce que dit le marquage
hit-collides = une action prévue d’un autre dossier est trop proche
label-planned-action = action prévue
refusal-place-missing = Une action porte sur un lieu ou sur une infrastructure que d’autres pourraient connaître aussi.
refusal-place-missing-hint = Donnez des degrés et des mètres, ou une adresse publique, une plage, un nom ou un lien ; pas les deux.
refusal-not-a-place = Ceci n’est pas un lieu sur terre.
refusal-not-a-place-hint = Écrivez les degrés nord et est séparés par une virgule : 52.0907, 4.2713.
refusal-action-too-long = Une action finit après avoir commencé, et en { $days } jours au plus.
refusal-action-too-long-hint = Vérifiez les deux heures. Ce qui dure plus longtemps se prévoit en plusieurs parties.
event-planned-action-planned = a prévu une action
event-planned-action-changed = a modifié une action prévue
event-planned-action-called-off = a annulé une action
event-planned-action-restored = a prévu une action malgré tout
done-planAction = L’action a été prévue.
done-callOffAction = L’action a été annulée.
done-restoreAction = L’action est prévue malgré tout.

## Indicateurs de tous les dossiers

indicators = Indicateurs
action-go-indicators = Aller aux indicateurs
indicators-check = Vérification rapide
indicators-browse = Parcourir
indicators-hits = Toutes les concordances
indicators-alarms = Alertes
alarms-wait = Alertes à examiner
alarm-new = personne ne l’a examinée
alarm-addresses = { $name } a demandé { $count } adresses d’une même plage en 30 jours
alarm-numbers = { $name } a demandé { $count } numéros de téléphone d’une même centaine en 30 jours
alarm-keys = { $name } a déclaré pour comparaison d’autres clés que celles des données
alarm-addresses-hint = Plus de 50. Demandez à quoi cela sert ; ce qui est enregistré dans le dossier le dit peut-être déjà.
alarm-numbers-hint = Plus de 10. Demandez à quoi cela sert ; ce qui est enregistré dans le dossier le dit peut-être déjà.
alarm-keys-hint = Le programme de ce poste a été modifié ou est endommagé. Faites examiner le poste avant qu’il ne serve à nouveau.
alarm-none = Aucune alerte
alarm-none-hint = Vous êtes prévenu ici et dans Aujourd’hui lorsque quelqu’un demande beaucoup d’adresses ou de numéros voisins, et lorsque les clés de comparaison ne sont pas celles des données.
alarm-whom = Concerne
alarm-what = Objet
alarm-case = Dossier
alarm-came = Suites données
alarm-look = Examiner
alarm-say = Indiquer les suites
alarm-reason-hint = EC3 et les administrateurs le lisent, pas la personne concernée. Cela est enregistré.
alarm-said-by = { $name }, { $when }
seen-browseIndicators = a parcouru les indicateurs
seen-indicatorDesk = a ouvert les indicateurs
seen-previewData = l’a vu à côté de données à enregistrer
seen-compareForOfferer = a comparé une liste pour quelqu’un de l’extérieur ; la liste n’a pas été gardée
seen-checkIndicators = a demandé si des valeurs sont connues
seen-lookIntoAlarm = a indiqué les suites d’une alerte
seen-caseIndicators = a lu ses indicateurs
seen-caseHits = a lu ses concordances
seen-ec3Hits = a parcouru toutes les concordances
seen-alarms = a lu les alertes du bureau
check-what = Valeur ou texte
check-what-hint = Collez une valeur ou tout un texte. Ce qu’il contient s’affiche au fil de la saisie ; personne n’est interrogé avant que vous le disiez.
check-kind = La prendre pour
check-kind-any = Ce qu’elle semble être
check-kind-all = Tous les types
check-case = Pour le dossier
check-case-hint = Ses données servent de comparaison ; qui a la même chose apprend que ce dossier a demandé.
check-purpose-hint = Enregistrée avec la question. Le texte ne l’est pas.
check-needs = Il faut une valeur reconnue, un dossier et une finalité.
check-ask = Demander { $count ->
    [0] des valeurs
    [one] une valeur
   *[other] { $count } valeurs
}
check-not-asked = Personne n’a encore été interrogé.
check-found = { $known ->
    [0] Aucune
   *[other] { $known }
} sur { $count } connues ailleurs.
check-queued = Ce poste seulement : la vérification par le bureau est en attente
check-queued-hint = Le bureau est injoignable. Il sera interrogé dès que possible ; la réponse figurera alors sous
check-nothing-hint = Choisissez pour quoi la prendre quand une valeur n’a pas de forme propre : un nom, un pseudonyme, une plaque.
check-beyond = Le texte en contient { $count } de plus qu’on ne peut demander à la fois ; demandez-les par parties.
check-is = Ce que c’est
check-valid = reconnue
check-known = Qui d’autre l’a
check-not-yet = pas demandée
check-not-asked-refused = ne peut être demandée
check-no-hit = Personne que vous puissiez connaître
check-similar = Semblable, parmi ce que vous pouvez lire
check-similar-percent = { $count } % de ressemblance
check-similar-score = score ssdeep de { $count } sur 100
check-similar-distance = { $count ->
    [0] distance TLSH 0, pratiquement identique
   *[other] distance TLSH { $count } ; 0 est identique
}
check-similar-beyond = { $count ->
    [one] Une valeur de plus n’a pas été rapprochée de valeurs semblables ; demandez-en moins à la fois.
   *[other] { $count } valeurs de plus n’ont pas été rapprochées de valeurs semblables ; demandez-en moins à la fois.
}
browse-beside = À côté
browse-elsewhere = { $count ->
    [one] dans un autre dossier
   *[other] dans { $count } autres dossiers
}
browse-nowhere = Dans aucun autre dossier de ce poste
browse-warned = sur une liste d’alerte
browse-switched = comparée malgré tout
browse-quarantine = en quarantaine
browse-any-case = Tous les dossiers
browse-any-tlp = Tous les marquages
browse-count = { $count ->
    [0] Aucun indicateur
    [one] Un indicateur
   *[other] { $count } indicateurs
}
browse-copy-hint = Ctrl C copie une ligne telle qu’elle est affichée.
browse-none = Aucun dossier que vous lisez n’a encore d’indicateurs
browse-none-match = Aucun indicateur ne répond à ces filtres
browse-none-hint = Ce que les services apportent sous Données d’un dossier figure ici.
data-evaluation = Évaluation
data-given = Telle que fournie
warned-because = Comparée parce que
ec3-no-hits = Aucun dossier n’en a encore rencontré un autre
ec3-no-hits-hint = Chaque concordance de chaque dossier figure ici avec ses deux côtés, pour répondre à qui appelle avec un code.
ec3-token = Code, dossier ou service
ec3-token-hint = Ce que l’appelant lit à voix haute, ou son début.
ec3-no-token = Aucune concordance ne porte ce nom
ec3-count = { $count ->
    [0] Aucune concordance
    [one] Une concordance
   *[other] { $count } concordances
}, { $overdue } en retard
ec3-named = Code
ec3-asker = qui a demandé : { $token }
ec3-asked = demandé, non enregistré
ec3-here = Informé
ec3-there = L’autre côté
ec3-told = Combien
ec3-words = { $ours } / { $theirs }
refusal-source-changed = Ce qui est lu maintenant n’est pas ce que vous avez regardé.
refusal-source-changed-hint = Le fichier a changé entre-temps. Regardez-le de nouveau, puis enregistrez.
job-previewData = Lecture : { $done } sur { $of }
job-importData = Import : { $done } valeurs sur { $of }
job-recordContribution = Enregistrement : { $done } valeurs sur { $of }
done-importData = Les données ont été enregistrées.
warning-list-special-purpose = Une adresse à usage spécial (privée, réservée, de documentation) : beaucoup ont la même. Elle n’est pas comparée d’elle-même.
warning-list-public-resolver = Un résolveur DNS public : tout le monde peut s’en servir. Il n’est pas comparé de lui-même.
warning-list-disposable-mail = Un fournisseur de boîtes jetables : n’importe qui peut se servir de la même. Elle n’est pas comparée d’elle-même.

## Données d’un dossier : lots, ce qui en est dit, listes d’alerte

data-packages = Lots
data-paste-here = ou collez ici, ou déposez un fichier sur la fenêtre
data-say-like = Dire la même chose que de « { $name } »
data-minor = Un mineur est parmi elles
data-minor-yes = oui
data-source-code = Source (A–D, X)
data-information-code = Information (1–4)
data-keep-until = Conservées jusqu’au
data-keep-until-hint = Le premier jour où elles ne sont plus conservées : 2027-12-31. Vide : le fournisseur n’a pas fixé de limite.
data-stands = en vigueur
data-past = arrivé à son terme
data-withdrawn = retiré
data-recorded-by = Enregistré par
data-source = Provient de
data-others-told = Ce que d’autres apprennent d’une concordance
data-others-told-hint = Plus strict que le marquage, ou plus large autant que la loi le permet.
data-others-told-rule = Ce que dit le marquage
data-remark = Marquer à nouveau
data-choose-tlp = Choisissez un marquage TLP : rien n’est marqué par défaut.
data-propose = Proposer un marquage plus strict
data-ask = Demander une autorisation
data-answer = Répondre
data-answer-is = La réponse
data-grant = Accordée
data-refuse = Refusée
data-until = Accordée jusqu’au
data-use = Dire si elles sont utilisées
data-use-of = Pour quoi
data-use-court = dans une procédure judiciaire (H1)
data-use-pass-on = pour être transmises (H2)
data-use-made = Elles servent à cela
data-scope = Dans quelle procédure, ou à qui
data-scope-hint = « Procès à Vienne, 12 Hv 3/27 » ou « aux autorités de Ruritanie ».
data-withdraw = Retirer
data-withdraw-hint = { $count ->
    [one] { $count } indicateur de « { $name } » n’est plus comparé ni affiché. Il peut être remis.
   *[other] { $count } indicateurs de « { $name } » ne sont plus comparés ni affichés. Ils peuvent être remis.
}
data-restore = Remettre
data-restore-hint = { $count ->
    [one] { $count } indicateur de « { $name } » est de nouveau affiché et comparé.
   *[other] { $count } indicateurs de « { $name } » sont de nouveau affichés et comparés.
}
data-permissions-wait = { $count ->
    [one] une demande
   *[other] { $count } demandes
} à traiter
data-proposed = { $by } propose { $marking } : { $reason }
data-asked = { $by } demande : { $what } ({ $scope }) : { $reason }
data-granted = Accordée : { $reason }
data-not-granted = Refusée : { $reason }
data-granted-until = Jusqu’au { $day }.
data-used = Utilisées pour : { $what } : { $reason }
data-not-used = Pas utilisées pour : { $what } : { $reason }
warned-found = { $count ->
    [one] Une valeur est sur une liste d’alerte et n’est pas comparée d’elle-même
   *[other] { $count } valeurs sont sur des listes d’alerte et ne sont pas comparées d’elles-mêmes
}
warned-compare = Comparer { $value } malgré tout
warned-why = Pourquoi
warned-why-hint = Figure avec la valeur : « leur propre résolveur, vu dans le routeur saisi ».
warned-more = { $count } de plus sont sur une liste d’alerte ; enregistrez-les à part pour en faire comparer une.

## Statistics

statistics = Statistiques
action-go-statistics = Aller aux Statistiques
statistics-scope = On compte ce que ce poste peut lire : ce que d’autres lui réservent n’entre dans aucun chiffre.
statistics-days = Du { $from } au { $last }, tel que consigné à la fin du { $asOf }
statistics-from = Du
statistics-last = Au
statistics-period-wrong = La période commence avant de finir et compte moins de 60 ans.
statistics-open = { $row }, { $column } : { $value }. Montrer ce qu’il y a derrière.
statistics-behind = { $section } : { $row }, { $column }
statistics-behind-count = { $count ->
    [0] Aucune ligne
    [one] Une ligne
   *[other] { $count } lignes
}
statistics-behind-what = Ce qui est compté
statistics-behind-stage = Étape actuelle
statistics-behind-hidden = Son titre ne peut être lu ici.
yearbook-print = Imprimer le rapport annuel
yearbook-title = Rapport annuel, du { $from } au { $last }
yearbook-about = Ce qui est compté
yearbook-for = Pour qui
yearbook-for-the-office = Le bureau et le Conseil, chaque nombre
yearbook-for-the-public = Tous
yearbook-for-hint = Pour tous, aucun nombre inférieur à trois n’y figure, ni aucun qui en dirait un. Les lignes sans nombre sont omises.
yearbook-suppressed = Les nombres inférieurs à trois, et tout ce qui en dirait un, sont omis : une ligne absente ne compte rien ou trop peu pour être dite.
statistics-export-office = CSV pour le bureau
statistics-export-public = CSV pour le public
statistics-export-of = { $file } : { $section }
statistics-row = Ligne
statistics-stay = { $days ->
    [one] { $days } jour, jusqu’au { $day }
   *[other] { $days } jours, jusqu’au { $day }
}
statistics-hit = trouvée le { $day }, { $what }
statistics-waiver = { $gate }, demandé le { $day }
statistics-waiver-agreed = { $gate }, demandé le { $day }, accordé
statistics-outreach-reported = Praticiens : { $practitioners }, pays : { $countries }
statistics-said-operations-by-year = { $count ->
    [0] Aucune opération n’a été achevée dans cette période.
    [one] Une opération a été achevée.
   *[other] { $count } opérations ont été achevées, dont le plus en { $row } : { $most }.
}
statistics-said-operations-by-country = { $count ->
    [0] Aucun pays n’a dirigé d’opération achevée.
    [one] Une opération achevée, dirigée par : { $row }.
   *[other] { $count } opérations achevées ; le plus souvent dirigées par : { $row } ({ $most }).
}
statistics-said-cases-by-area = { $count ->
    [0] Aucune proposition et aucun dossier n’ont été consignés.
    [one] Une proposition ou un dossier : { $row }.
   *[other] { $count } propositions et dossiers, le plus souvent : { $row } ({ $most }).
}
statistics-said-cases-by-lead = { $count ->
    [0] Aucun dossier n’a encore de chef de file.
    [one] Un dossier a un chef de file.
   *[other] { $count } dossiers ont un chef de file.
}
statistics-said-cases-by-stage = { $count ->
    [0] Aucune proposition et aucun dossier n’ont été consignés.
    [one] Une proposition ou un dossier : { $row }.
   *[other] { $count } propositions et dossiers ; étape la plus fréquente : { $row } ({ $most }).
}
statistics-said-time-in-stage = { $count ->
    [0] Aucun dossier n’a quitté d’étape dans cette période.
    [one] Un dossier a quitté l’étape « { $row } » après { $days } jours.
   *[other] { $count } fois, un dossier a quitté une étape ; la plus longue est « { $row } », avec { $days } jours en médiane.
}
statistics-said-funnel = { $count ->
    [0] Aucune opération n’a été proposée.
    [one] Une opération proposée ; retenues : { $selected }, achevées : { $completed }.
   *[other] Sur { $count } opérations proposées, { $selected } ont été retenues et { $completed } achevées.
}
statistics-said-hits-and-outcomes = { $count ->
    [0] Aucune concordance n’a été trouvée.
    [one] Une concordance ; travail commun : { $joint }.
   *[other] { $count } concordances ; travail commun pour { $joint }, soit { $rate } %.
}
statistics-said-outcome-figures = { $count ->
    [0] Aucune opération achevée n’a de chiffres.
    [one] Chiffres d’une opération achevée.
   *[other] Chiffres de { $count } opérations achevées.
}
statistics-said-attachment-stages = { $count ->
    [0] Aucune candidature n’a été commencée.
    [one] Une candidature : { $row }.
   *[other] { $count } candidatures, le plus souvent : { $row } ({ $most }).
}
statistics-said-gate-waivers = { $count ->
    [0] Personne n’a demandé à se passer d’une condition.
    [one] Une demande de se passer d’une condition ; accordées : { $agreed }.
   *[other] { $count } demandes de se passer d’une condition ; accordées : { $agreed }.
}
statistics-said-outreach-by-kind = { $count ->
    [0] Aucun événement de sensibilisation n’a eu lieu.
    [one] Un événement de sensibilisation a eu lieu. Praticiens qui y ont participé : { $practitioners }.
   *[other] Événements de sensibilisation qui ont eu lieu : { $events }. Praticiens qui y ont participé : { $practitioners }.
}
statistics-note-operations = Une opération est achevée une fois que le Conseil a pris acte de son bilan. Elle compte dans l’année de son dernier jour d’action, à l’heure du bureau.
statistics-note-areas-overlap = Ce qui relève de plusieurs domaines compte dans chacun d’eux : leur somme dépasse le total.
statistics-note-lead-and-participants = Participent les pays dont les services sont sur le dossier aujourd’hui ; le chef de file n’y est pas compté.
statistics-note-participants-overlap = Une opération compte pour chaque pays participant : leur somme dépasse le total.
statistics-note-cases = Propositions et dossiers comptent le jour où ils ont été consignés, projets compris, à l’étape qu’ils avaient à la fin du jour de référence.
statistics-note-facts-as-now = Les domaines sont ceux d’aujourd’hui : les anciens ne sont pas gardés à part.
statistics-note-stays = Un séjour compte dans la période où il a pris fin. Un dossier revenu à une étape compte à nouveau.
statistics-note-funnel = Propositions d’opérations selon le jour où elles ont été consignées. Ce qui a été repris comme dossier n’a jamais été proposé.
statistics-note-hits = Une concordance compte le jour où elle a été trouvée, une fois pour chaque dossier qui en est informé. Les questions ne comptent pas.
statistics-note-figures = Seuls comptent les chiffres dont le Conseil a pris acte. « ≥ » signifie au moins autant.
statistics-note-attachments = Candidatures selon le jour où elles ont été commencées.
statistics-note-waivers = Demandes selon le jour où elles ont été consignées, pour les dossiers dont ce poste lit les conditions.
statistics-note-outreach = Un événement compte selon son dernier jour, tel que son enregistrement se lit maintenant ; sans jour connu, il n’entre dans aucune période. Un enregistrement qui vaut pour plusieurs événements ouvre une seule ligne. Qui est venu deux fois compte deux fois, un pays une fois.
statistics-note-suppressed = Les nombres un et deux sont remplacés par « <3 ». « … » est retenu : il repose sur moins de trois éléments, ou révélerait un petit nombre.
label-operations-by-year = opérations achevées, par année
label-operations-by-country = opérations achevées, par pays
label-cases-by-area = dossiers par domaine
label-cases-by-lead = dossiers par chef de file
label-cases-by-stage = dossiers par étape
label-time-in-stage = durée de chaque étape
label-funnel = de la proposition à l’achèvement
label-hits-and-outcomes = concordances et leurs suites
label-outcome-figures = arrestations, saisies, victimes
label-attachment-stages = détachements
label-gate-waivers = conditions dont on s’est passé
label-outreach-by-kind = sensibilisation, par type d’événement
label-events = événements
label-practitioners = praticiens
label-countries-reached = pays
label-reports-due = rapports attendus
label-operations = opérations
label-as-lead = chef de file
label-as-participant = participant
label-cases = dossiers
label-median-days = jours, médiane
label-stays = séjours
label-share = pour cent
label-hits = concordances
label-quantity = quantité
label-applications = candidatures
label-proposed = proposées
label-ever-selected = retenues
label-ever-ready = prêtes
label-completed = achevées
label-no-area = aucun domaine
label-no-lead-yet = encore une proposition
label-european-body = un organe européen
label-in-all = au total

## Durée de conservation des données

refusal-data-erased = Ces données ont été effacées.
refusal-data-erased-hint = Ce qui en reste dit à qui elles étaient, quand et pourquoi elles ont été effacées, et par qui. Il n’y a plus rien à en faire.
refusal-on-hold = Une juridiction a demandé de conserver cela ({ $reference }).
refusal-on-hold-hint = Le service qui a posé le gel peut le lever, sous Réglages, Conservation.
refusal-review-too-late = Sans nouvel examen, rien de cela n’est conservé au-delà du { $limit }.
refusal-review-too-late-hint = Choisissez un jour plus proche : trois ans au plus à partir d’aujourd’hui, et jamais au-delà de la limite du fournisseur.
refusal-erasure-grew = Depuis que l’effacement a été proposé, des liens ou des observations qui citent ces données ont été enregistrés.
refusal-erasure-grew-hint = Qui l’a proposé le propose à nouveau ; ce qui cite les données à ce moment est alors effacé avec elles.
event-contribution-review-continued = a décidé de conserver des données jusqu’au prochain examen
event-contribution-hold-placed = a posé un gel judiciaire sur des données
event-contribution-hold-lifted = a levé un gel judiciaire
event-contribution-erasure-proposed = a proposé d’effacer des données
event-contribution-erased = a effacé des données en seconde personne
event-papers-review-continued = a décidé de conserver des notes et des documents jusqu’au prochain examen
event-papers-hold-placed = a posé un gel judiciaire sur des notes et des documents
event-papers-hold-lifted = a levé un gel judiciaire sur des notes et des documents
event-papers-erasure-proposed = a proposé d’effacer des notes et des documents
event-papers-erased = a effacé des notes et des documents en seconde personne
refusal-nothing-to-erase = Aucune note ni aucun document n’est choisi, et aucun n’est à examiner.
refusal-nothing-to-erase-hint = Choisissez ce qui doit être effacé.
seen-papersOnCase = a regardé de qui sont les notes et documents du dossier
seen-papersOf = a regardé quelles notes et quels documents sont à examiner
seen-erasureOf = a regardé ce qui serait effacé
seen-retention = a regardé ce qui est à examiner
label-no-decision = personne n’a décidé
label-not-needed = plus nécessaires
label-provider-asked = demande du fournisseur
label-subject-asked = demande de la personne concernée
label-unlawful = n’auraient pas dû être conservées
label-soon = bientôt
label-later = plus tard
retention = Conservation
retention-hint = Données, notes et documents des dossiers sont examinés trois ans après leur arrivée, puis tous les trois ans, et les données jamais plus tard que leur fournisseur ne le permet. Ce dont personne n’a décidé ce jour-là est effacé.
retention-none = Aucun examen n’est à faire dans les 90 jours, et rien n’est gelé.
retention-report = Si personne ne décide, { $contributions ->
    [0] rien n’est effacé aujourd’hui.
    [one] une contribution est effacée aujourd’hui, avec { $indicators ->
        [one] { $indicators } indicateur
       *[other] { $indicators } indicateurs
    } et { $quotes ->
        [0] aucun lien ni observation.
        [one] un lien ou une observation.
       *[other] { $quotes } liens et observations.
    }
   *[other] { $contributions } contributions sont effacées aujourd’hui, avec { $indicators } indicateurs et { $quotes ->
        [0] aucun lien ni observation.
        [one] un lien ou une observation.
       *[other] { $quotes } liens et observations.
    }
}
retention-report-held = { $held ->
    [one] Un gel judiciaire conserve une contribution à examiner.
   *[other] Des gels judiciaires conservent { $held } contributions à examiner.
}
retention-report-papers = { $papers ->
    [one] Une note ou un document est à examiner et disparaît aussi.
   *[other] { $papers } notes et documents sont à examiner et disparaissent aussi.
}
retention-report-held-papers = { $held ->
    [one] Un gel judiciaire conserve une note ou un document à examiner.
   *[other] Des gels judiciaires conservent { $held } notes et documents à examiner.
}
retention-due = examen dû le { $day }
retention-by = examen avant le { $day }
retention-held = gel : { $reference } ({ $agency })
retention-proposed = { $agency } a proposé d’effacer : { $ground }
retention-proposed-papers = { $agency } a proposé d’en effacer { $papers ->
    [one] { $papers }
   *[other] { $papers }
} : { $ground }
retention-papers = Notes et documents : { $agency }
retention-counts-papers = { $notes ->
    [0] aucune note
    [one] { $notes } note
   *[other] { $notes } notes
}, { $documents ->
    [0] aucun document
    [one] { $documents } document
   *[other] { $documents } documents
} ; { $due ->
    [0] rien à examiner aujourd’hui
   *[other] à examiner aujourd’hui : { $due }
}
retention-long = Plus de cinq ans sur des victimes, des témoins ou des mineurs : l’autorité de contrôle est informée.
retention-counts = { $count ->
    [one] { $count } indicateur
   *[other] { $count } indicateurs
}, { $quotes ->
    [0] aucun lien ni observation
    [one] un lien ou une observation
   *[other] { $quotes } liens et observations
}
retention-kept-because = conservées parce que : { $reason }
retention-go-on = Conserver
retention-go-on-title = Conserver les données jusqu’au prochain examen
retention-go-on-papers = Conserver les notes et documents jusqu’au prochain examen
retention-go-on-hint = Dites pourquoi c’est encore nécessaire. Le motif est enregistré.
retention-until = Prochain examen
retention-until-hint = Comme 2030-03-01. Vide : aussi tard que possible.
retention-hold = Geler
retention-hold-title = Poser un gel judiciaire
retention-hold-hint = Rien n’est effacé tant que votre service n’a pas levé le gel.
retention-reference = Référence de la juridiction
retention-lift = Lever le gel
retention-erase = Effacer
retention-erase-title = Proposer d’effacer les données
retention-erase-hint = À effacer, sur chaque poste et au bureau : { $count ->
    [one] { $count } indicateur
   *[other] { $count } indicateurs
}, et { $quotes ->
    [0] aucun lien ni observation
    [one] un lien ou une observation
   *[other] { $quotes } liens et observations
} qui citent les données. Une seconde personne d’un autre service doit être d’accord. On ne peut pas revenir en arrière.
retention-erase-papers = Proposer d’effacer des notes et des documents
retention-erase-papers-hint = Ce que vous choisissez est effacé de chaque poste et du bureau, avec toutes les versions d’un document. Une seconde personne d’un autre service doit être d’accord. On ne peut pas revenir en arrière.
retention-erase-papers-of = Effacer notes et documents
retention-whose-papers = De quel service
retention-no-papers = Il n’y a ni note ni document.
retention-which-papers = Notes et documents
retention-find-paper = Chercher une note ou un document
retention-find-paper-hint = Une partie de son nom ou de son texte.
retention-no-such-paper = Aucun ne contient cela dans son nom ou son texte.
retention-unseen-papers = { $unseen ->
    [one] Un élément choisi n’est pas affiché ici.
   *[other] { $unseen } éléments choisis ne sont pas affichés ici.
}
retention-more-papers = { $left ->
    [one] Un plus récent n’est pas affiché.
   *[other] { $left } plus récents ne sont pas affichés.
}
retention-note = Note ({ $came }), examen le { $due } : { $name }
retention-document = Document ({ $came }), examen le { $due } : { $name }
retention-ground = Pourquoi
retention-confirm = Approuver
retention-confirm-title = Effacer les données
retention-confirm-warning = Effacé de chaque poste et du bureau, données de { $agency } sur { $label } : { $count ->
    [one] { $count } indicateur
   *[other] { $count } indicateurs
}, et { $quotes ->
    [0] aucun lien ni observation
    [one] un lien ou une observation
   *[other] { $quotes } liens et observations
}. On ne peut pas revenir en arrière.
retention-confirm-papers = Effacer notes et documents
retention-confirm-warning-papers = Effacé de chaque poste et du bureau, de { $agency } sur { $label } : { $count ->
    [one] une note ou un document
   *[other] { $count } notes et documents
}. On ne peut pas revenir en arrière.
word-erase = effacer
retention-erased = Effacées
retention-erased-of = { $count ->
    [one] { $count } indicateur
   *[other] { $count } indicateurs
}, arrivés { $came } ; { $ground }. Signé par { $first } et { $second }.
retention-erased-papers = { $count ->
    [one] Une note ou un document
   *[other] { $count } notes et documents
} ({ $agency }) ; { $ground }. Signé par { $first } et { $second }.
retention-waits = À examiner
retention-look = Voir

## Capacité (PRO-5)

quarter = Trimestre
quarter-name = T{ $nth } { $year }
label-undeclared = rien de déclaré
label-within = dans la capacité
label-over = au-delà de la capacité
refusal-quarter-over = Le trimestre { $quarter } est terminé.
refusal-quarter-over-hint = Choisissez le trimestre en cours, ou un trimestre à venir.
event-capacity-declared = a déclaré ce que le service peut donner
event-effort-estimated = a estimé ce que le dossier demande à un service
seen-capacity = a regardé la capacité des services
seen-effort = a regardé ce que le dossier demande aux services
done-declareCapacity = La capacité a été déclarée.
done-estimateEffort = L’effort a été estimé.
board-capacity = Capacité
capacity-hint = Ce que chaque service a déclaré pouvoir donner en un trimestre, en jours-personnes, à côté de ce que les dossiers retenus devraient lui demander. Un dépassement est montré ici et là où le Conseil décide ; il n’empêche rien.
capacity-counted = { $count ->
    [0] Aucun dossier retenu n’est compté.
    [one] Un dossier retenu est compté.
   *[other] { $count } dossiers retenus sont comptés.
} { $without ->
    [0] Chacun a une estimation.
    [one] Pour un autre, il n’y a pas d’estimation que vous puissiez lire : il n’est pas dans ces chiffres.
   *[other] Pour { $without } autres, il n’y a pas d’estimation que vous puissiez lire : ils ne sont pas dans ces chiffres.
}
capacity-cell = { $kind ->
    [undeclared] { $asked } demandés
   *[declared] { $asked } sur { $declared }
}
capacity-rivals = Autre chiffre, de quelqu’un qui ne le connaissait pas : { $figures }.
capacity-parts = Ce qui compose les chiffres
capacity-declared = { $days ->
    [one] { $days } jour-personne déclaré
   *[other] { $days } jours-personnes déclarés
} par { $by }, { $when }.
capacity-earlier = Avant : { $figures }.
capacity-declare = Déclarer la capacité
capacity-declare-verb = Déclarer
capacity-declare-hint = Ce que { $agency } peut donner aux dossiers de la taskforce. Vous pouvez revoir ce chiffre ; le précédent est conservé.
capacity-days = Jours-personnes
capacity-days-hint = Laissez vide pour reprendre ce qui a été déclaré.
person-days = { $days ->
    [one] { $days } jour-personne
   *[other] { $days } jours-personnes
}
effort = Effort
effort-none = Aucun effort que vous puissiez lire n’est estimé pour lui.
effort-estimate = Estimer l’effort
effort-estimate-hint = Ce que le dossier demande à un service en un trimestre. Qui peut lire le titre du dossier peut le lire.
effort-days-hint = 0 si rien ne lui est demandé.
load-title = Si ce dossier est retenu
load-title-round = Si l’un d’eux est retenu
load-hint = Ce qui serait demandé aux services, à côté de tous les dossiers déjà retenus, pour autant que vous puissiez lire leurs estimations.
load-would-be = { $kind ->
    [undeclared] Avec lui, { $asked } jours-personnes seraient demandés à { $agency } au { $quarter }, qui n’a rien déclaré.
    [nothing] Avec lui, { $asked } jours-personnes seraient demandés à { $agency } au { $quarter }, qui a déclaré ne pouvoir en donner aucun.
   *[share] Avec lui, { $agency } serait à { $percent } de sa capacité au { $quarter } : { $asked } jours-personnes sur { $declared }.
}
load-is = { $kind ->
    [undeclared] { $asked } jours-personnes sont demandés à { $agency } au { $quarter }, qui n’a rien déclaré.
    [nothing] { $asked } jours-personnes sont demandés à { $agency } au { $quarter }, qui a déclaré ne pouvoir en donner aucun.
   *[share] { $agency } est à { $percent } de sa capacité au { $quarter } : { $asked } jours-personnes sur { $declared }.
}

## Demandes des personnes concernées et rectifications (AUD-5)

label-data-request = demande d’une personne concernée
label-correction = rectification
label-ask-access = accès aux données
label-ask-rectification = rectification
label-ask-erasure = effacement
label-ask-restriction = limitation de l’usage
label-answer-granted = acceptée
label-answer-partly = acceptée en partie
label-answer-refused = refusée
label-answer-nothing-held = rien n’est détenu
label-obstructs-inquiries = cela gênerait des enquêtes ou des procédures
label-prejudices-prevention = cela nuirait à la prévention ou à la poursuite d’infractions
label-public-security = sécurité publique
label-national-security = sécurité nationale
label-rights-of-others = droits et libertés d’autrui
label-found-contribution = données
label-found-link = lien
label-found-sighting = observation
label-found-note = note
label-found-document = document
label-found-task = tâche
label-found-meeting = réunion
label-found-cover = titre et résumé d’un dossier
label-data-corrected = valeurs rectifiées
label-data-withdrawn = retirées
label-data-restricted = marquage plus strict
label-data-erased = effacées
label-papers-erased = notes et documents effacés
label-way-export = par un fichier ou une impression
label-way-permission = par une autorisation
label-way-left = était sur le dossier
label-way-match = par une concordance
label-way-said = ajouté à la main
label-pack-working = document de travail du bureau
label-pack-answer = réponse à la personne
refusal-data-request-closed = La demande a reçu sa réponse ou a été retirée.
refusal-data-request-closed-hint = Rouvrez-la d’abord, avec un motif.
refusal-others-data = Ces données sont celles d’un autre service ({ $agency }), qui seul en informe.
refusal-others-data-hint = Dites à la personne de s’adresser à ce service.
refusal-rows-undecided = { $found ->
    [one] Pour un élément trouvé, personne n’a dit s’il est communiqué.
   *[other] Pour { $found } éléments trouvés, personne n’a dit s’ils sont communiqués.
}
refusal-rows-undecided-hint = Dites pour chacun s’il est communiqué ou retenu. Là où deux personnes se contredisent, dites-le de nouveau.
refusal-not-addressed = Cette rectification n’a pas été adressée à votre service.
refusal-not-addressed-hint = Un service qui avait reçu les données dit que c’est fait.
refusal-value-unreadable = La valeur n° { $place } ne se lit pas comme une valeur de son type ({ $kind }).
refusal-value-unreadable-hint = Vérifiez la valeur et son type, puis saisissez-la de nouveau.
event-correction-announced = a informé d’une rectification ceux qui avaient reçu les données
event-correction-taken-back = est revenu sur une rectification
event-correction-renewed = a refait une rectification
event-correction-acknowledged = a dit ce qui a été fait d’une rectification
event-telling-listed = a noté qui le service informe lui-même d’une rectification
event-telling-ticked = a dit qui a été informé d’une rectification
event-data-request-recorded = a enregistré une demande d’une personne concernée
event-data-request-due-changed = a changé l’échéance d’une demande d’une personne concernée
event-data-request-rows-decided = a décidé ce qui est communiqué à une personne concernée
event-data-request-answered = a répondu à une demande d’une personne concernée
event-data-request-reopened = a rouvert une demande d’une personne concernée
event-data-request-withdrawn = a retiré une demande d’une personne concernée
seen-corrections = a regardé les rectifications
seen-dataRequest = a regardé ce qui est trouvé pour une demande d’une personne concernée
seen-dataRequests = a regardé les demandes des personnes concernées
seen-exportDataRequest = a exporté ce qui a été trouvé pour une personne concernée
done-correctIndicators = Les valeurs ont été rectifiées.
done-takeBackCorrection = La rectification a été annulée.
done-renewCorrection = La rectification a été refaite.
done-acknowledgeCorrection = La rectification a été confirmée.
done-tickUntold = Il a été dit qui a été informé.
done-recordDataRequest = La demande a été enregistrée.
done-changeDataRequestDue = L’échéance a été changée.
done-decideDataRequestRows = Il a été décidé ce qui est communiqué.
done-answerDataRequest = La demande a reçu sa réponse.
done-reopenDataRequest = La demande a été rouverte.
done-withdrawDataRequest = La demande a été retirée.
data-request = Demande
data-requests = Demandes des personnes concernées
data-requests-hint = Ce que des personnes ont demandé à votre service au sujet de données qui les concernent. Seuls les agents de votre service lisent ces demandes.
data-requests-none = Aucune demande n’est enregistrée.
data-request-record = Enregistrer une demande
data-request-record-hint = Elle reste dans votre service. Désignez la personne par ce qui figurerait dans les données : une adresse, un numéro, un compte, un nom.
data-request-kind = Objet de la demande
data-request-reference = Référence
data-request-reference-hint = Le numéro de votre dossier. N’écrivez pas de nom ici.
data-request-received = Reçue le
data-request-due = Réponse due le
data-request-due-hint = Vide : un mois après sa réception. C’est l’usage de ce bureau ; votre droit peut fixer un autre jour.
data-request-identifiers = Ce qui désigne la personne
data-request-identifiers-hint = Un élément par ligne, type puis valeur : email someone@example.com
data-request-overdue = en retard depuis le { $day }
data-request-by = réponse avant le { $day }
data-request-closed = { $outcome }, { $when }
data-request-taken-back = retirée
data-request-open = Ouvrir
data-request-about = Recherché : { $values }
data-request-due-change = Autre jour
data-request-due-change-title = Changer l’échéance de la réponse
data-request-withdraw = Retirer
data-request-withdraw-title = Retirer la demande
data-request-answer = Répondre
data-request-answer-title = Répondre et clore la demande
data-request-answer-hint = Pour une demande d’accès, l’issue découle de ce que vous avez décidé. Remettez d’abord la réponse, comme votre droit le demande.
data-request-answer-reason = Pourquoi pas tout
data-request-outcome = Issue
data-request-reopen = Rouvrir
data-request-reopen-title = Rouvrir la demande
data-request-undecided = { $count ->
    [0] Tout ce qui est de votre service est décidé.
    [one] Pour un élément, personne n’a dit s’il est communiqué.
   *[other] Pour { $count } éléments, personne n’a dit s’ils sont communiqués.
}
data-requests-wait = Demandes des personnes concernées
pack-found = Ce qui a été trouvé
pack-found-hint = Parmi ce que ce poste détient : données, liens et observations par leurs valeurs, le reste par les mots qui y figurent. Le contenu des fichiers et les variantes d’écriture ne sont pas cherchés.
pack-others = Aussi trouvé, d’autres services, qui en informent eux-mêmes : { $agencies }.
pack-elsewhere = Ce que d’autres détiennent et que vous ne lisez pas n’est pas ici.
pack-none = Rien n’a été trouvé sur ce poste.
pack-tell = Communiquer
pack-withhold = Retenir
pack-withhold-title = Ne pas le communiquer à la personne
pack-ground = Fondement
pack-ground-hint = Les fondements de l’article 15, paragraphe 1, de la directive (UE) 2016/680. Votre droit peut en connaître d’autres ; dites-le dans le motif.
pack-undo = Indécis
pack-tell-all = Communiquer tout ce qui est indécis
pack-told = communiqué
pack-undecided = indécis
pack-withheld = retenu : { $ground }
pack-theirs = communiqué par son service seul
pack-conflict = deux agents se contredisent
pack-withdrawn = retiré, et toujours détenu
pack-read-by = lu par { $agencies }
pack-given = { $count ->
    [one] Un fichier du dossier est sorti d’un poste depuis.
   *[other] { $count } fichiers du dossier sont sortis de postes depuis.
}
pack-kept-until = examiné ou effacé avant le { $day }
pack-recipients = Services de police qui participent au bureau
pack-no-recipients = Aucun
pack-export = Écrire dans un fichier
pack-form = Pour qui
pack-working-title = Demande { $reference } : document de travail
pack-answer-title = Réponse à votre demande { $reference }
pack-nothing = Rien.
pack-working-end = Pour le bureau seul. Ce que d’autres services détiennent et que ce poste ne lit pas n’est pas ici.
pack-answer-end = Cette réponse porte sur ce que notre service détient dans ce système et peut communiquer. Elle peut être incomplète dans les limites de la loi. Vous pouvez demander une rectification ou un effacement, et saisir votre autorité de contrôle.
pack-column-what = Objet
pack-column-case = Dossier
pack-column-agency = Service
pack-column-name = Nom
pack-column-values = Trouvé
pack-column-since = Détenu depuis
pack-column-legal-basis = Base juridique
pack-column-purpose = Finalité
pack-column-marking = Marquage
pack-column-kept-until = Examiné ou effacé avant le
pack-column-readers = Lu par
pack-column-given = Fichiers sortis
pack-column-said = Décision
pack-column-reason = Motif
pack-column-recipients = Destinataires
records-acts = Actes
corrections = Rectifications
corrections-hint = Quiconque a reçu des données est informé quand elles sont rectifiées, retirées, marquées plus strictement ou effacées, et quiconque a reçu des notes ou des documents quand ils sont effacés.
corrections-received = De ce que vous avez reçu
corrections-own = De ce qui est à votre service
corrections-none = Rien n’a été rectifié.
corrections-wait = Rectifications et effacements
correction-of = { $agency } { $what ->
    [data-erased] a effacé des données que vous avez reçues
    [papers-erased] a effacé { $papers ->
        [one] une note ou un document que vous avez reçu
       *[other] { $papers } notes et documents que vous avez reçus
    }
   *[other] a rectifié des données que vous avez reçues
} le { $day }
correction-papers = { $papers ->
    [one] Une note ou un document
   *[other] { $papers } notes et documents
}
correction-of-own-papers = Des notes ou des documents de votre service ont été effacés
correction-of-own = Votre service a rectifié des données : { $what }
correction-value = { $was } est maintenant { $now }
correction-value-out = { $was } a été ôté
correction-taken-back = Annulée, { $when }
correction-reason = Motif : { $reason }
correction-passed-on = Vous avez transmis des fichiers de ce dossier. Informez qui les a reçus : { $files }.
correction-done = Marquer comme fait
correction-done-title = Dire que votre service y a donné suite
correction-done-hint = Rectifiez ou effacez vos propres copies, et informez ceux à qui vous en avez donné.
correction-undo-done = Finalement pas fait
correction-note = Ce qui a été fait
correction-acknowledged = { $agency } : fait, { $when }
correction-waits-for = { $agency } : reçu le { $day }, sans réponse
correction-open = { $count ->
    [0] Tout le monde est au courant.
    [one] { $count } doit encore répondre ou être informé.
   *[other] { $count } doivent encore répondre ou être informés.
}
correction-untold = À informer par votre service
correction-untold-row = { $name }, { $way }, { $day }
correction-tell = Informé
correction-tell-label = Informé : { $name }
correction-told-title = Dire qu’ils ont été informés
correction-told = { $name } : informé, { $when }
correction-add = Ajouter quelqu’un
correction-add-title = Ajouter quelqu’un à informer
correction-add-name = Qui
correction-add-on = Reçu le
correction-take-back = Revenir dessus
correction-take-back-title = Revenir sur la rectification
correction-take-back-hint = Les données sont comme avant. Qui y avait donné suite est informé de nouveau.
correct-values = Rectifier des valeurs
correct-values-title = Rectifier des valeurs de ces données
correct-values-hint = De nouvelles données remplacent celles-ci, qui sont retirées. Quiconque les a reçues est informé.
correct-find = Chercher une valeur
correct-find-hint = Sur { $held } valeurs, { $most } sont proposées. Saisissez une partie de celle que vous cherchez.
correct-value = Valeur
correct-value-next = Une autre valeur
correct-becomes = Ce que { $was } aurait dû être
correct-not = Ne pas rectifier
correct-becomes-hint = Vide : elle est ôtée.
correct-made = { $told ->
    [0] Aucun service ne lit le dossier nommément.
    [one] { $told } service est informé.
   *[other] { $told } services sont informés.
} { $untold ->
    [0] {""}
    [one] Un destinataire à informer vous-même : voir Traces, Rectifications.
   *[other] { $untold } destinataires à informer vous-même : voir Traces, Rectifications.
}
