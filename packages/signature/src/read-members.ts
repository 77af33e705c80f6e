import { SignatureError, type SignatureErrorCode } from './signature-error.ts';

/**
 * Reads an untrusted value as an object with exactly the named members. An unknown member fails: what we do not
 * understand we must not call checked.
 */
export function readMembers<Name extends string>(
  value: unknown,
  names: readonly Name[],
  code: SignatureErrorCode,
): Record<Name, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SignatureError(code, 'expected a JSON object');
  }
  const found = Object.keys(value);
  if (found.length !== names.length || !names.every((name) => Object.hasOwn(value, name))) {
    throw new SignatureError(code, `expected exactly the members ${names.join(', ')}`);
  }
  return value as Record<Name, unknown>;
}
