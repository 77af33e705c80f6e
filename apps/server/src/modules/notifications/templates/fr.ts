import type { MailCatalogue } from './mail-data.ts';

const CODE = 'Si le lien ne s’ouvre pas, saisissez ce code sur la page :';
const NOT_YOU =
  'Si vous n’êtes pas à l’origine de cette demande, ne faites rien : sans le lien ou le code, rien ne change.';
const due = (date: string | null) => (date === null ? [] : [`Date limite : ${date}.`]);

/** Mails in French. */
export const FRENCH: MailCatalogue = {
  greeting: 'Bonjour,',
  sentBy: (issuer) => `Ce message a été envoyé par ${issuer} avec AttestLayer.`,
  boundaryIntroduction:
    'À propos des kits émis par AttestLayer. Ce texte fait partie du format et n’existe qu’en anglais ; il dit qu’un kit conserve des pièces et ne vaut ni audit, ni approbation :',
  templates: {
    'team.invitation': ({ workspace, invited_by, role, link, code, until }) => ({
      subject: `Invitation à rejoindre ${workspace}`,
      paragraphs: [
        `${invited_by} vous invite à rejoindre ${workspace} avec le rôle ${role}.`,
        `L’invitation est valable jusqu’au ${until}.`,
      ],
      action: { label: 'Voir l’invitation', link },
      code: { label: CODE, value: code },
    }),
    'account.sign_in_link': ({ link, code, until }) => ({
      subject: 'Votre lien de connexion',
      paragraphs: [`Il sert une seule fois, jusqu’au ${until}.`, NOT_YOU],
      action: { label: 'Se connecter', link },
      code: { label: CODE, value: code },
    }),
    'account.password_reset': ({ link, code, until }) => ({
      subject: 'Choisissez un nouveau mot de passe',
      paragraphs: [`Le lien sert une seule fois, jusqu’au ${until}.`, NOT_YOU],
      action: { label: 'Choisir un nouveau mot de passe', link },
      code: { label: CODE, value: code },
    }),
    'account.security_changed': ({ change }) => ({
      subject: 'Votre compte a été modifié',
      paragraphs: [
        SECURITY_CHANGES[change],
        'Si ce n’était pas vous, prévenez aussitôt le propriétaire de votre espace de travail.',
      ],
    }),
    'application.received': ({ reference }) => ({
      subject: 'Nous avons reçu votre candidature',
      paragraphs: ['Une personne la lit et vous répond par courriel.', `Sa référence est ${reference}.`],
    }),
    'application.question': ({ organisation, question }) => ({
      subject: 'Une question sur votre candidature',
      paragraphs: [`Au sujet de la candidature de ${organisation} :`, question, 'Merci de répondre à ce message.'],
    }),
    'application.declined': ({ organisation, reason }) => ({
      subject: 'Votre candidature',
      paragraphs: [`La candidature de ${organisation} n’est pas retenue, pour cette raison :`, reason],
    }),
    'application.arrived': ({ organisation, link }) => ({
      subject: 'Une nouvelle candidature',
      paragraphs: [`${organisation} demande à devenir partenaire.`],
      action: { label: 'Ouvrir le dossier', link },
    }),
    'request.opened': ({ partner, client, title, due: date, link, code }) => ({
      subject: `${partner} demande des pièces à ${client}`,
      paragraphs: [
        `${partner} demande des pièces de ${client} : ${title}.`,
        ...due(date),
        'Aucun compte n’est nécessaire.',
      ],
      action: { label: 'Voir ce qui est demandé', link },
      code: { label: CODE, value: code },
    }),
    'request.reminder': ({ partner, requests, stop_link }) => ({
      subject: `${partner} attend encore des pièces`,
      paragraphs: [
        `${partner} attend encore ces pièces. Chaque demande a son propre lien.`,
        `Pour ne plus recevoir de rappel à leur sujet : ${stop_link}`,
      ],
      list: requests.map(({ client, title, due: date, open_items, link }) =>
        [`${client}, ${title} : ${link}`, ...due(date), ...open_items.map((item) => `${item}.`)].join(' '),
      ),
    }),
    'request.returned': ({ partner, client, items, link }) => ({
      subject: `Des pièces de ${client} ont été renvoyées`,
      paragraphs: [`${partner} a renvoyé ces pièces de ${client}, chacune avec sa raison.`],
      list: items.map(({ name, reason }) => `${name} : ${reason}`),
      action: { label: 'Les remplacer', link },
    }),
    'request.submitted': ({ client, title, link }) => ({
      subject: `${client} a transmis ses pièces`,
      paragraphs: [`${client} a transmis ses pièces pour ${title}.`],
      action: { label: 'Ouvrir le dossier', link },
    }),
    'report.shared': ({ partner, client, title, link }) => ({
      subject: `Ce qui manque à ${title}`,
      paragraphs: [`${partner} partage avec ${client} ce qui manque à ${title} selon l’évaluation.`],
      action: { label: 'Lire le rapport', link },
    }),
    'packet.issued': ({ title, receipt_id, link }) => ({
      subject: `Le kit de ${title} est émis`,
      paragraphs: [`Le kit de ${title} est émis sous le reçu ${receipt_id}.`],
      action: { label: 'Ouvrir le dossier', link },
    }),
    'packet.blocked': ({ title, blockers, link }) => ({
      subject: `${title} présente des blocages`,
      paragraphs: [`L’évaluation de ${title} a donné FAIL, avec ${blockers} blocages. Aucun crédit n’a été utilisé.`],
      action: { label: 'Voir les blocages', link },
    }),
    'packet.withdrawn': ({ title, receipt_id, reason, link }) => ({
      subject: `Le kit de ${title} est retiré`,
      paragraphs: [`Le kit portant le reçu ${receipt_id} est retiré, pour cette raison :`, reason],
      action: { label: 'Ouvrir le dossier', link },
    }),
    'credits.low': ({ workspace, available, link }) => ({
      subject: `Il reste ${available} crédits à ${workspace}`,
      paragraphs: [`Il reste ${available} crédits à ${workspace}. Chaque kit émis en utilise un.`],
      action: { label: 'Voir les crédits', link },
    }),
  },
};

const SECURITY_CHANGES = {
  password: 'Le mot de passe de votre compte a été changé, et toutes les autres sessions ont été fermées.',
  second_factor_on: 'Une application d’authentification est désormais demandée à la connexion.',
  second_factor_off: 'L’application d’authentification n’est plus demandée à la connexion.',
  passkey_added: 'Une clé d’accès a été ajoutée à votre compte.',
  passkey_removed: 'Une clé d’accès a été retirée de votre compte.',
  oidc_linked:
    'Votre compte a été ouvert pour la première fois par authentification unique, et peut désormais l’être ainsi.',
  oidc_unlinked: 'Votre compte n’est plus relié à l’authentification unique.',
};
