import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import { isWholeNumber } from './whole-number.ts';

/** A timestamped signature of a witness, split into its parts; `timestamp` is in Unix seconds. */
export type TimestampedSignature = { timestamp: number; signature: Uint8Array };

const TIMESTAMP_BYTES = 8;

/** The bytes a witness signs: two header lines, then the checkpoint text (tlog-cosignature, "Ed25519 signed message"). */
export function cosignatureMessage(checkpointText: string, timestamp: number): Uint8Array {
  return encodeUtf8(`cosignature/v1\ntime ${timestamp}\n${checkpointText}`);
}

/** Splits the big-endian 64-bit timestamp from the signature; null when it is short or the time is not below 2^53. */
export function splitTimestampedSignature(bytes: Uint8Array): TimestampedSignature | null {
  if (bytes.length < TIMESTAMP_BYTES) return null;
  const timestamp = Number(new DataView(bytes.buffer, bytes.byteOffset, TIMESTAMP_BYTES).getBigUint64(0));
  // A time that a number cannot hold exactly would be printed, and so signed, differently.
  if (!isWholeNumber(timestamp)) return null;
  return { timestamp, signature: bytes.subarray(TIMESTAMP_BYTES) };
}

/** Puts the parts together again. */
export function joinTimestampedSignature({ timestamp, signature }: TimestampedSignature): Uint8Array {
  const time = new Uint8Array(TIMESTAMP_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(timestamp));
  return concatBytes(time, signature);
}
