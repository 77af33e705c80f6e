import { encodeUtf8, readCanonical, writeCanonical } from '@attestlayer/encoding';
import { describe, expect, test } from 'vitest';
import { countValidSignatures, parseGeneralJws, signGeneralJws } from './general-jws.ts';
import { createTestSigner } from './test-signer.ts';

const TYP = 'attestlayer.test.v1+jws';
const [first, second, third] = [createTestSigner(1), createTestSigner(2), createTestSigner(3)] as const;
const keys = [first.publicKey, second.publicKey, third.publicKey];
const payload = encodeUtf8('{"version":1}');
const bytes = await signGeneralJws({ signers: [first, second], typ: TYP, payload });

type Document = { payload: string; signatures: { protected: string; signature: string }[] };
const document = readCanonical(bytes) as Document;

test('writes exact JCS of payload and signatures (RFC 7515 section 7.2.1), and reads it back', () => {
  expect(Object.keys(document)).toEqual(['payload', 'signatures']);
  const parsed = parseGeneralJws(bytes, TYP);
  expect(parsed.payload).toEqual(payload);
  expect(parsed.signatures.map(({ kid }) => kid)).toEqual([first.publicKey.kid, second.publicKey.kid]);
});

describe('counting', () => {
  test('counts the known keys that signed', async () => {
    const parsed = parseGeneralJws(bytes, TYP);
    expect(await countValidSignatures(parsed, keys)).toBe(2);
    expect(await countValidSignatures(parsed, [second.publicKey, third.publicKey])).toBe(1);
    expect(await countValidSignatures(parsed, [third.publicKey])).toBe(0);
    expect(await countValidSignatures(parsed, [])).toBe(0);
  });

  test('counts a key once, however often it signed or is listed', async () => {
    const repeated = parseGeneralJws(await signGeneralJws({ signers: [first, first, first], typ: TYP, payload }), TYP);
    expect(await countValidSignatures(repeated, [first.publicKey, first.publicKey])).toBe(1);
  });

  test('throws when a signature of a known key does not verify, though others do', async () => {
    const [a, b] = document.signatures as [Document['signatures'][0], Document['signatures'][0]];
    const swapped = { ...document, signatures: [a, { ...b, signature: a.signature }] };
    const parsed = parseGeneralJws(writeCanonical(swapped), TYP);
    const invalid = expect.objectContaining({ code: 'jws_signature_invalid' });
    await expect(countValidSignatures(parsed, keys)).rejects.toThrow(invalid);
    expect(await countValidSignatures(parsed, [first.publicKey])).toBe(1);
  });
});

test.each<[string, object]>([
  ['jws_malformed', { payload: document.payload }],
  ['jws_malformed', { ...document, header: {} }],
  ['jws_malformed', { ...document, payload: 7 }],
  ['jws_malformed', { ...document, payload: 'YWJ' }],
  ['jws_malformed', { ...document, signatures: {} }],
  ['jws_malformed', { ...document, signatures: Array(65).fill(document.signatures[0]) }],
  ['jws_malformed', { ...document, signatures: [{ ...document.signatures[0], header: { kid: 'x' } }] }],
  ['jws_malformed', { payload: document.payload, ...document.signatures[0] }],
  ['jws_header_invalid', { ...document, signatures: [{ ...document.signatures[0], protected: 'e30' }] }],
  ['jws_signature_length_invalid', { ...document, signatures: [{ ...document.signatures[0], signature: '' }] }],
])('refuses with %s: %j', (code, value) => {
  const changed = writeCanonical(value as Document);
  expect(() => parseGeneralJws(changed, TYP)).toThrow(expect.objectContaining({ code }));
});

test('refuses bytes that are not canonical JSON, and another type', () => {
  const spaced = encodeUtf8(`${JSON.stringify(document)}\n`);
  expect(() => parseGeneralJws(spaced, TYP)).toThrow(expect.objectContaining({ code: 'jws_malformed' }));
  expect(() => parseGeneralJws(bytes, 'JWT')).toThrow(expect.objectContaining({ code: 'jws_header_invalid' }));
});
