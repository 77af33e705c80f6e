import type { ProblemTexts } from './problem-text.ts';

/** About who asks, and about people, sessions and keys. */
export const accountProblems = {
  account_details_needed: {
    meaning: 'An invitation is accepted for an address that has no account yet.',
    action: 'Send a name and a password with it.',
  },
  already_set_up: {
    meaning: 'The server has its first operator already.',
    action: 'Sign in, or have an operator invite you.',
  },
  api_key_expired: {
    meaning: 'The API key in the request has expired.',
    action: 'Create another one, or rotate keys before they end.',
  },
  api_key_malformed: {
    meaning: 'The API key in the request was cut or mistyped: its checksum is wrong.',
    action: 'Copy the whole key.',
  },
  api_key_revoked: {
    meaning: 'The API key in the request was revoked.',
    action: 'Create another one.',
  },
  api_key_unknown: {
    meaning: 'The API key in the request is not one of this server.',
    action: 'Create one in the workspace.',
  },
  api_key_ended: {
    meaning: 'The API key that should be rotated was revoked, has expired, or was replaced before.',
    action: 'Create a new key.',
  },
  client_limit_refused: {
    meaning: 'Owners and admins see every client and cannot be limited to some.',
    action: 'Give the role operator or viewer, or leave the limit out.',
  },
  credential_unknown: {
    meaning: 'The token in "Authorization" is not one that this server gave, was revoked, or has expired.',
    action: 'Check that the whole key was copied, and create a new one if it was.',
  },
  last_owner: {
    meaning: 'It would leave the workspace without an owner.',
    action: 'Make somebody else an owner first.',
  },
  link_invalid: {
    meaning: 'The link or the typed code is not known, was used, was replaced by a newer one, or has expired.',
    action: 'Ask for a new one.',
  },
  oidc_account_unknown: {
    meaning:
      'No account has the mail address that the identity provider gives, or the provider does not say that it verified it.',
    action:
      'Ask for an invitation to this very address, or have the address verified at the provider. Signing up is closed.',
  },
  oidc_answer_invalid: {
    meaning: 'What the identity provider answered does not verify, or did not arrive.',
    action: 'Begin again. When it stays, tell whoever runs the server: its log says why.',
  },
  oidc_refused: {
    meaning: 'The identity provider did not sign the person in, or the person broke off there.',
    action: 'Begin again, or sign in another way.',
  },
  oidc_sign_in_unknown: {
    meaning: 'Single sign-on was begun in another browser or too long ago, or its answer was used already.',
    action: 'Begin again on the sign-in page.',
  },
  oidc_subject_differs: {
    meaning:
      'The account is linked to another account of the identity provider: an address that was given to somebody else opens nothing.',
    action: 'Sign in another way, end single sign-on on the account page, then use it anew.',
  },
  oidc_unavailable: {
    meaning: 'The identity provider cannot be reached, or does not describe itself as its settings here say.',
    action: 'Sign in another way, or try again later. "npm run doctor" says what is wrong.',
  },
  owner_needed: {
    meaning: 'Only an owner may do this to an owner or admin.',
    action: 'Ask an owner of the workspace.',
  },
  password_common: {
    meaning: 'The new password is one that guessers try early: common passwords, rows of keys, repetitions, dates.',
    action: 'Choose another one, such as four words that have nothing to do with each other.',
  },
  password_personal: {
    meaning: 'The new password is made of the name or address of the person, or of the name of the service.',
    action: 'Choose one that has nothing to do with them.',
  },
  permission_missing: {
    meaning: 'Who asks has not the permission that the title names.',
    action: 'Ask an owner or admin for a role, or use an API key, that has it.',
  },
  portal_session_ended: {
    meaning: 'The visit of a contributor has ended, or the request was taken back.',
    action: 'Open the link of the mail again; what was sent is kept.',
  },
  second_factor_demanded: {
    meaning: 'The workspace asks its members for a second factor, and this account has none.',
    action: 'Set up an authenticator app or a passkey, then go on.',
  },
  second_factor_kept: {
    meaning: 'A link by mail does not replace the second factor that this account has.',
    action: 'Sign in with the password and a code, or with a passkey.',
  },
  session_ended: {
    meaning: 'The session was signed out, was ended by somebody, or has expired.',
    action: 'Sign in again.',
  },
  sign_in_refused: {
    meaning: 'Signing in was refused for a reason that has no code of its own; the title says it.',
    action: 'Begin signing in again.',
  },
  sign_in_required: {
    meaning: 'The operation is not open to anybody.',
    action: 'Sign in, or send "Authorization: Bearer" with an API key.',
  },
  totp_code_used: {
    meaning: 'The code of the authenticator app was used already. A code opens one session only.',
    action: 'Sign in again with the next code, which comes within 30 seconds.',
  },
  user_verification_missing: {
    meaning: 'The passkey was used without a fingerprint, a face or a PIN.',
    action: 'Unlock the authenticator when it asks, or use another one.',
  },
  workspace_closed: {
    meaning: 'The workspace is closed.',
    action: 'Ask whoever runs the service.',
  },
  workspace_missing: {
    meaning: 'The account belongs to no workspace, or to none that is named.',
    action: 'Accept an invitation, or choose one of the workspaces of the session.',
  },
  workspace_suspended: {
    meaning: 'The workspace is suspended: API keys do not work until it is resumed.',
    action: 'Ask whoever runs the service.',
  },
} as const satisfies ProblemTexts;

