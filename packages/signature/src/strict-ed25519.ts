/**
 * The encodings that strict Ed25519 refuses before any curve arithmetic. These checks are ours because platforms
 * differ: OpenSSL 3.0 accepts small-order and non-canonical public keys, under which one signature fits many messages;
 * node:crypto refuses small orders since 2026 only (nodejs/node#64026); browsers do not agree (w3c/webcrypto#423). A
 * verdict must not depend on the machine that gives it. The arithmetic itself stays with the platform.
 *
 * Points are 32 bytes: y little-endian in 255 bits, then the sign of x (RFC 8032 section 5.1.2).
 */

/**
 * L = 2^252 + 27742317777372353535851937790883648493, the order of the base point (RFC 8032 section 5.1),
 * little-endian.
 */
const GROUP_ORDER = Uint8Array.of(
  ...[0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14],
  ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10],
);

/** p = 2^255 - 19, the field prime, little-endian. */
const FIELD_PRIME = littleEndian(0xed, 0xff, 0x7f);

/**
 * The y coordinates of the eight points whose order divides 8: order 4, 1, 2, and the two of order 8. Either sign of x
 * is small-order too, and so are y + p spellings, which the canonicity check refuses before.
 */
const SMALL_ORDER_Y = [
  littleEndian(0, 0, 0),
  littleEndian(1, 0, 0),
  littleEndian(0xec, 0xff, 0x7f),
  Uint8Array.of(
    ...[0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0],
    ...[0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05],
  ),
  Uint8Array.of(
    ...[0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f],
    ...[0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a],
  ),
];

/** Tells whether the y coordinate of a 32-byte point encoding is reduced: y < p (RFC 8032 section 5.1.3, step 1). */
export function isCanonicalPoint(point: Uint8Array): boolean {
  return isLess(withoutSign(point), FIELD_PRIME);
}

/** Tells whether a canonical 32-byte point encoding is one of the small-order points. */
export function isSmallOrderPoint(point: Uint8Array): boolean {
  const y = withoutSign(point);
  return SMALL_ORDER_Y.some((smallOrderY) => smallOrderY.every((byte, i) => byte === y[i]));
}

/**
 * Tells whether a 32-byte scalar is reduced: S < L (RFC 8032 section 5.1.7, step 1). Otherwise S + L is a second
 * signature.
 */
export function isReducedScalar(scalar: Uint8Array): boolean {
  return isLess(scalar, GROUP_ORDER);
}

function withoutSign(point: Uint8Array): Uint8Array {
  const y = point.slice();
  y[31] = y[31]! & 0x7f;
  return y;
}

/** Compares two 32-byte little-endian integers. Keys and signatures are public: it need not take constant time. */
function isLess(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) {
    if (a[i] !== b[i]) return a[i]! < b[i]!;
  }
  return false;
}

function littleEndian(first: number, middle: number, last: number): Uint8Array {
  const bytes = new Uint8Array(32).fill(middle);
  bytes[0] = first;
  bytes[31] = last;
  return bytes;
}
