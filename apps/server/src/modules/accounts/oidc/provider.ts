/** Name of the provider in the rows of accounts; which one it is stands in the subject. */
export const OIDC_PROVIDER = 'oidc';
