import { assertNever } from '@attestlayer/encoding';
import type { TrustRoot } from '@attestlayer/kit';
import { type PublicKey, readPublicKey } from '@attestlayer/signature';
import { parseVerifierKey, TlogError } from '@attestlayer/tlog';
import { TrustError } from './trust-error.ts';

/** How a key ends: `lastValidIndex` is the last index at which it is good. */
export type KeyEnd = { state: 'retired' | 'compromised'; lastValidIndex: number } | { state: 'unknown' };

/** One change that the next trust root makes. */
export type TrustChange =
  | { kind: 'add_root_key'; key: PublicKey }
  | { kind: 'remove_root_key'; kid: string }
  | { kind: 'set_threshold'; threshold: number }
  | { kind: 'add_issuer_key'; issuerId: string; key: PublicKey; activeFromIndex: number }
  | { kind: 'end_issuer_key'; issuerId: string; kid: string; end: KeyEnd }
  | { kind: 'add_log'; vkey: string }
  | { kind: 'freeze_log'; origin: string; final: { size: number; root: string } }
  | { kind: 'set_witness_policy'; lines: string[] }
  | { kind: 'add_tsa'; name: string; certificates: string[] }
  | { kind: 'remove_tsa'; name: string };

export type NextRootInput = {
  current: TrustRoot;
  changes: readonly TrustChange[];
  /** The state of the log that is in use from now on. */
  asOf: TrustRoot['as_of'];
  /** RFC 3339 UTC with milliseconds. */
  createdAt: string;
  expires: string;
};

/**
 * Makes the next trust root from the current one. The result is not signed, and is not checked against the rules of the format:
 * `signTrust` and every reader do that.
 *
 * @throws TrustError change_refused
 */
export function makeNextRoot({ current, changes, asOf, createdAt, expires }: NextRootInput): TrustRoot {
  const next = structuredClone(current);
  for (const change of changes) applyChange(next, change);
  return { ...next, version: current.version + 1, created_at: createdAt, expires, as_of: asOf };
}

function applyChange(root: TrustRoot, change: TrustChange): void {
  switch (change.kind) {
    case 'add_root_key':
      root.roots.keys.push(change.key.jwk);
      return;
    case 'remove_root_key':
      root.roots.keys = removeRootKey(root, change.kid);
      return;
    case 'set_threshold':
      root.roots.threshold = change.threshold;
      return;
    case 'add_issuer_key':
      addIssuerKey(root, change);
      return;
    case 'end_issuer_key':
      endIssuerKey(root, change);
      return;
    case 'add_log':
      root.logs.push({ origin: nameOfKey(change.vkey), vkey: change.vkey, state: 'active', final: null });
      return;
    case 'freeze_log':
      freezeLog(root, change);
      return;
    case 'set_witness_policy':
      root.witness_policy = change.lines;
      return;
    case 'add_tsa':
      root.tsas.push({ name: change.name, certificates: change.certificates });
      return;
    case 'remove_tsa':
      root.tsas = removeTsa(root, change.name);
      return;
    default:
      assertNever(change);
  }
}

function removeRootKey({ roots }: TrustRoot, kid: string): TrustRoot['roots']['keys'] {
  const left = roots.keys.filter((jwk) => readPublicKey(jwk).kid !== kid);
  if (left.length === roots.keys.length) throw refused(`there is no root key ${kid}`);
  return left;
}

function addIssuerKey(root: TrustRoot, change: TrustChange & { kind: 'add_issuer_key' }): void {
  const { kid, jwk } = change.key;
  findIssuer(root, change.issuerId).keys.push({
    kid,
    jwk,
    active_from_index: change.activeFromIndex,
    last_valid_index: null,
    state: 'active',
  });
}

/** A window only ever gets shorter: what readers were told to refuse must never come back. */
function endIssuerKey(root: TrustRoot, { issuerId, kid, end }: TrustChange & { kind: 'end_issuer_key' }): void {
  const key = findIssuer(root, issuerId).keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) throw refused(`issuer ${issuerId} has no key ${kid}`);
  if (key.state === 'unknown') throw refused(`key ${kid} is not good at any index already`);
  const last = end.state === 'unknown' ? null : end.lastValidIndex;
  if (last !== null && key.last_valid_index !== null && last > key.last_valid_index)
    throw refused(`key ${kid} ends at index ${key.last_valid_index} already; ${last} would open it again`);
  if (key.state === 'compromised' && end.state === 'retired')
    throw refused(`key ${kid} is compromised; it cannot become retired`);
  key.state = end.state;
  key.last_valid_index = last;
}

function freezeLog(root: TrustRoot, { origin, final }: TrustChange & { kind: 'freeze_log' }): void {
  const log = root.logs.find((candidate) => candidate.origin === origin);
  if (log === undefined) throw refused(`the trust root lists no log ${origin}`);
  if (log.final !== null) throw refused(`the log ${origin} is frozen already, at ${log.final.size} entries`);
  log.state = 'frozen';
  log.final = { root: final.root, size: final.size };
}

function removeTsa({ tsas }: TrustRoot, name: string): TrustRoot['tsas'] {
  const left = tsas.filter((tsa) => tsa.name !== name);
  if (left.length === tsas.length) throw refused(`there is no time-stamp authority "${name}"`);
  return left;
}

function findIssuer(root: TrustRoot, id: string): TrustRoot['issuers'][0] {
  const issuer = root.issuers.find((candidate) => candidate.id === id);
  if (issuer === undefined) throw refused(`the trust root lists no issuer ${id}`);
  return issuer;
}

function nameOfKey(vkey: string): string {
  try {
    return parseVerifierKey(vkey).name;
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    throw refused(`${vkey} is not the verifier key of a log`, cause);
  }
}

function refused(message: string, cause?: unknown): TrustError {
  return new TrustError('change_refused', message, { cause });
}
