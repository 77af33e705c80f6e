import { encodeBase64url, encodeUtf8 } from '@attestlayer/encoding';
import { describe, expect, test } from 'vitest';
import { parseDetachedJws, signDetachedJws, verifyDetachedJws } from './detached-jws.ts';
import { createTestSigner } from './test-signer.ts';

const TYP = 'attestlayer.test.v1+jws';
const signer = createTestSigner(1);
const key = signer.publicKey;
const payload = encodeUtf8('{"a":1}');
const jws = await signDetachedJws({ signer, typ: TYP, payload });
const [, signature] = jws.split('..') as [string, string];

const withHeader = (header: string) => `${encodeBase64url(encodeUtf8(header))}..${signature}`;

test('writes the protected header as the JCS of alg, kid and typ, and no payload', () => {
  expect(withHeader(`{"alg":"Ed25519","kid":"${key.kid}","typ":"${TYP}"}`)).toBe(jws);
});

test('signs the input that any JOSE library rebuilds (RFC 7515 section 5.1 and appendix F)', async () => {
  const parsed = parseDetachedJws(jws, TYP);
  expect(parsed.kid).toBe(key.kid);
  expect(parsed.signingInput(payload)).toEqual(encodeUtf8(`${parsed.header}.eyJhIjoxfQ`));
  expect(parsed.signature).toEqual(await signer.sign(parsed.signingInput(payload)));
});

test('verifies under its key and payload, and under nothing else', async () => {
  expect(await verifyDetachedJws({ jws, typ: TYP, payload, key })).toBe(true);
  expect(await verifyDetachedJws({ jws, typ: TYP, payload: encodeUtf8('{"a":2}'), key })).toBe(false);
  expect(await verifyDetachedJws({ jws, typ: TYP, payload, key: createTestSigner(2).publicKey })).toBe(false);
});

describe('refuses', () => {
  test.each([
    ['another type', `{"alg":"Ed25519","kid":"${key.kid}","typ":"JWT"}`],
    ['no type', `{"alg":"Ed25519","kid":"${key.kid}"}`],
    ['EdDSA', `{"alg":"EdDSA","kid":"${key.kid}","typ":"${TYP}"}`],
    ['none', `{"alg":"none","kid":"${key.kid}","typ":"${TYP}"}`],
    ['HS256', `{"alg":"HS256","kid":"${key.kid}","typ":"${TYP}"}`],
    ['an algorithm that is an array', `{"alg":["Ed25519"],"kid":"${key.kid}","typ":"${TYP}"}`],
    ['a kid that is no thumbprint', `{"alg":"Ed25519","kid":"constructor","typ":"${TYP}"}`],
    ['a second kid', `{"alg":"Ed25519","kid":"${key.kid}","kid":"x","typ":"${TYP}"}`],
    ['a key in the header', `{"alg":"Ed25519","jwk":{},"kid":"${key.kid}","typ":"${TYP}"}`],
    ['crit', `{"alg":"Ed25519","crit":["b64"],"kid":"${key.kid}","typ":"${TYP}"}`],
    ['another order', `{"typ":"${TYP}","alg":"Ed25519","kid":"${key.kid}"}`],
    ['white space', `{"alg":"Ed25519", "kid":"${key.kid}","typ":"${TYP}"}`],
    ['an escape', `{"alg":"Ed2551\\u0039","kid":"${key.kid}","typ":"${TYP}"}`],
    ['text after the header', `{"alg":"Ed25519","kid":"${key.kid}","typ":"${TYP}"} `],
    ['a byte order mark', `\ufeff{"alg":"Ed25519","kid":"${key.kid}","typ":"${TYP}"}`],
    ['no header', ''],
  ])('a header with %s', (_, header) => {
    expect(() => parseDetachedJws(withHeader(header), TYP)).toThrow(
      expect.objectContaining({ code: 'jws_header_invalid' }),
    );
  });

  test.each([
    ['jws_malformed', ''],
    ['jws_malformed', jws.replace('..', '.')],
    ['jws_malformed', jws.replace('..', '.eyJhIjoxfQ.')],
    ['jws_malformed', `${jws}.`],
    ['jws_malformed', `${jws}\n`],
    ['jws_malformed', `${jws}=`],
    ['jws_malformed', jws.replace(/.$/, (last) => (last === 'A' ? 'B' : 'h'))],
    ['jws_header_invalid', ` ${jws}`],
    ['jws_header_invalid', jws.replace('..', '=..')],
    ['jws_signature_length_invalid', `${jws}AA`.slice(0, -4)],
    ['jws_signature_length_invalid', jws.slice(0, jws.indexOf('..') + 2)],
  ])('%s: %s', (code, text) => {
    expect(() => parseDetachedJws(text, TYP)).toThrow(expect.objectContaining({ code }));
  });
});
