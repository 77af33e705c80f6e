import { concatBytes, decodeHex } from '@attestlayer/encoding';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as platform from '#ed25519';
import * as web from './ed25519.web.ts';
import { verifyWithNoble } from './ed25519-noble.ts';
import { type PublicKey, publicKeyFromBytes } from './public-key.ts';
import { createTestSigner } from './test-signer.ts';
import { verifyEd25519 } from './verify-ed25519.ts';

const { Point } = ed25519;
const signer = createTestSigner(1);
const key = signer.publicKey;
const message = new TextEncoder().encode('message');
const signature = await signer.sign(message);
const backends = [
  ['the backend of this platform', platform.verifyCofactorless],
  ['WebCrypto', web.verifyCofactorless],
  ['noble', verifyWithNoble],
] as const;

test('verifies RFC 8032 section 7.1, TEST 1 and TEST 3', async () => {
  const vectors = [
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ].map((parts) => parts.map(decodeHex));
  for (const [publicKey, text, expected] of vectors) {
    const options = { key: publicKeyFromBytes(publicKey!), message: text!, signature: expected! };
    expect(await verifyEd25519(options)).toBe(true);
    for (const [, verify] of backends) expect(await verify(options.key, text!, expected!)).toBe(true);
  }
});

test('a flipped bit of the signature, the message or the key never verifies', async () => {
  const flip = (bytes: Uint8Array, bit: number) => {
    const flipped = bytes.slice();
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    return flipped;
  };
  for (let bit = 0; bit < 8 * signature.length; bit++) {
    expect(await verifyEd25519({ key, message, signature: flip(signature, bit) })).toBe(false);
  }
  for (let bit = 0; bit < 8 * message.length; bit++) {
    expect(await verifyEd25519({ key, message: flip(message, bit), signature })).toBe(false);
  }
  for (let bit = 0; bit < 8 * key.bytes.length; bit++) {
    const handMade = { ...key, bytes: flip(key.bytes, bit) };
    expect(await verifyEd25519({ key: handMade, message, signature })).toBe(false);
  }
});

test('arbitrary bytes never verify and never throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 70 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      async (a, b) => {
        expect(await verifyEd25519({ key, message, signature: a })).toBe(false);
        expect(await verifyEd25519({ key, message, signature: b })).toBe(false);
      },
    ),
  );
});

describe('strictness that not every platform has', () => {
  test('S + L is not a second signature for the same message', async () => {
    const s = ed25519.Point.Fn.fromBytes(signature.subarray(32)) + Point.Fn.ORDER;
    const malleated = concatBytes(signature.subarray(0, 32), littleEndian(s));
    expect(await verifyEd25519({ key, message, signature: malleated })).toBe(false);
  });

  test('the identity as a key, under which one signature fits every message', async () => {
    const identity = Uint8Array.of(1, ...new Uint8Array(31));
    const handMade: PublicKey = { ...key, bytes: identity };
    const universal = concatBytes(identity, new Uint8Array(32));
    expect(await verifyWithNoble(handMade, message, universal)).toBe(true);
    expect(await verifyEd25519({ key: handMade, message, signature: universal })).toBe(false);
  });

  test('a small-order R', async () => {
    const seed = new Uint8Array(32).fill(9);
    const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(seed);
    const r = Point.ZERO.toBytes();
    const forged = concatBytes(r, littleEndian(Point.Fn.mul(await challenge(r, pointBytes), scalar)));
    const handMade = publicKeyFromBytes(pointBytes);
    expect(await verifyWithNoble(handMade, message, forged)).toBe(true);
    expect(await verifyEd25519({ key: handMade, message, signature: forged })).toBe(false);
  });
});

describe.each(backends)('%s', (_, verify) => {
  test('checks the equation without the cofactor', async () => {
    // A key with a torsion component: [S]B = R + [k]A holds exactly when 8 divides k, [8][S]B = [8]R + [8][k]A always.
    const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
    const { scalar, point } = ed25519.utils.getExtendedPublicKey(new Uint8Array(32).fill(7));
    const mixed = publicKeyFromBytes(point.add(torsion).toBytes());
    const outcomes = new Set<boolean>();
    for (let nonce = 2n; nonce < 40n; nonce++) {
      const r = Point.BASE.multiply(nonce).toBytes();
      const k = await challenge(r, mixed.bytes);
      const s = Point.Fn.add(nonce, Point.Fn.mul(Point.Fn.create(k), scalar));
      const forged = concatBytes(r, littleEndian(s));
      expect(ed25519.verify(forged, message, mixed.bytes, { zip215: false })).toBe(true);
      expect(await verify(mixed, message, forged)).toBe(k % 8n === 0n);
      outcomes.add(k % 8n === 0n);
    }
    expect(outcomes.size).toBe(2);
  });

  test('refuses a key that is no point of the curve', async () => {
    const notOnCurve = publicKeyFromBytes(Uint8Array.of(2, ...new Uint8Array(31)));
    expect(await verify(notOnCurve, message, signature)).toBe(false);
  });
});

async function challenge(r: Uint8Array, publicKey: Uint8Array): Promise<bigint> {
  const digest = await crypto.subtle.digest('SHA-512', concatBytes(r, publicKey, message));
  const value = new Uint8Array(digest).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return value % Point.Fn.ORDER;
}

function littleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}
