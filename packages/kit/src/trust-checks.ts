import { type PublicKey, readPublicKey, SignatureError } from '@attestlayer/signature';
import { type NoteKey, parseVerifierKey, parseWitnessPolicy, TlogError } from '@attestlayer/tlog';
import { KitError, type KitErrorCode } from './kit-error.ts';
import type { IssuerKey, TrustRoot } from './trust-schema.ts';
import { witnessPolicyText } from './witness-policy-text.ts';

/**
 * Checks what the schema of a trust root cannot say (spec/kit-format.md 9.3).
 *
 * @throws KitError `trust_dates`, `trust_duplicate`, `trust_threshold`, `trust_key_invalid`, `trust_key_state`,
 *   `trust_log_invalid`, `trust_witness_policy`
 */
export function checkTrustRoot(root: TrustRoot): void {
  if (root.created_at >= root.expires) {
    throw new KitError('trust_dates', `trust: expires (${root.expires}) is not after created_at (${root.created_at})`);
  }
  // One key in two roles would let one theft play two parts, so the list of keys runs over all roles.
  const kids = [...checkRoots(root), ...checkIssuers(root), ...checkLogs(root)];
  refuseDuplicates('key', kids);
  refuseDuplicates(
    'time-stamp authority',
    root.tsas.map((tsa) => tsa.name),
  );
  checkWitnessPolicy(root);
}

function checkRoots({ roots }: TrustRoot): string[] {
  if (roots.threshold > roots.keys.length) {
    throw new KitError(
      'trust_threshold',
      `trust: threshold ${roots.threshold} of ${roots.keys.length} root keys cannot be met`,
    );
  }
  return roots.keys.map((jwk) => readKey(jwk).kid);
}

function checkIssuers({ issuers }: TrustRoot): string[] {
  refuseDuplicates(
    'issuer',
    issuers.map((issuer) => issuer.id),
  );
  return issuers
    .flatMap((issuer) => issuer.keys)
    .map((key) => {
      if (readKey(key.jwk).kid !== key.kid) {
        throw new KitError('trust_key_invalid', `trust: kid ${key.kid} is not the thumbprint of its key`);
      }
      checkWindow(key);
      return key.kid;
    });
}

/**
 * Only a key that was retired or compromised has a last index: an open window and an empty one say so by their state.
 */
function checkWindow({ kid, state, active_from_index, last_valid_index }: IssuerKey): void {
  const hasEnd = state === 'retired' || state === 'compromised';
  if (hasEnd !== (last_valid_index !== null)) {
    throw new KitError(
      'trust_key_state',
      `trust: key ${kid} is ${state}, so last_valid_index must ${hasEnd ? 'be a number' : 'be null'}`,
    );
  }
  if (last_valid_index !== null && last_valid_index < active_from_index) {
    throw new KitError(
      'trust_key_state',
      `trust: key ${kid} ends at index ${last_valid_index}, before it starts at ${active_from_index}`,
    );
  }
}

function checkLogs({ logs, as_of }: TrustRoot): string[] {
  refuseDuplicates(
    'log',
    logs.map((log) => log.origin),
  );
  if (!logs.some((log) => log.origin === as_of.origin)) {
    throw new KitError('trust_log_invalid', `trust: as_of names log ${as_of.origin}, which logs does not list`);
  }
  return logs.map((log) => {
    if ((log.state === 'frozen') !== (log.final !== null)) {
      throw new KitError(
        'trust_log_invalid',
        `trust: log ${log.origin} is ${log.state}; a frozen log, and no other, has a final state`,
      );
    }
    const key = readLogKey(log.vkey);
    if (key.name !== log.origin || key.algorithm !== 'ed25519') {
      throw new KitError('trust_log_invalid', `trust: vkey of log ${log.origin} must be an Ed25519 key of that name`);
    }
    return key.publicKey.kid;
  });
}

function checkWitnessPolicy(root: TrustRoot): void {
  try {
    parseWitnessPolicy(witnessPolicyText(root));
  } catch (error) {
    throw wrap(error, 'trust_witness_policy', 'witness_policy is not a C2SP tlog-policy');
  }
}

function readKey(jwk: unknown): PublicKey {
  try {
    return readPublicKey(jwk);
  } catch (error) {
    throw wrap(error, 'trust_key_invalid', 'a listed key is not a strict Ed25519 key');
  }
}

function readLogKey(vkey: string): NoteKey {
  try {
    return parseVerifierKey(vkey);
  } catch (error) {
    throw wrap(error, 'trust_log_invalid', 'a log has no readable vkey');
  }
}

function wrap(error: unknown, code: KitErrorCode, problem: string): unknown {
  if (!(error instanceof SignatureError) && !(error instanceof TlogError)) return error;
  return new KitError(code, `trust: ${problem} (${error.message})`, { cause: error });
}

function refuseDuplicates(what: string, values: string[]): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw new KitError('trust_duplicate', `trust: ${what} ${value} is listed twice`);
    seen.add(value);
  }
}
