import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { encodeBase64, readCanonical } from '@attestlayer/encoding';
import type { LogEntry } from '@attestlayer/kit';
import { readPublicKey, SignatureError } from '@attestlayer/signature';
import type { TrustChange } from '@attestlayer/trust';
import * as z from 'zod';
import { CliError } from './cli-error.ts';
import { readIndex } from './key-end.ts';
import { readCertificates } from './read-certificates.ts';

/** What `trust propose` takes; every option but the threshold, the policy and the final state may be given often. */
export type ChangeOptions = {
  addRoot?: string[];
  removeRoot?: string[];
  threshold?: string;
  activate?: string[];
  retire?: string[];
  compromised?: string[];
  unknown?: string[];
  addLog?: string[];
  freeze?: string[];
  witnessPolicy?: string;
  addTsa?: string[];
  removeTsa?: string[];
};

/** The issuer whose keys are meant, and the entries of its log: a window begins and ends where the log says so. */
export type KeyEvents = { issuerId: string; entries: readonly LogEntry[] };

/** Reads the changes that the options ask for, in an order in which a key can be replaced in one step. */
export async function readChanges(options: ChangeOptions, events: KeyEvents): Promise<TrustChange[]> {
  const { issuerId } = events;
  const each = <T>(values: string[] | undefined, read: (value: string) => T): T[] => (values ?? []).map(read);
  const files = <T>(values: string[] | undefined, read: (value: string) => Promise<T>) =>
    Promise.all(each(values, read));
  return [
    ...each(options.removeRoot, (kid) => ({ kind: 'remove_root_key' as const, kid })),
    ...each(options.addRoot, (x) => ({ kind: 'add_root_key' as const, key: readRootKey(x) })),
    ...each(options.threshold === undefined ? [] : [options.threshold], readThreshold),
    ...each(options.activate, (kid) => readActivation(kid, events)),
    ...each(options.retire, (kid) => readRetirement(kid, events)),
    ...each(options.compromised, (text) => readCompromise(text, issuerId)),
    ...each(options.unknown, (kid) => {
      return { kind: 'end_issuer_key' as const, issuerId, kid, end: { state: 'unknown' as const } };
    }),
    ...(await files(options.freeze, readFinal)),
    ...each(options.addLog, (vkey) => ({ kind: 'add_log' as const, vkey })),
    ...(await files(options.witnessPolicy === undefined ? [] : [options.witnessPolicy], readPolicy)),
    ...each(options.removeTsa, (name) => ({ kind: 'remove_tsa' as const, name })),
    ...(await files(options.addTsa, readTsa)),
  ];
}

function readRootKey(x: string) {
  try {
    return readPublicKey({ kty: 'OKP', crv: 'Ed25519', x });
  } catch (cause) {
    if (!(cause instanceof SignatureError)) throw cause;
    throw malformed('--add-root', x, 'give the "x" that "attestlayer keys generate --role root" printed', cause);
  }
}

function readThreshold(text: string): TrustChange {
  if (/^[1-9][0-9]?$/.test(text)) return { kind: 'set_threshold', threshold: Number(text) };
  throw malformed('--threshold', text, 'give how many root keys must sign, such as 2');
}

function readActivation(kid: string, events: KeyEvents): TrustChange {
  const { index, entry } = findEvent('activate', kid, events);
  const key = readPublicKey({ kty: 'OKP', crv: 'Ed25519', x: entry.x });
  return { kind: 'add_issuer_key', issuerId: events.issuerId, key, activeFromIndex: index };
}

function readRetirement(kid: string, events: KeyEvents): TrustChange {
  const { index } = findEvent('retire', kid, events);
  const end = { state: 'retired', lastValidIndex: index } as const;
  return { kind: 'end_issuer_key', issuerId: events.issuerId, kid, end };
}

function findEvent(action: 'activate' | 'retire', kid: string, { issuerId, entries }: KeyEvents) {
  for (const [index, entry] of entries.entries())
    if (entry.entry === 'key.v1' && entry.action === action && entry.issuer === issuerId && entry.kid === kid)
      return { index, entry };
  throw new CliError({
    code: 'key_event_missing',
    message: `the log has no entry that ${action}s the key ${kid}`,
    hint: `run "attestlayer keys ${action} --kid ${kid}" first; for another log than the active one, give --origin`,
  });
}

function readCompromise(text: string, issuerId: string): TrustChange {
  const [kid, last] = splitOption('--compromised', text, 'KID=LAST_VALID_INDEX');
  const end = { state: 'compromised', lastValidIndex: readIndex(last, '--compromised') } as const;
  return { kind: 'end_issuer_key', issuerId, kid, end };
}

const finalSchema = z.strictObject({
  schema: z.literal('attestlayer.log-final.v1'),
  origin: z.string(),
  size: z.int().nonnegative(),
  root: z.string(),
});

async function readFinal(path: string): Promise<TrustChange> {
  const bytes = new Uint8Array(await readFile(path));
  try {
    const { origin, size, root } = finalSchema.parse(readCanonical(bytes));
    return { kind: 'freeze_log', origin, final: { size, root } };
  } catch (cause) {
    throw malformed('--freeze', path, 'give the final.json that "attestlayer log freeze" wrote', cause);
  }
}

async function readPolicy(path: string): Promise<TrustChange> {
  const text = await readFile(path, 'utf8');
  return { kind: 'set_witness_policy', lines: text.replace(/\n$/, '').split('\n') };
}

async function readTsa(text: string): Promise<TrustChange> {
  const [name, path] = splitOption('--add-tsa', text, 'NAME=FILE');
  const certificates = readCertificates(new Uint8Array(await readFile(path)));
  if (certificates.length === 0)
    throw malformed('--add-tsa', basename(path), 'give a file with certificates, as PEM or one as DER');
  return { kind: 'add_tsa', name, certificates: certificates.map(encodeBase64) };
}

/** The name comes first and may hold anything but the sign. */
function splitOption(option: string, text: string, form: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw malformed(option, text, `write it as ${form}`);
}

function malformed(option: string, found: string, hint: string, cause?: unknown): CliError {
  return new CliError({ code: 'change_malformed', message: `${option} does not take "${found}"`, hint }, { cause });
}
