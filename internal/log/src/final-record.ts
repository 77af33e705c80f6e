import { decodeHex, EncodingError, encodeHex, readCanonical, writeCanonical } from '@attestlayer/encoding';
import { LogError } from './log-error.ts';
import type { TreeHead } from './tree-head.ts';

const SCHEMA = 'attestlayer.log-final.v1';

/** Writes the final state of a frozen log as canonical JSON: origin, size and root are what a trust root says of it. */
export function formatFinal(origin: string, { size, root }: TreeHead): Uint8Array {
  return writeCanonical({ schema: SCHEMA, origin, size, root: encodeHex(root) });
}

/**
 * Reads the final state of a log.
 *
 * @throws LogError final_damaged also when it is of another log
 */
export function parseFinal(bytes: Uint8Array, expectedOrigin: string): TreeHead {
  try {
    const { schema, origin, size, root } = Object(readCanonical(bytes));
    if (schema === SCHEMA && origin === expectedOrigin && Number.isSafeInteger(size) && typeof root === 'string')
      return { size, root: decodeHex(root) };
  } catch (cause) {
    if (!(cause instanceof EncodingError)) throw cause;
    throw new LogError('final_damaged', `the record of the final state is damaged: ${cause.message}`, { cause });
  }
  throw new LogError('final_damaged', `the record of the final state is not one of ${expectedOrigin}`);
}
