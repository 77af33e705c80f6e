import type { Messages } from './messages.en.ts';

/** French texts of the pages. */
export const FRENCH: Messages = {
  'site.name': 'Registre public',
  'site.skip': 'Aller au contenu',
  'site.nav': 'Pages du registre',
  'site.other.language': 'English',
  'site.boundary': 'Chaque dossier porte cette déclaration, mot pour mot :',
  'site.boundary.note':
    'Ce texte fait foi en anglais. En français : « Constat d’enregistrement seulement. Ce dossier montre quelles pièces ont été remises, qu’elles étaient assez complètes selon le profil nommé pour être émises, et qu’elles n’ont pas changé depuis. Ce n’est ni un audit, ni une attestation, ni une certification, ni une approbation juridique, réglementaire, d’assurance ou d’achat. L’émetteur ne se prononce pas sur la véracité des pièces. »',
  'site.state': 'État à {size} entrées de {origin}.',
  'site.json': 'Pour les programmes',
  'site.problems': 'Codes d’erreur',

  'nav.home': 'Vue d’ensemble',
  'nav.log': 'Journal',
  'nav.checkpoints': 'Points de contrôle',
  'nav.keys': 'Clés',
  'nav.monitor': 'Surveillance',
  'nav.receipts': 'Récépissés',
  'nav.verify': 'Vérifier',

  'home.title': 'Le journal public des récépissés de dossiers de preuves',
  'home.lead':
    'Les récépissés sont ajoutés à la fin ; rien n’est jamais modifié ni retiré. Qui garde un point de contrôle peut le vérifier.',
  'home.lookup.label': 'Rechercher un récépissé',
  'home.lookup.help':
    'L’empreinte du récépissé : 64 chiffres, sur le rapport du vérificateur. C’est le SHA-256 de receipt.json dans le dossier.',
  'home.lookup.button': 'Rechercher',
  'home.entries': 'Entrées du journal',
  'home.newest': 'Dernière croissance',
  'home.newest.value': 'il y a {age}',
  'home.newest.none': 'Pas encore',
  'home.newest.seen': 'telle que ce registre l’a vue',
  'home.trust.version': 'Racine de confiance',
  'home.trust.version.value': 'Version {version}',
  'home.trust.expires': 'jusqu’au {date}',
  'home.trust.expired': 'expirée le {date}',
  'home.status': 'L’état de confiance, tel qu’il est',
  'home.shows': 'Ce que ce registre montre',
  'home.shows.1':
    'Qu’un récépissé portant cette empreinte a été inscrit, à quel index, et sous quelle clé de quel émetteur.',
  'home.shows.2':
    'Que rien n’a été modifié ni retiré du journal depuis un point de contrôle antérieur que vous détenez.',
  'home.shows.3':
    'Quels récépissés ont été retirés ou remplacés, et quelles clés révoquées, jusqu’au point de contrôle.',
  'home.shows.not': 'Ce qu’il ne montre pas',
  'home.shows.not.1': 'Que les pièces d’un dossier sont vraies, suffisantes, ou acceptées par quiconque.',
  'home.shows.not.2':
    'De quoi traite un dossier : le journal contient des empreintes et des signatures, aucun client, aucun fichier, aucun profil.',
  'home.shows.not.3':
    'Qu’un dossier est intact. Pour cela, vérifiez le dossier lui-même : cette page ne l’a jamais vu.',
  'home.shows.not.4':
    'Des heures exactes. L’ordre du journal est exact ; l’heure n’est connue que dans la mesure où des témoins ou des horodatages la donnent.',

  'witnessing.inactive.title': 'Aucun témoin n’est actif',
  'witnessing.inactive.text':
    'La racine de confiance dit « quorum none ». On ne sait de personne d’autre que l’opérateur qu’il a vu ce journal ; il n’est donc pas exclu que d’autres en voient un différent. Conservez vos points de contrôle et comparez-les.',
  'witnessing.inactive.cosigned':
    'Le point de contrôle porte des cosignatures. Sous « quorum none », elles ne comptent pour rien.',
  'witnessing.quorum_met.title': 'Le point de contrôle a ses témoins',
  'witnessing.quorum_met.text':
    'Les témoins que la racine de confiance demande (quorum {quorum}) l’ont cosigné : {witnesses}. Qu’ils soient indépendants de l’opérateur est un fait humain qu’aucune signature ne montre.',
  'witnessing.quorum_missed.title': 'Le point de contrôle n’a pas ses témoins',
  'witnessing.quorum_missed.text':
    'La racine de confiance demande le quorum {quorum}, et trop peu de témoins ont cosigné ce point de contrôle : {witnesses}.',
  'witnessing.nobody': 'aucun',

  'status.roots': 'Clés racines',
  'status.roots.value': '{threshold} sur {count} doivent signer tout changement de la racine de confiance',
  'status.roots.one': 'Une seule clé décide : qui la détient peut changer toutes les autres.',
  'status.log': 'Clé du journal',
  'status.log.frozen': 'Ce journal s’est terminé à {size} entrées.',
  'status.trust': 'Racine de confiance',
  'status.trust.value': 'Version {version}, du {created} au {expires}',
  'status.trust.expired':
    'Elle a expiré. Les vérificateurs répondent NOT ESTABLISHED jusqu’à la publication d’une nouvelle version.',
  'status.fingerprint': 'Empreinte (SHA-256 du fichier)',

  'log.title': 'Journal',
  'log.lead': 'Toutes les entrées, la plus récente d’abord. Chacune a été lue et vérifiée contre la racine signée.',
  'log.empty': 'Le journal n’a pas encore d’entrée.',
  'log.index': 'Index',
  'log.kind': 'Nature',
  'log.subject': 'Objet',
  'log.newer': 'Plus récentes',
  'log.older': 'Plus anciennes',
  'log.jump': 'Aller à l’entrée',
  'log.jump.button': 'Aller',
  'log.range': 'Entrées {first} à {last} sur {size}',

  'kind.receipt.v1': 'Récépissé',
  'kind.key.v1.activate': 'Activation d’une clé',
  'kind.key.v1.retire': 'Mise hors service d’une clé',
  'kind.revoke.v1': 'Révocation d’une clé',
  'kind.withdraw.v1.withdrawn': 'Retrait d’un récépissé',
  'kind.withdraw.v1.superseded': 'Remplacement d’un récépissé',
  'kind.trust.v1': 'Nouvelle racine de confiance',
  'kind.unreadable': 'Pas une entrée du registre',

  'subject.receipt': 'Récépissé {hash}',
  'subject.key': 'Clé {kid} de {issuer}',
  'subject.trust': 'Version {version}',
  'subject.unreadable': 'Ces octets sont dans le journal et ne signifient rien pour ce registre.',

  'entry.title': 'Entrée {index}',
  'entry.explain.receipt.v1':
    'Un récépissé a été inscrit. Le journal contient l’empreinte du récépissé et la signature qui la couvre ; le récépissé lui-même est chez qui détient le dossier.',
  'entry.explain.key.v1':
    'Une clé a été annoncée. C’est la racine de confiance nommant cet index qui lui donne autorité, non l’entrée.',
  'entry.explain.revoke.v1':
    'Les clés racines ont révoqué une clé d’émetteur. Cela compte si elles sont assez nombreuses à avoir signé, ce que ce registre vérifie pour son état.',
  'entry.explain.withdraw.v1':
    'L’émetteur dit qu’un récépissé est retiré ou remplacé. Cela compte si la clé qui a signé était valable à cet index.',
  'entry.explain.trust.v1': 'Une version de la racine de confiance a été annoncée, par l’empreinte de son fichier.',
  'entry.explain.unreadable':
    'Ces octets ne sont pas une entrée que le registre connaît. Un audit du journal les signale.',
  'entry.standing': 'Compte-t-elle ?',
  'entry.standing.receipt.yes': 'Oui : la clé était valable à cet index.',
  'entry.standing.receipt.no':
    'Non : la racine de confiance ne dit pas cette clé valable à cet index, ou le récépissé avait déjà été inscrit.',
  'entry.standing.withdraw.yes': 'Oui : l’émetteur du récépissé l’a signée, avec une clé valable à cet index.',
  'entry.standing.withdraw.no':
    'Non : elle n’est pas signée par l’émetteur de ce récépissé avec une clé valable à cet index. Quiconque peut ajouter au journal peut écrire une telle entrée.',
  'entry.standing.revoke.yes': 'Oui : assez de clés racines l’ont signée.',
  'entry.standing.revoke.no': 'Non : trop peu de clés racines l’ont signée.',
  'entry.standing.key.yes': 'Oui : la racine de confiance nomme cette clé à cet index.',
  'entry.standing.key.no': 'Pas par elle-même : la dernière racine de confiance ne nomme pas cette clé à cet index.',
  'entry.standing.trust.yes': 'Oui : elle nomme le fichier publié ici.',
  'entry.standing.trust.no': 'Non : le fichier de cette version publié ici en est un autre, ou il n’y en a pas.',
  'entry.content': 'L’entrée, octet pour octet',
  'entry.leaf': 'Empreinte de la feuille',
  'entry.receipt.status': 'État de ce récépissé',
  'entry.proof': 'Pourquoi elle est dans le journal',
  'entry.proof.text':
    'Calculez l’empreinte de l’entrée. Joignez ensuite le résultat à chaque empreinte ci-dessous, dans l’ordre, à gauche ou à droite. Après {steps} étapes, le résultat est la racine que le journal a signée. Une entrée modifiée, déplacée ou ajoutée à l’insu du journal ne pourrait y parvenir.',
  'entry.proof.single': 'C’est la seule entrée : son empreinte est la racine que le journal a signée.',
  'entry.proof.start': 'Empreinte de l’entrée',
  'entry.proof.left': 'avec, à sa gauche',
  'entry.proof.right': 'avec, à sa droite',
  'entry.proof.end': 'donne la racine signée',
  'entry.check': 'Vérifiez vous-même',
  'entry.check.text':
    'Avec curl, coreutils et OpenSSL 3. La clé de la dernière ligne est celle du journal, d’après la version {version} de la racine de confiance ; prenez-la d’une racine dont vous avez comparé l’empreinte.',
  'entry.files': 'Fichiers',
  'entry.file.raw': 'L’entrée',
  'entry.file.proof': 'Fichier de preuve (tlog-proof)',
  'entry.file.json': 'Preuve en JSON',
  'entry.previous': 'Entrée {index}',
  'entry.next': 'Entrée {index}',

  'checkpoints.title': 'Points de contrôle',
  'checkpoints.lead':
    'Un point de contrôle est la signature du journal sur tout ce qu’il contenait à une taille donnée. Gardez-en un : il doit faire partie de tous les suivants.',
  'checkpoints.latest': 'Dernier point de contrôle',
  'checkpoints.size': 'Entrées',
  'checkpoints.root': 'Racine',
  'checkpoints.cosigners': 'Témoins de la politique',
  'checkpoints.cosigners.none': 'La politique ne nomme aucun témoin.',
  'checkpoints.witness': 'Témoin',
  'checkpoints.cosigned': 'A cosigné ce point de contrôle',
  'checkpoints.cosigned.yes': 'oui, le {date}',
  'checkpoints.cosigned.untimed': 'oui',
  'checkpoints.cosigned.no': 'non',
  'checkpoints.policy': 'La politique, mot pour mot',
  'checkpoints.earlier': 'Points de contrôle vus par ce registre',
  'checkpoints.earlier.text':
    'Les 50 derniers au plus, avec le moment où ce programme les a vus d’abord, selon sa propre horloge. Cela ne fait pas partie de ce que le journal signe.',
  'checkpoints.seen': 'Vu d’abord',
  'checkpoints.compare': 'Comparer avec un point que vous avez gardé',
  'checkpoints.compare.text':
    'Demandez la preuve que votre ancien point de contrôle est le début de celui-ci, et vérifiez-la avec « attestlayer log monitor » ou tout outil qui connaît la RFC 6962.',

  'keys.title': 'Clés et confiance',
  'keys.lead':
    'C’est l’ordre du journal qui décide quelle clé était valable, non une date : un récépissé à l’index i vaut sous une clé si i est dans la fenêtre de cette clé. Un voleur peut antidater un récépissé, mais non la place que le journal lui a donnée.',
  'keys.issuers': 'Clés des émetteurs',
  'keys.issuers.none': 'La racine de confiance ne nomme aucune clé d’émetteur.',
  'keys.key': 'Clé',
  'keys.state': 'État',
  'keys.window': 'Valable pour les entrées',
  'keys.window.open': 'après {from}',
  'keys.window.closed': 'après {from}, jusqu’à {until}',
  'keys.window.none': 'aucune',
  'keys.state.active': 'active',
  'keys.state.retired': 'hors service',
  'keys.state.compromised': 'compromise',
  'keys.state.unknown': 'hors de contrôle, depuis une date inconnue',
  'keys.events': 'Événements de clés dans le journal',
  'keys.events.none': 'Le journal n’a pas encore d’événement de clé.',
  'keys.logs': 'Journaux',
  'keys.logs.active': 'actif',
  'keys.logs.frozen': 'figé à {size} entrées',
  'keys.roots': 'Clés racines',
  'keys.roots.text':
    '{threshold} de ces {count} clés doivent signer une nouvelle version, et les racines de la version précédente aussi.',
  'keys.tsas': 'Autorités d’horodatage',
  'keys.tsas.none': 'Aucune : sous cette racine de confiance, les horodatages ne comptent pour rien.',
  'keys.versions': 'Versions de la racine de confiance',
  'keys.versions.text':
    'La confiance commence par une empreinte que vous avez comparée par une autre voie que ce site. Chaque version suivante est signée par les racines de la précédente.',
  'keys.version': 'Version {version}',
  'keys.version.dates': 'Du {created} au {expires}',
  'keys.version.first': 'La première version : c’est elle qu’il faut épingler.',
  'keys.version.same': 'Rien que ses dates et l’état du journal qu’elle nomme.',
  'change.issuer.added': 'Émetteur {name} ajouté',
  'change.issuer.removed': 'Émetteur {name} retiré',
  'change.key.added': 'Clé {kid} de {name} ajoutée',
  'change.key.removed': 'Clé {kid} de {name} retirée',
  'change.key.state': 'Clé {kid} de {name} désormais {state}',
  'change.key.window': 'La fenêtre de la clé {kid} de {name} a changé',
  'change.log.added': 'Journal {origin} ajouté',
  'change.log.removed': 'Journal {origin} retiré',
  'change.log.frozen': 'Journal {origin} figé',
  'change.log.key': 'La clé du journal {origin} a changé',
  'change.root.added': 'Clé racine {kid} ajoutée',
  'change.root.removed': 'Clé racine {kid} retirée',
  'change.threshold': 'Seuil des racines : {from}, désormais {to}',
  'change.policy': 'Politique de témoins changée : « {from} », désormais « {to} »',
  'change.policy.witnesses': 'Les témoins de la politique ont changé',
  'change.tsas': 'Autorités d’horodatage changées',

  'monitor.title': 'Surveillance',
  'monitor.lead':
    'Ce que ce registre voit de son propre journal. Un opérateur qui triche tricherait ici aussi : faites tourner votre propre surveillance.',
  'monitor.growth': 'Croissance',
  'monitor.growth.none':
    'Il n’y a pas encore de quoi tracer une courbe. Un point est gardé pour chaque heure où le journal a grandi.',
  'monitor.growth.caption': 'Nombre d’entrées, du {from} au {to}, vu par ce registre',
  'monitor.growth.alt': 'Le journal est passé de {first} à {last} entrées entre le {from} et le {to}.',
  'monitor.numbers': 'Chiffres',
  'monitor.age': 'Dernière croissance vue',
  'monitor.age.value': '{date} (il y a {age})',
  'monitor.age.never': 'aucune depuis que ce registre observe',
  'monitor.cosigned': 'Cosignature la plus récente',
  'monitor.cosigned.none': 'aucune qui compte',
  'monitor.merge': 'Délai d’intégration',
  'monitor.merge.value': 'au plus {seconds} s entre le dépôt et le lot suivant, selon le réglage du journal',
  'monitor.merge.unknown': 'inconnu ici',
  'monitor.reports': 'Résultats de surveillance, d’audit et de contrôle des fichiers',
  'monitor.reports.none': 'Personne n’a déposé de résultat ici.',
  'monitor.report.sound': 'Cohérent à {size} entrées',
  'monitor.report.audited': '{size} entrées rejouées : {violations} infractions, {notices} remarques',
  'monitor.report.alarm': 'Alarme : {code}',
  'monitor.report.damaged': 'Endommagé : {code}',
  'monitor.report.at': '{date}, exécuté par l’opérateur',
  'monitor.own': 'Faites tourner la vôtre',
  'monitor.own.text':
    'Elle retient le dernier point de contrôle, demande la preuve que chaque nouveau le contient, et donne l’alarme avec les pièces signées dans le cas contraire.',

  'receipts.title': 'Récépissés',
  'receipts.lead':
    'Interrogez le journal sur un récépissé. La réponse vaut au dernier point de contrôle et ne dit rien du dossier lui-même.',
  'receipts.malformed': 'Ce n’est pas une empreinte de récépissé',
  'receipts.malformed.text':
    'Une empreinte de récépissé est un SHA-256 : 64 chiffres, de 0 à 9 et de a à f en minuscules. Rien n’a été recherché.',
  'receipts.unknown': 'Inconnu',
  'receipts.unknown.text':
    'Le journal de {size} entrées ne contient aucun récépissé portant cette empreinte. Ou bien il n’a jamais été émis ici, ou bien il a été altéré, ou bien il viendra avec un point de contrôle ultérieur.',
  'receipts.unkeyed': 'Inconnu : la clé n’était pas valable',
  'receipts.unkeyed.text':
    'L’entrée {index} nomme cette empreinte, mais sous une clé que la racine de confiance ne dit pas valable à cet index. Ne vous y fiez pas.',
  'receipts.issued': 'Émis',
  'receipts.issued.text':
    'L’entrée {index} l’inscrit, sous une clé qui y était valable, et le journal de {size} entrées ne contient aucun retrait valable. Vérifiez le dossier lui-même pour savoir que c’est bien celui dont parle ce récépissé.',
  'receipts.withdrawn': 'Retiré',
  'receipts.withdrawn.text': 'L’émetteur l’a retiré par l’entrée {by}. Il avait été inscrit à l’entrée {index}.',
  'receipts.superseded': 'Remplacé',
  'receipts.superseded.text': 'L’émetteur l’a remplacé par l’entrée {by}. Il avait été inscrit à l’entrée {index}.',
  'receipts.successor': 'Le récépissé qui le remplace',
  'receipts.hash': 'Empreinte du récépissé',
  'receipts.issuer': 'Émetteur',
  'receipts.key': 'Clé',
  'receipts.entry': 'Entrée',
  'receipts.proof': 'Fichier de preuve',

  'verify.title': 'Comment vérifier',
  'verify.lead':
    'Il vous faut le dossier, et une racine de confiance dont vous avez comparé l’empreinte. Il ne vous faut ni compte, ni ce site.',
  'verify.first': 'D’abord, une fois : comparer l’empreinte',
  'verify.first.text':
    'Demandez à l’émetteur l’empreinte de la version {version} de la racine de confiance par une autre voie que ce site : sur papier, au téléphone, sur son propre site. Ce doit être :',
  'verify.page': 'Dans un navigateur',
  'verify.page.text':
    'Décompressez la trousse de vérification et ouvrez verifier.html. Déposez-y le dossier. La page n’a aucun code réseau : le dossier ne quitte pas votre ordinateur.',
  'verify.page.button': 'Télécharger verify-kit.zip',
  'verify.page.contents':
    'Elle contient le vérificateur hors ligne avec la racine de confiance intégrée, toutes les versions de la racine, les clés, le dernier point de contrôle, les retraits jusqu’à celui-ci, et deux scripts.',
  'verify.cli': 'En ligne de commande',
  'verify.cli.text':
    'La vérification entière, avec cosignatures et horodatages. Le code de sortie 0 est VERIFIED. Si le dossier a été retiré depuis, la recherche de ce registre le dit, ou une copie du journal donnée avec --log.',
  'verify.proves': 'Ce que prouve un dossier vérifié',
  'verify.proves.not': 'Ce qu’il ne prouve pas',
  'verify.stock': 'Avec sha256sum et OpenSSL',
  'verify.stock.text':
    'Pour qui n’exécute aucun de nos programmes : sh, coreutils et OpenSSL 3. Sont vérifiés les fichiers, le manifeste, la signature, la place dans le journal, la fenêtre de la clé et les retraits jusqu’au point de contrôle. Ne le sont pas les cosignatures et les horodatages.',
  'verify.stock.script': 'verify.sh, tel qu’il est dans la trousse',
  'verify.entry.script': 'check-entry.sh, qu’il appelle',
  'verify.endpoints': 'Pour les programmes',
  'verify.endpoints.text':
    'Tout peut être lu sans compte, depuis n’importe quelle page web, et mis en cache d’après son ETag.',

  'problems.title': 'Codes d’erreur',
  'problems.lead':
    'Ce que les adresses répondent quand elles ne peuvent répondre, en « problem details » (RFC 9457). Le code est stable, les mots ne le sont pas.',
  'problems.code': 'Code',
  'problems.status': 'Statut',
  'problems.meaning': 'Signification (en anglais)',

  'error.title': 'Cette page ne peut être montrée',
  'error.code': 'Code : {code}',
  'error.id': 'Identifiant pour l’opérateur : {id}',
  'error.home': 'Vers la vue d’ensemble',

  'age.seconds': '{count} s',
  'age.minutes': '{count} min',
  'age.hours': '{count} h',
  'age.days': '{count} jours',
};
