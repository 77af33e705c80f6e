import { EncodingError, type JsonValue, readCanonical, writeCanonical } from '@attestlayer/encoding';
import {
  KitError,
  parseLogEntry,
  REVOKE_TYP,
  type RevokeEntry,
  type TrustRoot,
  verifyRevokeEntry,
  writeLogEntry,
} from '@attestlayer/kit';
import type { AppendResult, Sequencer } from '@attestlayer/log';
import {
  combineGeneralJws,
  parseGeneralJws,
  readPublicKey,
  SignatureError,
  type Signer,
  signGeneralJws,
} from '@attestlayer/signature';
import type { KeyEnd } from './next-root.ts';
import { TrustError } from './trust-error.ts';

/** What root holders sign to take a key from its issuer. */
export type RevocationStatement = Omit<RevokeEntry, 'signatures'>;

/**
 * Writes a revocation that nobody has signed yet: a JWS in general serialisation over the log entry without its signatures, as
 * it travels between those who hold root keys.
 */
export function writeRevocation(input: { issuerId: string; kid: string; end: KeyEnd }): Promise<Uint8Array> {
  const { issuerId, kid, end } = input;
  const statement: RevocationStatement = {
    entry: 'revoke.v1',
    issuer: issuerId,
    kid,
    // The format wants 0 where no index is good.
    last_valid_index: end.state === 'unknown' ? 0 : end.lastValidIndex,
    state: end.state,
  };
  return signGeneralJws({ signers: [], typ: REVOKE_TYP, payload: writeCanonical(statement) });
}

/** Reads what a revocation says. Its signatures are not checked. @throws TrustError revocation_invalid */
export function readRevocation(file: Uint8Array): RevocationStatement {
  const { signatures: _, ...statement } = readEntry(readFile(file).payload, [PLACEHOLDER]);
  return statement;
}

/**
 * Adds the signature of one root holder.
 *
 * @throws TrustError signer_not_root, revocation_invalid
 */
export async function signRevocation(options: {
  trust: TrustRoot;
  file: Uint8Array;
  signer: Signer;
}): Promise<Uint8Array> {
  const { trust, file, signer } = options;
  const { kid } = signer.publicKey;
  if (!trust.roots.keys.some((jwk) => readPublicKey(jwk).kid === kid))
    throw new TrustError('signer_not_root', `${kid} is no root key of version ${trust.version} of the trust root`);
  const payload = writeCanonical(readRevocation(file));
  return combineRevocations([file, await signGeneralJws({ signers: [signer], typ: REVOKE_TYP, payload })]);
}

/** Joins what the root holders have signed apart. @throws TrustError file_differs */
export function combineRevocations(files: readonly Uint8Array[]): Uint8Array {
  try {
    return combineGeneralJws(files, REVOKE_TYP);
  } catch (cause) {
    if (!(cause instanceof SignatureError)) throw cause;
    throw new TrustError('file_differs', `the files cannot be combined: ${cause.message}`, { cause });
  }
}

/**
 * Logs a revocation that the threshold of the roots has signed. Run again, it finds the entry.
 *
 * @throws TrustError revocation_invalid, revocation_not_signed; LogError as append
 */
export async function logRevocation(options: {
  trust: TrustRoot;
  file: Uint8Array;
  log: Sequencer;
}): Promise<AppendResult> {
  const { trust, file, log } = options;
  const statement = readRevocation(file);
  const { payload, signatures } = readFile(file);
  const { keys, threshold } = trust.roots;
  const entry = signatures.length === 0 ? null : readEntry(payload, signatures);
  if (entry === null || !(await verifyRevokeEntry({ entry, roots: { keys: keys.map(readPublicKey), threshold } })))
    throw new TrustError(
      'revocation_not_signed',
      `the revocation of key ${statement.kid} needs the signatures of ${threshold} root keys of version ${trust.version}`,
    );
  return log.append(writeLogEntry(entry));
}

/** The format demands a signature; this stands for those that are still to come, so that the rest can be checked. */
const PLACEHOLDER = { protected: '', signature: 'A'.repeat(86) };

function readFile(file: Uint8Array): { payload: Uint8Array; signatures: JsonValue[] } {
  try {
    const { payload } = parseGeneralJws(file, REVOKE_TYP);
    const { signatures } = readCanonical(file) as { signatures: JsonValue[] };
    return { payload, signatures };
  } catch (cause) {
    if (!(cause instanceof SignatureError)) throw cause;
    throw invalid('it is not a signed file of that type', cause);
  }
}

function readEntry(payload: Uint8Array, signatures: JsonValue[]): RevokeEntry {
  try {
    const entry = parseLogEntry(writeCanonical({ ...Object(readCanonical(payload)), signatures }));
    if (entry.entry === 'revoke.v1') return entry;
  } catch (cause) {
    if (!(cause instanceof KitError) && !(cause instanceof EncodingError)) throw cause;
    throw invalid(cause.message, cause);
  }
  throw invalid('it is another entry');
}

function invalid(why: string, cause?: unknown): TrustError {
  return new TrustError('revocation_invalid', `this is not a revocation for root holders to sign: ${why}`, { cause });
}
