/** What each mail is filled with. Names and titles are what people typed: the layout escapes them. Links begin with BASE_URL. */
export type MailData = {
  /** To the first owner of a new workspace, and to everybody who is invited later. */
  'team.invitation': { workspace: string; invited_by: string; role: string; link: string; code: string; until: string };
  'account.sign_in_link': { link: string; code: string; until: string };
  'account.password_reset': { link: string; code: string; until: string };
  /** After a change that an intruder would make too. */
  'account.security_changed': {
    change:
      | 'password'
      | 'second_factor_on'
      | 'second_factor_off'
      | 'passkey_added'
      | 'passkey_removed'
      | 'oidc_linked'
      | 'oidc_unlinked';
  };
  'application.received': { reference: string };
  'application.question': { organisation: string; question: string };
  'application.declined': { organisation: string; reason: string };
  /** To the issuer's operators. */
  'application.arrived': { organisation: string; link: string };
  /** To a client's contributor. */
  'request.opened': { partner: string; client: string; title: string; due: string | null; link: string; code: string };
  /** One mail for everything that this partner still waits for from this address. */
  'request.reminder': {
    partner: string;
    requests: { client: string; title: string; due: string | null; open_items: string[]; link: string }[];
    stop_link: string;
  };
  'request.returned': { partner: string; client: string; items: { name: string; reason: string }[]; link: string };
  'request.submitted': { client: string; title: string; link: string };
  'report.shared': { partner: string; client: string; title: string; link: string };
  'packet.issued': { title: string; receipt_id: string; link: string };
  'packet.blocked': { title: string; blockers: number; link: string };
  'packet.withdrawn': { title: string; receipt_id: string; reason: string; link: string };
  'credits.low': { workspace: string; available: number; link: string };
};

export type MailTemplate = keyof MailData;

/** A mail before it is laid out as text and HTML. */
export type MailContent = {
  subject: string;
  paragraphs: readonly string[];
  list?: readonly string[];
  action?: { label: string; link: string };
  /** For somebody who cannot follow the link, with the sentence that stands before it. */
  code?: { label: string; value: string };
};

/** One language: a function for each template, so that a missing one does not compile. */
export type MailCatalogue = {
  readonly templates: { readonly [Name in MailTemplate]: (data: MailData[Name]) => MailContent };
  readonly greeting: string;
  readonly sentBy: (issuer: string) => string;
  /** Stands before the boundary text, which is one fixed English text. */
  readonly boundaryIntroduction: string;
};
