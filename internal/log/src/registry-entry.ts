import { KitError, parseLogEntry } from '@attestlayer/kit';

/** Why the bytes cannot be an entry of the log; null when they can. */
export function refuseEntry(bytes: Uint8Array): Error | null {
  try {
    parseLogEntry(bytes);
    return null;
  } catch (error) {
    if (error instanceof KitError) return error;
    throw error;
  }
}
