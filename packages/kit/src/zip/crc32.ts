/** CRC-32 of APPNOTE 4.4.7 (IEEE 802.3), bits reversed. */
const POLYNOMIAL = 0xedb88320;
/** Bytes folded in one step ("slicing by 16"): about seven times faster than one byte at a time. */
const SLICE = 16;

/** Table `t` begins at `t * 256` and holds the CRC of one byte followed by `t` zero bytes. */
const TABLES = makeTables();

/**
 * Continues a CRC-32 over more bytes; start with 0. `crc32(b, crc32(a))` is the CRC-32 of `a` followed by `b`.
 * It finds accidents, not attacks: in a kit SHA-256 does that.
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const t = TABLES;
  const sliced = bytes.length - (bytes.length % SLICE);
  let crc = ~previous;
  let at = 0;
  while (at < sliced) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      t[3840 + (crc & 0xff)]! ^
      t[3584 + ((crc >>> 8) & 0xff)]! ^
      t[3328 + ((crc >>> 16) & 0xff)]! ^
      t[3072 + (crc >>> 24)]! ^
      t[2816 + bytes[at + 4]!]! ^
      t[2560 + bytes[at + 5]!]! ^
      t[2304 + bytes[at + 6]!]! ^
      t[2048 + bytes[at + 7]!]! ^
      t[1792 + bytes[at + 8]!]! ^
      t[1536 + bytes[at + 9]!]! ^
      t[1280 + bytes[at + 10]!]! ^
      t[1024 + bytes[at + 11]!]! ^
      t[768 + bytes[at + 12]!]! ^
      t[512 + bytes[at + 13]!]! ^
      t[256 + bytes[at + 14]!]! ^
      t[bytes[at + 15]!]!;
    at += SLICE;
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ t[(crc ^ bytes[at]!) & 0xff]!;
  return ~crc >>> 0;
}

function makeTables(): Int32Array {
  const tables = new Int32Array(SLICE * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at += 1) {
    const before = tables[at - 256]!;
    tables[at] = (before >>> 8) ^ tables[before & 0xff]!;
  }
  return tables;
}
