import { EncodingError } from './encoding-error.ts';

const encoder = new TextEncoder();
// ignoreBOM keeps a leading BOM in the text, where it is seen and refused; the default would silently drop it.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Encodes text as UTF-8 (RFC 3629).
 *
 * @throws EncodingError `utf8_invalid` when the text holds a lone surrogate, which TextEncoder would silently replace.
 */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  if (!text.isWellFormed()) throw new EncodingError('utf8_invalid', 'text holds a lone surrogate');
  return encoder.encode(text);
}

/**
 * Decodes UTF-8 bytes (RFC 3629): no malformed sequence, no byte order mark.
 *
 * @throws EncodingError `utf8_invalid`
 */
export function decodeUtf8(bytes: Uint8Array): string {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new EncodingError('utf8_invalid', 'bytes are not UTF-8', { cause });
  }
  if (text.startsWith('\ufeff')) throw new EncodingError('utf8_invalid', 'text starts with a byte order mark');
  return text;
}
