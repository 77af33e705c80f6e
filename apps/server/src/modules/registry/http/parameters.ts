import { decodeHex } from '@attestlayer/encoding';
import type { Context } from 'hono';
import { RegistryError } from '../registry-error.ts';

/**
 * Reads the query of a request that takes these parameters and no others. A parameter that is misspelt or given twice
 * would otherwise be passed over, and the answer be one to another question.
 *
 * @throws RegistryError parameter_unknown
 */
export function readQuery<Name extends string>(
  context: Context,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const known = new Set<string>(names);
  const query = context.req.queries();
  for (const [name, values] of Object.entries(query)) {
    if (!known.has(name)) throw new RegistryError('parameter_unknown', `this endpoint takes ${listNames(names)} only`);
    if (values.length > 1) throw new RegistryError('parameter_unknown', `${name} is given ${values.length} times`);
  }
  return Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values[0]])) as Partial<
    Record<Name, string>
  >;
}

/** Reads a decimal number below 2^53 without sign and leading zeros. @throws RegistryError parameter_malformed */
export function readNumber(text: string, name: string): number {
  const value = /^(0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new RegistryError(
    'parameter_malformed',
    `${name} is a whole number from 0 to 9007199254740991 in decimal digits`,
  );
}

/** Reads a SHA-256 as 64 lower-case hex digits. @throws RegistryError parameter_malformed */
export function readHash(text: string, name: string): Uint8Array {
  if (/^[0-9a-f]{64}$/.test(text)) return decodeHex(text);
  throw new RegistryError('parameter_malformed', `${name} is a SHA-256 in 64 lower-case hex digits`);
}

function listNames(names: readonly string[]): string {
  return names.length === 0 ? 'no parameter' : names.join(', ');
}
