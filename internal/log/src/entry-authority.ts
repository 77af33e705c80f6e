import {
  keyWindowInLog,
  type LogEntry,
  type RevokeEntry,
  type TrustVersion,
  verifyRevokeEntry,
  verifyWithdrawEntry,
  type WithdrawEntry,
} from '@attestlayer/kit';
import { readPublicKey } from '@attestlayer/signature';
import { createRootsInForce } from './roots-in-force.ts';

type ReceiptEntry = Extract<LogEntry, { entry: 'receipt.v1' }>;
type TrustEntry = Extract<LogEntry, { entry: 'trust.v1' }>;

/**
 * Tells which entries of a log count, read in log order. Being in the log is no authority: a withdrawal counts when a key
 * of the issuer that logged the receipt signed it and was good at that index, a revocation when the threshold of the roots
 * in force there, or of later ones, signed it (spec/kit-format.md 8.3 and 8.4).
 */
export type EntryAuthority = {
  /** Remembers who logged a receipt: the first to do so is its issuer, as nobody else knows its hash before. False for a second time. */
  claimReceipt(entry: ReceiptEntry): boolean;
  mayWithdraw(entry: WithdrawEntry, index: number): Promise<boolean>;
  mayRevoke(entry: RevokeEntry): Promise<boolean>;
  /** Remembers which version of the trust root is in force from here on. */
  noteTrust(entry: TrustEntry): void;
};

/**
 * Judges entries of the log `origin` under a trust root, the last of `versions`, whose signatures the caller has checked. The
 * versions before it are those that the caller has: with none, revocations of roots that were replaced are not recognised.
 */
export function createEntryAuthority(origin: string, versions: readonly TrustVersion[]): EntryAuthority {
  const issuers = new Map<string, string>();
  const roots = createRootsInForce(origin, versions);

  function claimReceipt({ receipt_sha256, issuer }: ReceiptEntry): boolean {
    if (issuers.has(receipt_sha256)) return false;
    issuers.set(receipt_sha256, issuer);
    return true;
  }

  async function mayWithdraw(entry: WithdrawEntry, index: number): Promise<boolean> {
    if (issuers.get(entry.receipt_sha256) !== entry.issuer) return false;
    const { issuer, kid } = entry;
    const window = keyWindowInLog(versions, { origin, issuerId: issuer, kid, index });
    return window.status === 'valid' && verifyWithdrawEntry({ entry, key: readPublicKey(window.key.jwk) });
  }

  async function mayRevoke(entry: RevokeEntry): Promise<boolean> {
    for (const { threshold, keys } of roots.current()) {
      if (await verifyRevokeEntry({ entry, roots: { threshold, keys: keys.map(readPublicKey) } })) return true;
    }
    return false;
  }

  return { claimReceipt, mayWithdraw, mayRevoke, noteTrust: roots.note };
}
