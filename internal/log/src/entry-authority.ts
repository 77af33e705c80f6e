import {
  keyWindow,
  type LogEntry,
  type RevokeEntry,
  type TrustRoot,
  verifyRevokeEntry,
  verifyWithdrawEntry,
  type WithdrawEntry,
} from '@attestlayer/kit';
import { readPublicKey } from '@attestlayer/signature';

type ReceiptEntry = Extract<LogEntry, { entry: 'receipt.v1' }>;

/**
 * Tells which entries of a log count, read in log order. Being in the log is no authority: a withdrawal counts when a key
 * of the issuer that logged the receipt signed it and was good at that index, a revocation when the threshold of the roots
 * signed it (spec/kit-format.md 8.3 and 8.4).
 */
export type EntryAuthority = {
  /** Remembers who logged a receipt: the first to do so is its issuer, as nobody else knows its hash before. False for a second time. */
  claimReceipt(entry: ReceiptEntry): boolean;
  mayWithdraw(entry: WithdrawEntry, index: number): Promise<boolean>;
  mayRevoke(entry: RevokeEntry): Promise<boolean>;
};

/** Judges entries under a trust root whose signatures the caller has checked. */
export function createEntryAuthority(trust: TrustRoot): EntryAuthority {
  const issuers = new Map<string, string>();
  const roots = { threshold: trust.roots.threshold, keys: trust.roots.keys.map(readPublicKey) };

  function claimReceipt({ receipt_sha256, issuer }: ReceiptEntry): boolean {
    if (issuers.has(receipt_sha256)) return false;
    issuers.set(receipt_sha256, issuer);
    return true;
  }

  async function mayWithdraw(entry: WithdrawEntry, index: number): Promise<boolean> {
    if (issuers.get(entry.receipt_sha256) !== entry.issuer) return false;
    const window = keyWindow(trust, entry.issuer, entry.kid, index);
    return window.status === 'valid' && verifyWithdrawEntry({ entry, key: readPublicKey(window.key.jwk) });
  }

  return { claimReceipt, mayWithdraw, mayRevoke: (entry) => verifyRevokeEntry({ entry, roots }) };
}
