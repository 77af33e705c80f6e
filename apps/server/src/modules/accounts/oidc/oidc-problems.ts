import { Problem, type ProblemInput } from '../../../http/index.ts';

/** The same for an unknown and an unverified address: the answer must not tell who has an account. */
const ACCOUNT_UNKNOWN: ProblemInput = {
  status: 403,
  code: 'oidc_account_unknown',
  title: 'no account here has the verified mail address that your identity provider gives',
  detail: 'ask for an invitation to this address, or have the address verified at the provider',
};
const SIGN_IN_UNKNOWN: ProblemInput = {
  status: 400,
  code: 'oidc_sign_in_unknown',
  title: 'this sign-in was begun in another browser or too long ago, or was used already',
  detail: 'begin again',
};
const ANSWER_INVALID: ProblemInput = {
  status: 502,
  code: 'oidc_answer_invalid',
  title: 'the answer of the identity provider does not verify',
  detail: 'begin again; when it stays, tell whoever runs this server',
};
const SUBJECT_DIFFERS: ProblemInput = {
  status: 403,
  code: 'oidc_subject_differs',
  title: 'this account is linked to another account of the identity provider',
  detail: 'sign in another way, then end single sign-on on the page of your account',
};
const REFUSED: ProblemInput = {
  status: 403,
  code: 'oidc_refused',
  title: 'the identity provider did not sign you in',
  detail: 'begin again, or sign in another way',
};

/** What the library puts into the address that it redirects to. Every other error is the provider's own, such as access_denied. */
const REFUSALS: Readonly<Record<string, ProblemInput>> = {
  account_not_linked: ACCOUNT_UNKNOWN,
  signup_disabled: ACCOUNT_UNKNOWN,
  email_not_found: ACCOUNT_UNKNOWN,
  state_mismatch: SIGN_IN_UNKNOWN,
  state_not_found: SIGN_IN_UNKNOWN,
  invalid_code: ANSWER_INVALID,
  issuer_mismatch: ANSWER_INVALID,
  no_code: ANSWER_INVALID,
  nonce_binding_missing: ANSWER_INVALID,
  unable_to_get_user_info: ANSWER_INVALID,
  unable_to_link_account: ANSWER_INVALID,
  oidc_subject_differs: SUBJECT_DIFFERS,
};

/** Says why a sign-in by a provider came to nothing. */
export function toOidcProblem(error: string): Problem {
  return new Problem(REFUSALS[error] ?? REFUSED);
}
