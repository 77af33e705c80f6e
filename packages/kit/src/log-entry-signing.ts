import { encodeBase64url, type JsonValue, sha256Hex } from '@attestlayer/encoding';
import {
  countValidSignatures,
  type DetachedJws,
  type PublicKey,
  parseDetachedJws,
  parseGeneralJws,
  SignatureError,
  type Signer,
  signDetachedJws,
  signGeneralJws,
  verifyDetachedJws,
} from '@attestlayer/signature';
import { checkSchema, readCanonicalAs, writeCanonicalAs } from './document.ts';
import { KitError } from './kit-error.ts';
import { logEntrySchema, type RevokeEntry, type WithdrawEntry, writeLogEntry } from './log-entry.ts';
import { RECEIPT_TYP } from './receipt.ts';

/** The `typ` of the JWS whose signature a `withdraw.v1` entry carries (spec/kit-format.md 8.3). */
export const WITHDRAW_TYP = 'attestlayer.withdraw.v1+jws';
/** The `typ` of the JWS whose signatures a `revoke.v1` entry carries (spec/kit-format.md 8.4). */
export const REVOKE_TYP = 'attestlayer.revoke.v1+jws';

/**
 * Builds the log entry of a receipt: the issuer appends these bytes, and a verifier builds them again from
 * `receipt.json` and `receipt.jws`, so that the log cannot hold something else than what was signed (spec/kit-format.md
 * 8.1).
 *
 * @throws KitError `entry_jws_invalid`, `entry_schema`
 */
export function receiptLogEntry(options: { receiptBytes: Uint8Array; jws: string; issuerId: string }): Uint8Array {
  const { kid, signature } = parseReceiptJws(options.jws);
  return writeLogEntry({
    entry: 'receipt.v1',
    issuer: options.issuerId,
    kid,
    receipt_sha256: sha256Hex(options.receiptBytes),
    signature: encodeBase64url(signature),
  });
}

/**
 * Signs the withdrawal of a receipt with a key of its issuer. The payload is the JCS of the entry without `signature`.
 *
 * @throws KitError `entry_schema`, `entry_superseded_by`
 */
export async function signWithdrawEntry(options: {
  statement: Omit<WithdrawEntry, 'entry' | 'kid' | 'signature'>;
  signer: Signer;
}): Promise<Uint8Array> {
  const statement = { ...options.statement, entry: 'withdraw.v1' as const, kid: options.signer.publicKey.kid };
  const payload = writeCanonicalAs('entry', statement);
  const jws = await signDetachedJws({ signer: options.signer, typ: WITHDRAW_TYP, payload });
  const { signature } = parseDetachedJws(jws, WITHDRAW_TYP);
  return writeLogEntry({ ...statement, signature: encodeBase64url(signature) });
}

/**
 * Tells whether a withdrawal was signed with the key; whether that key was good at its index is the caller's question.
 */
export async function verifyWithdrawEntry(options: { entry: WithdrawEntry; key: PublicKey }): Promise<boolean> {
  const { signature, ...statement } = options.entry;
  if (statement.kid !== options.key.kid) return false;
  const header = writeCanonicalAs('entry', { alg: 'Ed25519', kid: statement.kid, typ: WITHDRAW_TYP });
  const jws = `${encodeBase64url(header)}..${signature}`;
  return verifyDetachedJws({ jws, typ: WITHDRAW_TYP, payload: writeCanonicalAs('entry', statement), key: options.key });
}

/**
 * Signs the revocation of an issuer key with root keys: a stolen key has no say in its own revocation. The payload is
 * the JCS of the entry without `signatures`.
 *
 * @throws KitError `entry_schema`, `entry_window`
 */
export async function signRevokeEntry(options: {
  statement: Omit<RevokeEntry, 'entry' | 'signatures'>;
  signers: Signer[];
}): Promise<Uint8Array> {
  const statement = { ...options.statement, entry: 'revoke.v1' as const };
  const payload = writeCanonicalAs('entry', statement);
  const jws = readCanonicalAs('entry', await signGeneralJws({ signers: options.signers, typ: REVOKE_TYP, payload }));
  const { signatures } = jws as { signatures: JsonValue };
  const entry = checkSchema('entry', logEntrySchema, { ...statement, signatures });
  return writeLogEntry(entry);
}

/** Tells whether a revocation carries signatures of at least `threshold` of the root keys. */
export async function verifyRevokeEntry(options: {
  entry: RevokeEntry;
  roots: { keys: PublicKey[]; threshold: number };
}): Promise<boolean> {
  const { signatures, ...statement } = options.entry;
  const payload = encodeBase64url(writeCanonicalAs('entry', statement));
  try {
    const jws = parseGeneralJws(writeCanonicalAs('entry', { payload, signatures }), REVOKE_TYP);
    return (await countValidSignatures(jws, options.roots.keys)) >= options.roots.threshold;
  } catch (error) {
    if (error instanceof SignatureError) return false;
    throw error;
  }
}

function parseReceiptJws(jws: string): DetachedJws {
  try {
    return parseDetachedJws(jws, RECEIPT_TYP);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new KitError('entry_jws_invalid', `entry: receipt.jws is not the JWS of a receipt (${error.message})`, {
      cause: error,
    });
  }
}
