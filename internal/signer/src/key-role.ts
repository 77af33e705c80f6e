import { KEY_ROLES, type KeyRole } from './key-file.ts';
import { SignerError } from './signer-error.ts';

/** A token has no attribute for what a key may sign, so its label says it: `<role>:<name>`, for example `issuer:acme-2026`. */
const KEY_LABEL = /^([a-z]+):[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Gives the role that the label of a key on a token states.
 * @throws SignerError `key_reference_invalid` when it is no such label
 */
export function roleOfLabel(label: string): KeyRole {
  const stated = KEY_LABEL.exec(label)?.[1];
  const role = KEY_ROLES.find((known) => known === stated);
  if (role !== undefined) return role;
  throw new SignerError(
    'key_reference_invalid',
    `the label of a key on a token is a role (${KEY_ROLES.join(', ')}), a colon and a name such as "issuer:acme-2026"`,
  );
}

/**
 * Refuses a key of another role, whatever the driver.
 * @throws SignerError `key_role_mismatch`
 */
export function requireRole(options: { where: string; has: KeyRole; needed: KeyRole }): void {
  const { where, has, needed } = options;
  if (has === needed) return;
  throw new SignerError('key_role_mismatch', `${where} holds a ${has} key; a ${needed} key is needed here`);
}
