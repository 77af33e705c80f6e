import { KitError, parseLogEntry } from '@attestlayer/kit';

const LINE_FEED = 0x0a;

/** Why the bytes cannot be an entry of the log; null when they can. */
export function refuseEntry(bytes: Uint8Array): Error | null {
  // Canonical JSON has no line feed. The framing of the file depends on that, so it is not left to the JSON reader.
  if (bytes.includes(LINE_FEED)) return new Error('an entry is one line');
  try {
    parseLogEntry(bytes);
    return null;
  } catch (error) {
    if (error instanceof KitError) return error;
    throw error;
  }
}
