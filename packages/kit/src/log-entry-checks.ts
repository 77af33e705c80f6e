import { readPublicKey, SignatureError } from '@attestlayer/signature';
import { KitError } from './kit-error.ts';
import type { LogEntry } from './log-entry.ts';

/**
 * Checks what the schema of a log entry cannot say (spec/kit-format.md 8.2).
 *
 * @throws KitError `entry_key_mismatch`, `entry_window`, `entry_superseded_by`
 */
export function checkLogEntry(entry: LogEntry): void {
  if (entry.entry === 'key.v1' && thumbprintOf(entry.x) !== entry.kid) {
    throw new KitError(
      'entry_key_mismatch',
      `entry: kid ${entry.kid} is not the thumbprint of the key that the entry names`,
    );
  }
  if (entry.entry === 'revoke.v1' && entry.state === 'unknown' && entry.last_valid_index !== 0) {
    throw new KitError('entry_window', 'entry: state "unknown" leaves no valid index, so last_valid_index must be 0');
  }
  if (entry.entry === 'withdraw.v1' && (entry.kind === 'superseded') !== (entry.superseded_by !== null)) {
    throw new KitError('entry_superseded_by', 'entry: superseded_by is given for kind "superseded" and null otherwise');
  }
}

function thumbprintOf(x: string): string {
  try {
    return readPublicKey({ crv: 'Ed25519', kty: 'OKP', x }).kid;
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new KitError('entry_key_mismatch', `entry: x is not a strict Ed25519 key (${error.message})`, {
      cause: error,
    });
  }
}
