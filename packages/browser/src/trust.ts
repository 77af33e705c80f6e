import { sha256Hex } from '@attestlayer/encoding';
import { type TrustRoot, verifyTrustChain } from '@attestlayer/kit';

/** Where trust comes from: built into the page, handed over by the reader, or nowhere yet. */
export type Trust = {
  origin: 'page' | 'reader' | 'none';
  /** The trust file everything starts from. */
  pinned: Uint8Array | null;
  /** Later versions in order, each signed by the one before (TUF 5.3). */
  updates: Uint8Array[];
  /** The newest version; null without trust. */
  root: TrustRoot | null;
  /** SHA-256 of the newest trust file in hex: what a person compares with what the issuer published. */
  fingerprint: string | null;
};

export const NO_TRUST: Trust = { origin: 'none', pinned: null, updates: [], root: null, fingerprint: null };

/**
 * Starts from the trust file that is built into the page.
 * @throws KitError when it is not a trust file: then the page was issued broken
 */
export async function trustFromPage(pinned: Uint8Array | null): Promise<Trust> {
  return pinned === null ? NO_TRUST : startTrust('page', pinned);
}

/**
 * Takes a trust file from the reader: without trust it becomes the starting point, with trust it must be the next
 * version and carry the signatures that the chain asks for, so nobody can swap the built-in root.
 * @throws KitError with the reason of the refusal
 */
export async function addTrustFile(trust: Trust, file: Uint8Array): Promise<Trust> {
  if (trust.pinned === null) return startTrust('reader', file);
  const updates = [...trust.updates, file];
  const root = await verifyTrustChain({ pinned: trust.pinned, updates });
  return { ...trust, updates, root, fingerprint: sha256Hex(file) };
}

async function startTrust(origin: 'page' | 'reader', pinned: Uint8Array): Promise<Trust> {
  // A chain of one: the file must be signed by its own threshold.
  const root = await verifyTrustChain({ pinned });
  return { origin, pinned, updates: [], root, fingerprint: sha256Hex(pinned) };
}
