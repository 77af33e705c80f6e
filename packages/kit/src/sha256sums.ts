import { encodeUtf8 } from '@attestlayer/encoding';
import type { Manifest } from './manifest-schema.ts';

/**
 * Writes `SHA256SUMS` (spec/kit-format.md 5.3): one line `<hex>  <path>` for each file of the manifest, in its order.
 * `sha256sum -c SHA256SUMS` thereby checks the whole core. `manifest.json` is not in it: its hash is in the signed
 * receipt, and a list that anyone can write next to it would only seem to vouch for it. Verifiers compare the bytes.
 */
export function writeSha256Sums(manifest: Pick<Manifest, 'files'>): Uint8Array {
  return encodeUtf8(manifest.files.map((file) => `${file.sha256}  ${file.path}\n`).join(''));
}
