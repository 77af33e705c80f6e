import { encodeUtf8 } from '@attestlayer/encoding';
import { expect, test } from 'vitest';
import { combineGeneralJws } from './combine-general-jws.ts';
import { countValidSignatures, parseGeneralJws, signGeneralJws } from './general-jws.ts';
import { createTestSigner } from './test-signer.ts';

const TYP = 'attestlayer.test.v1+jws';
const signers = [createTestSigner(1), createTestSigner(2), createTestSigner(3)];
const keys = signers.map(({ publicKey }) => publicKey);
const payload = encodeUtf8('{"version":1}');
const sign = (numbers: number[], over = payload) =>
  signGeneralJws({ signers: numbers.map((number) => signers[number]!), typ: TYP, payload: over });

test('joins what several people signed apart, each key once, in any order to the same bytes', async () => {
  const files = [await sign([0, 1]), await sign([1]), await sign([2]), await sign([])];
  const combined = combineGeneralJws(files, TYP);
  expect(parseGeneralJws(combined, TYP).signatures).toHaveLength(3);
  expect(await countValidSignatures(parseGeneralJws(combined, TYP), keys)).toBe(3);
  expect(combineGeneralJws(files.toReversed(), TYP)).toEqual(combined);
});

test('keeps a wrong signature beside the right one of the same key, for the verifier to find', async () => {
  const text = new TextDecoder().decode(await sign([0]));
  const signature = JSON.parse(text).signatures[0].signature as string;
  const wrong = encodeUtf8(text.replace(signature, await otherSignature()));
  const combined = parseGeneralJws(combineGeneralJws([await sign([0]), wrong], TYP), TYP);
  expect(combined.signatures).toHaveLength(2);
  await expect(countValidSignatures(combined, keys)).rejects.toMatchObject({ code: 'jws_signature_invalid' });
});

async function otherSignature(): Promise<string> {
  return JSON.parse(new TextDecoder().decode(await sign([0], encodeUtf8('{"version":2}')))).signatures[0].signature;
}

test('refuses other payloads, no file, and what is no signed file', async () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  const other = await sign([0], encodeUtf8('{"version":2}'));
  const good = await sign([0]);
  expect(() => combineGeneralJws([good, other], TYP)).toThrow(code('jws_payload_differs'));
  expect(() => combineGeneralJws([], TYP)).toThrow(code('jws_malformed'));
  expect(() => combineGeneralJws([good, encodeUtf8('{}')], TYP)).toThrow(code('jws_malformed'));
  expect(() => combineGeneralJws([good], 'attestlayer.other.v1+jws')).toThrow(code('jws_header_invalid'));
});