/** What the auth library refuses, under its own codes in lower case. */
export const authLibraryProblems = {
  account_temporarily_locked: {
    meaning: 'There were too many wrong codes for this account.',
    action: 'Wait some minutes and sign in again.',
  },
  authentication_failed: {
    meaning: 'The answer of the passkey does not verify.',
    action: 'Begin signing in again, with the passkey of this account.',
  },
  backup_codes_not_enabled: {
    meaning: 'The account has no recovery codes.',
    action: 'Use the authenticator app or a passkey.',
  },
  challenge_not_found: {
    meaning: 'Signing in with a passkey was begun too long ago, or in another browser.',
    action: 'Begin again.',
  },
  credential_account_not_found: {
    meaning: 'The account has no password.',
    action: 'Choose one by the link of a password reset.',
  },
  failed_to_verify_registration: {
    meaning: 'The new passkey does not verify.',
    action: 'Add it again from this site.',
  },
  invalid_backup_code: {
    meaning: 'The recovery code is not one of this account, or was used.',
    action: 'Use another one of the list.',
  },
  invalid_code: {
    meaning: 'The code is not the one that the authenticator app shows now.',
    action: 'Check that the clock of the phone is right, and type the next code.',
  },
  invalid_email_or_password: {
    meaning: 'Mail address and password do not belong together. The answer does not tell which of them is known.',
    action: 'Type them again, or ask for a link to choose a new password.',
  },
  invalid_password: {
    meaning: 'The current password is not right.',
    action: 'Type it again.',
  },
  invalid_two_factor_cookie: {
    meaning: 'A code was sent before the password, more than ten minutes after it, or from another browser.',
    action: 'Sign in with the password again.',
  },
  passkey_not_found: {
    meaning: 'The passkey is not known here, or is that of somebody else.',
    action: 'Use another passkey, or sign in with the password.',
  },
  previously_registered: {
    meaning: 'This authenticator holds a passkey of the account already.',
    action: 'Use it, or add another authenticator.',
  },
  session_not_fresh: {
    meaning: 'The session is too old for a change of how you sign in.',
    action: 'Sign in again, then repeat it.',
  },
  too_many_attempts_request_new_code: {
    meaning: 'There were too many wrong codes since the password was typed.',
    action: 'Sign in with the password again.',
  },
  totp_already_enabled: {
    meaning: 'The account uses an authenticator app already.',
    action: 'Turn it off first to set up another one.',
  },
  totp_not_enabled: {
    meaning: 'The account uses no authenticator app.',
    action: 'Set one up first.',
  },
  two_factor_not_enabled: {
    meaning: 'The account has no second factor.',
    action: 'Set up an authenticator app first.',
  },
  you_are_not_allowed_to_register_this_passkey: {
    meaning: 'The passkey was begun by another account.',
    action: 'Begin again while signed in as the account that it is for.',
  },
} as const satisfies ProblemTexts;
