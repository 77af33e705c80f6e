import type { MailCatalogue } from './mail-data.ts';

const CODE = 'If the link does not open, type this code on the page:';
const NOT_YOU = 'If you did not ask for this, do nothing: without the link or the code nothing changes.';
const due = (date: string | null) => (date === null ? [] : [`It is due by ${date}.`]);

/** Mails in English. */
export const ENGLISH: MailCatalogue = {
  greeting: 'Hello,',
  sentBy: (issuer) => `This message was sent by ${issuer} with AttestLayer.`,
  boundaryIntroduction: 'About the kits that AttestLayer issues:',
  templates: {
    'team.invitation': ({ workspace, invited_by, role, link, code, until }) => ({
      subject: `Invitation to ${workspace}`,
      paragraphs: [`${invited_by} invites you to ${workspace} as ${role}.`, `The invitation is open until ${until}.`],
      action: { label: 'Look at the invitation', link },
      code: { label: CODE, value: code },
    }),
    'account.sign_in_link': ({ link, code, until }) => ({
      subject: 'Your link to sign in',
      paragraphs: [`It works once and until ${until}.`, NOT_YOU],
      action: { label: 'Sign in', link },
      code: { label: CODE, value: code },
    }),
    'account.password_reset': ({ link, code, until }) => ({
      subject: 'Choose a new password',
      paragraphs: [`The link works once and until ${until}.`, NOT_YOU],
      action: { label: 'Choose a new password', link },
      code: { label: CODE, value: code },
    }),
    'account.security_changed': ({ change }) => ({
      subject: 'Your account was changed',
      paragraphs: [SECURITY_CHANGES[change], 'If this was not you, tell the owner of your workspace at once.'],
    }),
    'application.received': ({ reference }) => ({
      subject: 'We have received your application',
      paragraphs: ['A person reads it and answers by mail.', `Its reference is ${reference}.`],
    }),
    'application.question': ({ organisation, question }) => ({
      subject: 'A question about your application',
      paragraphs: [`About the application of ${organisation}:`, question, 'Please answer this message.'],
    }),
    'application.declined': ({ organisation, reason }) => ({
      subject: 'Your application',
      paragraphs: [`The application of ${organisation} is declined for this reason:`, reason],
    }),
    'application.arrived': ({ organisation, link }) => ({
      subject: 'A new application',
      paragraphs: [`${organisation} applies to become a partner.`],
      action: { label: 'Open the case', link },
    }),
    'request.opened': ({ partner, client, title, due: date, link, code }) => ({
      subject: `${partner} asks ${client} for records`,
      paragraphs: [`${partner} asks for records of ${client}: ${title}.`, ...due(date), 'You need no account.'],
      action: { label: 'See what is asked for', link },
      code: { label: CODE, value: code },
    }),
    'request.reminder': ({ partner, requests, stop_link }) => ({
      subject: `${partner} still waits for records`,
      paragraphs: [
        `${partner} still waits for these records. Each request has its own link.`,
        `To get no more reminders about them: ${stop_link}`,
      ],
      list: requests.map(({ client, title, due: date, open_items, link }) =>
        [`${client}, ${title}: ${link}`, ...due(date), ...open_items.map((item) => `${item}.`)].join(' '),
      ),
    }),
    'request.returned': ({ partner, client, items, link }) => ({
      subject: `Records of ${client} were returned`,
      paragraphs: [`${partner} has returned these records of ${client}. Each has its reason.`],
      list: items.map(({ name, reason }) => `${name}: ${reason}`),
      action: { label: 'Replace them', link },
    }),
    'request.submitted': ({ client, title, link }) => ({
      subject: `${client} has submitted its records`,
      paragraphs: [`${client} has submitted its records for ${title}.`],
      action: { label: 'Open the packet', link },
    }),
    'report.shared': ({ partner, client, title, link }) => ({
      subject: `What is missing from ${title}`,
      paragraphs: [`${partner} shares with ${client} what the evaluation of ${title} found missing.`],
      action: { label: 'Read the report', link },
    }),
    'packet.issued': ({ title, receipt_id, link }) => ({
      subject: `The kit of ${title} is issued`,
      paragraphs: [`The kit of ${title} is issued under the receipt ${receipt_id}.`],
      action: { label: 'Open the packet', link },
    }),
    'packet.blocked': ({ title, blockers, link }) => ({
      subject: `${title} has blockers`,
      paragraphs: [`The evaluation of ${title} gave FAIL, with ${blockers} blockers. No credit was used.`],
      action: { label: 'See the blockers', link },
    }),
    'packet.withdrawn': ({ title, receipt_id, reason, link }) => ({
      subject: `The kit of ${title} is withdrawn`,
      paragraphs: [`The kit with the receipt ${receipt_id} is withdrawn for this reason:`, reason],
      action: { label: 'Open the packet', link },
    }),
    'credits.low': ({ workspace, available, link }) => ({
      subject: `${workspace} has ${available} credits left`,
      paragraphs: [`${workspace} has ${available} credits left. Each issued kit uses one.`],
      action: { label: 'See the credits', link },
    }),
  },
};

const SECURITY_CHANGES = {
  password: 'The password of your account was changed, and all other sessions were ended.',
  second_factor_on: 'An authenticator app is now asked for when you sign in.',
  second_factor_off: 'The authenticator app is no longer asked for when you sign in.',
  passkey_added: 'A passkey was added to your account.',
  passkey_removed: 'A passkey was removed from your account.',
  oidc_linked: 'Your account was used with single sign-on for the first time, and can be opened by it from now on.',
  oidc_unlinked: 'Your account was taken off single sign-on.',
};
