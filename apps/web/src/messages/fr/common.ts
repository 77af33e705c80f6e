import type { Translation } from '../../i18n/catalogue.ts';
import type english from '../en/common.ts';

export default {
  boundary:
    'traite uniquement des pièces : il rassemble celles qui lui sont remises, vérifie qu’elles sont complètes et lisibles selon un profil désigné, puis les scelle de sorte que toute modification se voie. Il ne s’agit ni d’un audit, ni d’une certification, ni d’un conseil juridique, ni d’une approbation, et rien n’est dit de la véracité des pièces.',

  'shell.skip': 'Aller au contenu',
  'shell.menu': 'Menu',
  'theme.label': 'Apparence',
  'theme.auto': 'Comme le système',
  'theme.light': 'Claire',
  'theme.dark': 'Sombre',
  'language.label': 'Langue',

  'action.cancel': 'Annuler',
  'copy.what': 'Copier : {what}',
  'copy.done': 'Copié.',
  'copy.refused': 'Le navigateur n’autorise pas la copie. Sélectionnez le texte et copiez-le vous-même.',

  'connection.lost': 'Le serveur est injoignable',
  'connection.lost.body': 'Votre saisie reste sur cette page. Vérifiez votre connexion, puis réessayez.',
  'session.ended': 'Votre session a pris fin',
  'session.ended.body':
    'Connectez-vous de nouveau pour reprendre là où vous en étiez. Votre saisie est conservée dans cet onglet.',
  'session.sign.in': 'Se connecter',

  'problem.retry': 'Réessayer',
  'problem.code': 'Code',
  'problem.request': 'Requête',
  'problem.unreachable': 'Le serveur est injoignable.',
  'problem.unreachable.next': 'Vérifiez votre connexion et réessayez. Rien n’a été perdu sur cette page.',
  'problem.signed_out': 'Votre session a pris fin.',
  'problem.signed_out.next': 'Connectez-vous de nouveau ; vous reviendrez à cette page.',
  'problem.unexpected': 'Une erreur s’est produite dans cette application.',
  'problem.unexpected.next': 'Réessayez. Si l’erreur persiste, indiquez à l’émetteur ce que vous faisiez.',
  'problem.server.next':
    'L’erreur vient de nous. Réessayez dans un instant ; si elle persiste, citez la requête ci-dessous.',
  'refusal.oidc_account_unknown':
    'Aucun compte n’a ici l’adresse e-mail vérifiée que donne votre fournisseur d’identité.',
  'refusal.oidc_account_unknown.next':
    'Demandez une invitation à cette adresse précise, ou faites vérifier l’adresse chez le fournisseur. L’inscription libre est fermée.',
  'refusal.oidc_answer_invalid': 'La réponse du fournisseur d’identité n’a pas pu être vérifiée.',
  'refusal.oidc_answer_invalid.next': 'Recommencez. Si cela persiste, prévenez la personne qui exploite ce serveur.',
  'refusal.oidc_refused': 'Le fournisseur d’identité ne vous a pas connecté.',
  'refusal.oidc_refused.next': 'Recommencez, ou connectez-vous autrement.',
  'refusal.oidc_sign_in_unknown':
    'Cette connexion a été commencée dans un autre navigateur ou il y a trop longtemps, ou sa réponse a déjà servi.',
  'refusal.oidc_sign_in_unknown.next': 'Recommencez.',
  'refusal.oidc_subject_differs': 'Ce compte est relié à un autre compte du fournisseur d’identité.',
  'refusal.oidc_subject_differs.next': 'Connectez-vous autrement, puis supprimez le lien sur la page de votre compte.',
  'refusal.oidc_unavailable': 'Le fournisseur d’identité est injoignable.',
  'refusal.oidc_unavailable.next': 'Connectez-vous autrement, ou réessayez dans quelques minutes.',
  'refusal.password_common': 'Ce mot de passe est l’un des premiers que l’on essaierait.',
  'refusal.password_common.next': 'Choisissez-en un autre, par exemple quatre mots sans rapport entre eux.',
  'refusal.password_personal': 'Ce mot de passe est fait de votre nom, de votre adresse ou du nom de ce service.',
  'refusal.password_personal.next': 'Choisissez-en un autre, par exemple quatre mots sans rapport avec vous.',
  'problem.refused.next': 'Vérifiez votre saisie et réessayez.',

  'page.missing': 'Aucune page ne correspond à cette adresse',
  'page.missing.body': 'L’adresse est peut-être incomplète, ou la page a été déplacée.',
  'page.missing.home': 'Vers la première page',
  'page.failed': 'Cette page n’a pas pu être affichée',

  'packet.state.collecting': 'En collecte',
  'packet.state.evaluating': 'En évaluation',
  'packet.state.blocked': 'Bloqué',
  'packet.state.ready': 'Prêt',
  'packet.state.issuing': 'En émission',
  'packet.state.issued': 'Émis',
  'packet.state.withdrawn': 'Retiré',
  'packet.state.superseded': 'Remplacé',
  'packet.state.cancelled': 'Annulé',
  'outcome.label': 'Évaluation',
  'verdict.VERIFIED': 'VÉRIFIÉ',
  'verdict.NOT_VERIFIED': 'NON VÉRIFIÉ',
  'verdict.NOT_ESTABLISHED': 'NON ÉTABLI',
  'verdict.MALFORMED': 'PAS UN KIT',

  'table.filters': 'Filtrer : {label}',
  'table.csv': 'Exporter en CSV',
  'table.failed': '{label} : la liste n’a pas pu être chargée',
  'table.loading': '{label} : chargement',
  'table.range': 'Lignes {from} à {to}',
  'table.range.of': 'Lignes {from} à {to} sur {total}',
  'table.previous': 'Précédent',
  'table.next': 'Suivant',
  'table.nothing.found': 'Aucun élément ne correspond à ces filtres',
  'table.nothing.found.body': 'Modifiez ou effacez les filtres pour voir les autres éléments.',
  'table.clear.filters': 'Effacer les filtres',

  'form.errors_one': 'Un champ demande votre attention',
  'form.errors_other': '{count} champs demandent votre attention',
  'form.errors_many': '{count} de champs demandent votre attention',
  'form.optional': 'facultatif',

  loading: 'Chargement …',
  'form.restored': 'Ce que vous aviez saisi dans cet onglet est toujours là.',
  'rule.required': 'Cette information est nécessaire.',
  'rule.long': 'Au plus {max} caractères.',
  'rule.email': 'Cela ne ressemble pas à une adresse e-mail.',
  'rule.password': 'Au moins {min} caractères.',
  'rule.code': 'Six chiffres.',

  'files.choose': 'Choisir des fichiers',
  'files.choose.one': 'Choisir un fichier',
  'files.choose.folder': 'Choisir un dossier',
  'files.state.waiting': 'En attente',
  'files.state.hashing': 'Calcul de l’empreinte',
  'files.state.uploading': 'Envoi en cours',
  'files.state.paused': 'En pause',
  'files.state.done': 'Reçu',
  'files.state.failed': 'Refusé',
  'files.state.returned': 'Renvoyé',
  'files.progress': 'Progression de {name}',
  'files.done.of': '{done} sur {total}',
  'files.sha256': 'SHA-256 de {name}',
  'files.remove': 'Retirer {name}',
  'files.state.offline': 'En attente de la connexion',
  'files.state.interrupted': 'Interrompu',
  'files.state.inspecting': 'En cours d’examen',
  'files.state.stopped': 'Non envoyé',
  'files.pause': 'Suspendre',
  'files.resume': 'Reprendre',
  'files.same': 'Le serveur a le même SHA-256',
  'files.differs': 'Le serveur a un autre SHA-256',
  'files.offline.detail': 'Ce qui est arrivé est conservé. L’envoi reprend de lui-même quand la connexion revient.',
  'files.interrupted.detail':
    '{done} étaient arrivés avant la fermeture de la page. Ajoutez à nouveau le même fichier : l’envoi reprend de là.',
  'files.member.refused': 'Non repris de l’archive : {name}.',
  'files.refused.executable':
    'C’est un programme. Les programmes ne sont jamais acceptés ; envoyez le document lui-même.',
  'files.refused.script': 'Il contient un script. Envoyez le document sans celui-ci.',
  'files.refused.macros':
    'Il contient des macros. Enregistrez-le sans macros (en .docx ou .xlsx), puis ajoutez-le à nouveau.',
  'files.refused.active_content':
    'Il contient du contenu exécutable. Exportez-le en PDF simple, puis ajoutez-le à nouveau.',
  'files.refused.archive_encrypted': 'L’archive a un mot de passe. Décompressez-la et ajoutez les fichiers eux-mêmes.',
  'files.refused.archive_damaged': 'L’archive ne s’ouvre pas. Refaites-la ou ajoutez les fichiers eux-mêmes.',
  'files.refused.archive_limits':
    'L’archive contient trop de fichiers ou devient trop grande à l’ouverture. Ajoutez les fichiers en plusieurs fois.',
  'files.refused.archive_name':
    'L’archive contient un fichier dont le nom sort de son dossier. Refaites-la ou ajoutez les fichiers eux-mêmes.',
  'files.refused.secret_found':
    'Il contient un mot de passe, une clé ou un jeton d’accès. Retirez-le, changez-le partout où il sert, puis ajoutez à nouveau le fichier.',
  'files.refused.malware_found':
    'L’antivirus du serveur y a trouvé quelque chose. Demandez à votre service informatique avant de l’envoyer où que ce soit.',
  'files.refused.type_not_accepted':
    'Ce type de fichier n’est pas accepté. Sont acceptés PDF, DOCX, XLSX, PNG, JPG, CSV, JSON, TXT, MD et ZIP.',
  'files.refused.too_large':
    'Il dépasse la taille que le serveur accepte. Divisez-le ou envoyez la partie qui répond à la demande.',
  'files.refused.upload_too_large':
    'Il dépasse la taille que le serveur accepte. Divisez-le ou envoyez la partie qui répond à la demande.',
  'files.refused.empty': 'Il est vide (0 octet). Vérifiez qu’il a été enregistré, puis ajoutez-le à nouveau.',
  'files.refused.inspection_limits':
    'Son examen a pris plus de temps que permis. Enregistrez-le sous une forme plus simple, par exemple en PDF.',
  'files.refused.hash_differs': 'Les octets arrivés ne sont pas ceux de votre fichier. Ajoutez-le à nouveau.',
  'files.refused.upload_expired': 'Il n’a pas été terminé à temps. Ajoutez-le à nouveau.',
  'files.refused.file_unreadable':
    'Le navigateur ne peut plus le lire : il a été déplacé, modifié ou est ouvert ailleurs. Ajoutez-le à nouveau.',

  'checklist.missing': 'Manquant',
  'checklist.incomplete': 'Incomplet',
  'checklist.complete': 'Complet',
  'checklist.returned': 'Renvoyé',
  'checklist.optional': 'Facultatif',
} as const satisfies Translation<typeof english>;
