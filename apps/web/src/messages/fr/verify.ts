import type { Translation } from '../../i18n/catalogue.ts';
import type english from '../en/verify.ts';

export default {
  surface: 'Vérification',
  'nav.verify': 'Vérifier un kit',
  'nav.receipt': 'Rechercher un reçu',
  'nav.registry': 'Registre',
  'nav.program': 'À propos du programme',

  'start.title': 'Vérifier un kit',
  'start.lead':
    'Remettez le kit que vous avez reçu. Il est lu et ses empreintes sont calculées sur cet ordinateur ; rien n’en est envoyé, et aucun compte n’est nécessaire.',
  'start.drop': 'Déposez un kit ici',
  'start.drop.detail': 'le fichier ZIP, ou le dossier décompressé',
  'start.samples': 'Pas de kit sous la main ?',
  'start.sample.good': 'Essayez un exemple',
  'start.sample.broken': 'ou un exemple dont un octet a été modifié',
  'start.proves': 'Ce qui est vérifié',

  'sample.title': 'Ceci est un exemple',
  'sample.body':
    'Son émetteur est inventé. Il est vérifié avec sa propre racine de confiance, à la date pour laquelle il a été fait.',

  'progress.title': 'Vérification',
  'progress.documents': 'Lecture du kit',
  'progress.files': 'Calcul des empreintes',
  'progress.proof': 'Vérification de la signature et de la preuve du journal',
  'progress.bytes': '{done} sur {total}',
  'progress.cancel': 'Annuler',

  'verdict.VERIFIED.sentence':
    'Chaque fichier est exactement ce que l’émetteur nommé ci-dessous a signé et inscrit dans son journal.',
  'verdict.NOT_VERIFIED.sentence': 'Au moins une vérification requise a échoué. Ne vous fiez pas à ce kit en l’état.',
  'verdict.NOT_ESTABLISHED.sentence':
    'Aucune vérification requise n’a échoué, mais un élément nécessaire pour conclure manque ou n’est plus à jour.',
  'verdict.MALFORMED.sentence':
    'Ce programme ne peut pas lire comme un kit ce que vous avez remis ; rien n’y a donc été jugé.',
  'verdict.why': 'Pourquoi',
  'verdict.next': 'Que faire ensuite',
  'verdict.checked': 'Vérifié à la date du {moment}.',
  'verdict.no.trust.next':
    'Ajoutez le fichier de confiance de l’émetteur sous « Racine de confiance » ci-dessous. Le kit sera alors vérifié de nouveau.',

  'actions.download': 'Télécharger le rapport (JSON)',
  'actions.print': 'Imprimer le rapport',
  'actions.another': 'Vérifier un autre kit',

  'facts.title': 'Ce que ce kit dit de lui-même',
  'facts.unproven': 'Ce sont les mots du kit. Le verdict ci-dessus ne les appuie pas.',
  'facts.name': 'Remis sous le nom',
  'facts.issuer': 'Émis par',
  'facts.client': 'Pour le client',
  'facts.partner': 'Par l’intermédiaire de',
  'facts.profile': 'Profil',
  'facts.profile.value': '{id}, version {version}',
  'facts.issued': 'Émis le',
  'facts.issued.claim': '{moment} (selon l’émetteur)',
  'facts.files': 'Fichiers',
  'facts.files.value_one': '{count} fichier, {size}',
  'facts.files.value_other': '{count} fichiers, {size}',
  'facts.files.value_many': '{count} de fichiers, {size}',
  'facts.log': 'Entrée du journal',
  'facts.receipt.hash': 'Reçu (SHA-256)',
  'facts.kit': 'Identifiant du kit',

  'registry.title': 'Ce que dit le registre aujourd’hui',
  'registry.lead':
    'Un kit ne peut pas savoir s’il a été retiré après son émission. Le registre le sait ; l’interroger lui apprend quel reçu vous examinez, c’est pourquoi rien ne lui est demandé avant que vous n’appuyiez sur le bouton.',
  'registry.ask': 'Interroger le registre',
  'registry.failed': 'Le registre n’a pas répondu',
  'registry.issued': 'Émis, et non retiré',
  'registry.issued.body': 'Le journal contient ce reçu sous une clé alors valide, et aucun retrait.',
  'registry.withdrawn': 'Retiré',
  'registry.withdrawn.body':
    'L’émetteur a retiré ce reçu. Le kit est toujours celui qui a été émis, mais l’émetteur ne s’en porte plus garant. Demandez-en la raison à l’expéditeur.',
  'registry.superseded': 'Remplacé',
  'registry.superseded.body': 'L’émetteur l’a remplacé par un kit plus récent. Demandez celui-ci à l’expéditeur.',
  'registry.unknown': 'Inconnu de ce registre',
  'registry.unknown.body':
    'Le journal de ce registre ne contient pas ce reçu sous une clé valide. Il vient peut-être d’un autre émetteur, ou il est trop récent pour y figurer.',
  'registry.successor': 'Reçu qui l’a remplacé',
  'registry.as.of': 'État du journal à {size} entrées',

  'receipt.title': 'Rechercher un reçu',
  'receipt.lead':
    'Le registre indique si un reçu a été émis, retiré ou remplacé. Il ne connaît que des empreintes, et aucune donnée de clients.',
  'receipt.label': 'SHA-256 du reçu',
  'receipt.help':
    '64 chiffres hexadécimaux. Ils figurent dans le rapport d’un kit vérifié : c’est le SHA-256 de receipt.json.',
  'receipt.malformed': 'Un SHA-256 compte 64 caractères, de 0 à 9 et de a à f.',
  'receipt.look.up': 'Rechercher',

  'bracket.title': 'Quand le reçu a été fait, selon d’autres que l’émetteur',
  'bracket.not.before': 'Pas avant',
  'bracket.not.after': 'Pas après',
  'bracket.none': 'Non établi',
  'bracket.cosignatures': 'état du journal cosigné par',
  'bracket.receipt_timestamp': 'reçu horodaté par',
  'bracket.checkpoint_timestamp': 'état du journal horodaté par',

  'checks.proves': 'Les cinq choses qu’un kit prouve',
  'checks.also': 'Journal, témoins et temps',
  'checks.required': 'requis',
  'checks.reported': 'signalé, non requis',
  'checks.code': 'Code',
  'checks.meaning': 'Signification',
  'checks.next': 'Ensuite',
  'checks.file': 'Fichier',
  'checks.expected': 'Attendu',
  'checks.found': 'Trouvé',
  'checks.section': 'Spécification',
  'checks.none': 'Non atteint : une erreur précédente a arrêté la vérification.',
  'checks.show.all_one': 'Afficher la vérification',
  'checks.show.all_other': 'Afficher les {count} vérifications',
  'checks.show.all_many': 'Afficher les {count} de vérifications',

  'status.PASS': 'Réussi',
  'status.FAIL': 'Échec',
  'status.NOT_ESTABLISHED': 'Non établi',
  'status.NOT_APPLICABLE': 'Sans objet',

  'group.files_match_manifest': 'Les fichiers correspondent au manifeste',
  'group.manifest_matches_receipt': 'Le manifeste correspond au reçu',
  'group.receipt_key_known': 'La clé du reçu est connue',
  'group.receipt_signature_valid': 'La signature du reçu est valide',
  'group.unmodified_since_issuance': 'Inchangé depuis l’émission',
  'group.logged': 'Inscrit au journal',
  'group.witnessed': 'Attesté par des témoins',
  'group.key_valid_at_log_index': 'Clé valide à cette entrée du journal',
  'group.not_withdrawn': 'Non retiré',
  'group.time_bracket': 'Encadrement dans le temps',

  'meaning.title': 'Ce que cela signifie',
  'meaning.proves': 'Ce qu’un kit vérifié prouve',
  'meaning.proves.not': 'Ce qu’il ne prouve pas',

  'files.title': 'Pièces',
  'files.lead': 'Les pièces de ce kit, avec le SHA-256 que le manifeste indique.',
  'files.none': 'Le manifeste n’indique aucune pièce.',
  'files.problem': 'voir les vérifications',
  'files.submitted.as': 'remis sous le nom',
  'files.show.all_one': 'Afficher le fichier',
  'files.show.all_other': 'Afficher les {count} fichiers',
  'files.show.all_many': 'Afficher les {count} de fichiers',

  'trust.title': 'Racine de confiance',
  'trust.origin.none': 'Aucune racine de confiance',
  'trust.origin.none.body':
    'Tout ce qui dépend d’une clé reste « non établi ». Procurez-vous le fichier de confiance auprès du registre de l’émetteur ou d’une personne de confiance, jamais dans le kit lui-même.',
  'trust.origin.page': 'Fournie par l’émetteur de ce site',
  'trust.origin.page.body':
    'Vous vous fiez à ce site pour désigner les bonnes clés. Pour en dépendre moins, comparez l’empreinte avec celle que l’émetteur a publiée ailleurs, ou apportez votre propre fichier de confiance.',
  'trust.origin.reader': 'Apportée par vous',
  'trust.origin.reader.body': 'Tout repose sur ce fichier. Comparez son empreinte avec celle que l’émetteur publie.',
  'trust.version': 'Version',
  'trust.expires': 'Expire le',
  'trust.issuers': 'Émetteurs',
  'trust.fingerprint': 'Empreinte (SHA-256)',
  'trust.choose': 'Choisir un fichier de confiance',
  'trust.forget': 'Ne plus l’utiliser',
  'trust.refused': 'Ce fichier a été refusé ({reason}). Rien n’a changé.',
  'trust.refused.read': 'il n’a pas pu être lu',
  'trust.accepted': 'La version {version} de la racine de confiance est maintenant utilisée.',

  'offline.title': 'Vérificateur hors ligne',
  'offline.body':
    'La même vérification en un seul fichier HTML, pour un ordinateur sans réseau. Il ne contient aucun code réseau. Avant de vous y fier, comparez son empreinte avec celle que vous avez obtenue par une autre voie.',
  'offline.sha256': 'SHA-256 du fichier',
  'offline.program': 'Empreinte du programme, telle que le fichier l’affiche',
  'offline.download': 'Télécharger ({size})',

  'problem.detail': 'Détail',
  'problem.retry': 'Choisir de nouveau',
  'problem.several_items.title': 'Plusieurs éléments ont été déposés',
  'problem.several_items.body': 'Un kit est un seul fichier ZIP ou un seul dossier.',
  'problem.several_items.next':
    'Déposez le ZIP seul, ou le dossier qui contient manifest.json, et non les fichiers qui s’y trouvent.',
  'problem.nothing_dropped.title': 'Aucun fichier n’a été remis',
  'problem.nothing_dropped.body':
    'Ce qui a été déposé n’est pas un fichier de cet ordinateur : peut-être un lien ou un morceau de texte.',
  'problem.nothing_dropped.next':
    'Enregistrez d’abord le kit sur cet ordinateur, puis déposez-le ici ou choisissez-le avec le bouton.',
  'problem.empty_folder.title': 'Le dossier est vide',
  'problem.empty_folder.body': 'Il ne contient aucun fichier que cette page puisse lire.',
  'problem.empty_folder.next': 'Décompressez de nouveau le kit et choisissez le dossier qui contient manifest.json.',
  'problem.too_many_files.title': 'Le dossier contient trop de fichiers',
  'problem.too_many_files.body':
    'Aucun kit n’a autant de fichiers. Un dossier de niveau supérieur a peut-être été choisi.',
  'problem.too_many_files.next': 'Choisissez le dossier même qui contient manifest.json.',
  'problem.folder_without_manifest.title': 'Ce dossier n’est pas un kit',
  'problem.folder_without_manifest.body': 'Il ne contient pas de manifest.json. Tout kit en a un à son sommet.',
  'problem.folder_without_manifest.next':
    'Choisissez le dossier qui contient manifest.json. Si vous n’avez que certains fichiers d’un kit, demandez le kit entier à l’expéditeur.',
  'problem.folder_unreadable.title': 'Le dossier n’a pas pu être lu',
  'problem.folder_unreadable.body': 'Le navigateur a refusé de le lire, ou il a changé pendant la lecture.',
  'problem.folder_unreadable.next': 'Utilisez le bouton « Choisir un dossier », ou vérifiez plutôt le fichier ZIP.',
  'problem.file_unreadable.title': 'Un fichier n’a pas pu être lu',
  'problem.file_unreadable.body':
    'Il a été déplacé, modifié ou verrouillé pendant la lecture, ou son disque a été retiré.',
  'problem.file_unreadable.next':
    'Copiez le kit sur le disque de cet ordinateur, fermez les programmes qui pourraient en tenir les fichiers ouverts, puis réessayez.',
  'problem.not_a_zip.title': 'Ce fichier n’est pas un fichier ZIP',
  'problem.not_a_zip.body':
    'Un kit est livré en un seul fichier ZIP. Ce fichier n’en a pas le début, quel que soit son nom.',
  'problem.not_a_zip.next':
    'Choisissez le ZIP du kit. Si c’est bien ce fichier, le téléchargement a été interrompu ou altéré : recommencez-le. Un fichier de confiance se remet sous « Racine de confiance » ci-dessous.',
  'problem.unexpected.title': 'Une erreur s’est produite dans ce programme',
  'problem.unexpected.body': 'La vérification s’est arrêtée avant tout verdict. Cela ne dit rien du kit.',
  'problem.unexpected.next': 'Réessayez avec un autre navigateur, ou utilisez le vérificateur hors ligne ci-dessous.',
} as const satisfies Translation<typeof english>;
