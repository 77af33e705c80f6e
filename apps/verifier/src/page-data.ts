import { encodeUtf8, parseJson, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import { requireElement } from './dom.ts';

/** Where this copy of the page came from; the issuer writes it (tools/build-verifier.ts says how). */
export type CopyOrigin =
  /** Served or downloaded on its own. */
  | { origin: 'instance' }
  /** Travelled inside a kit, so the sender of the kit could have changed it. */
  | { origin: 'kit'; sourceUrl: string | null };

/** The trust file that was built into this page, or null; its bytes are canonical, so the value gives them back. */
export function readPinnedTrust(): Uint8Array | null {
  const value = parseJson(requireElement('attestlayer-pinned-trust').textContent);
  return value === null ? null : writeCanonical(value);
}

/** Reads where this copy came from; anything but a clear `instance` counts as a copy from a kit, the careful reading. */
export function readCopyOrigin(): CopyOrigin {
  const copy: { origin?: unknown; source_url?: unknown } = JSON.parse(requireElement('attestlayer-copy').textContent);
  if (copy.origin === 'instance') return { origin: 'instance' };
  return { origin: 'kit', sourceUrl: typeof copy.source_url === 'string' ? copy.source_url : null };
}

/**
 * SHA-256 of the text of the one script of this page, in hex: the program hash. The browser ran the script only because
 * the same hash stands in the page's content security policy. A page cannot vouch for itself: the value is for
 * comparing two copies.
 */
export function computeProgramHash(): string {
  return sha256Hex(encodeUtf8(requireElement('attestlayer-program').textContent));
}
