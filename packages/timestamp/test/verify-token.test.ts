import { rmSync } from 'node:fs';
import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTimestampRequest, type TimestampResult, verifyTimestampToken } from '../src/index.ts';
import { type AuthorityOptions, infoOf, type LocalAuthority, makeAuthority, tokenOf } from './local-authority.ts';

const MESSAGE = encodeUtf8('what was there');
const folders: string[] = [];

function make(name: string, options?: AuthorityOptions): LocalAuthority {
  const authority = makeAuthority(name, options);
  folders.push(authority.folder);
  return authority;
}

/** Verifies as a reader who trusts the root of one authority. */
function verify(token: Uint8Array, trusted: LocalAuthority, message = MESSAGE): Promise<TimestampResult> {
  return verifyTimestampToken({ token, message, authorities: [{ name: 'Trusted', certificates: [trusted.root] }] });
}

function codeOf(result: TimestampResult): string {
  return result.status === 'valid' ? 'valid' : result.code;
}

let good: LocalAuthority;
let token: Uint8Array;

beforeAll(() => {
  good = make('Good');
  token = good.stamp(MESSAGE);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('a token of a trusted authority', () => {
  it('says when, how exactly, by whom and under which number', async () => {
    const result = await verify(token, good);
    expect(result).toMatchObject({ status: 'valid', accuracyMs: 1501, authority: 'Trusted', serial: '02' });
    const time = result.status === 'valid' ? Date.parse(result.time) : 0;
    expect(Math.abs(time - Date.now())).toBeLessThan(10 * 60 * 1000);
  });

  it('is taken out of its response or not', async () => {
    expect(await verify(tokenOf(good, token), good)).toEqual(await verify(token, good));
  });

  it.each(['sha256', 'sha384', 'sha512'])('may be over a %s of the message', async (hash) => {
    expect(codeOf(await verify(good.stamp(MESSAGE, { hash }), good))).toBe('valid');
  });

  it('names its certificate by SHA-256 or, as RFC 3161 did first, by SHA-1', async () => {
    expect(codeOf(await verify(good.stamp(MESSAGE, { essHash: 'sha512' }), good))).toBe('valid');
    expect(codeOf(await verify(good.stamp(MESSAGE, { essHash: 'sha1' }), good))).toBe('valid');
  });

  it.each(['p384', 'rsa2048'] as const)('is signed with %s', async (key) => {
    const authority = make('Other key', { key });
    expect(codeOf(await verify(authority.stamp(MESSAGE), authority))).toBe('valid');
  });

  it('is signed with RSA-PSS and SHA-256', async () => {
    const authority = make('PSS', { key: 'rsa2048' });
    const pss = authority.sign(infoOf(good, token), { pss: true });
    expect(codeOf(await verify(pss, authority))).toBe('valid');
  });

  it('comes through an intermediate that is in the token', async () => {
    const authority = make('Deep', { intermediate: ['basicConstraints=critical,CA:TRUE,pathlen:0'] });
    const deep = authority.stamp(MESSAGE);
    expect(codeOf(await verify(deep, authority))).toBe('valid');
    for (const certificate of [authority.intermediate!, authority.signer]) {
      const authorities = [{ name: 'Trusted', certificates: [certificate] }];
      expect(codeOf(await verifyTimestampToken({ token: deep, message: MESSAGE, authorities }))).toBe('valid');
    }
  });

  it('may leave its certificate out when the reader has it', async () => {
    const bare = good.stamp(MESSAGE, { certificates: false });
    expect(codeOf(await verify(bare, good))).toBe('signer_not_found');
    const authorities = [{ name: 'Trusted', certificates: [good.root, good.signer] }];
    expect(codeOf(await verifyTimestampToken({ token: bare, message: MESSAGE, authorities }))).toBe('valid');
  });

  it('answers the request with its nonce and no other', async () => {
    const authorities = [{ name: 'Trusted', certificates: [good.root] }];
    for (const nonce of [Uint8Array.of(0, 0, 7), Uint8Array.of(0xff, 1, 2), new Uint8Array(16).fill(0x80)]) {
      const answer = good.answer(makeTimestampRequest(MESSAGE, nonce));
      const verifyWith = (own: Uint8Array) =>
        verifyTimestampToken({ token: answer, message: MESSAGE, authorities, nonce: own });
      expect(codeOf(await verifyWith(nonce))).toBe('valid');
      expect(codeOf(await verifyWith(Uint8Array.of(1, ...nonce)))).toBe('nonce_differs');
    }
    const silent = { token, message: MESSAGE, authorities, nonce: Uint8Array.of(1) };
    expect(codeOf(await verifyTimestampToken(silent))).toBe('nonce_differs');
  });
});

describe('a token that shows nothing', () => {
  it('is over another message', async () => {
    expect(await verify(token, good, encodeUtf8('something else'))).toMatchObject({
      status: 'invalid',
      code: 'imprint_differs',
    });
  });

  it('is of an authority that the reader does not trust, whatever the token brings along', async () => {
    const other = make('Good');
    expect(await verify(token, other)).toMatchObject({ status: 'untrusted', code: 'authority_not_trusted' });
    expect(codeOf(await verifyTimestampToken({ token, message: MESSAGE, authorities: [] }))).toBe(
      'authority_not_trusted',
    );
    const authorities = [{ name: 'Unreadable', certificates: [encodeUtf8('no certificate'), new Uint8Array()] }];
    expect(codeOf(await verifyTimestampToken({ token, message: MESSAGE, authorities }))).toBe('authority_not_trusted');
  });

  it.each([
    ['had run out', { until: '20210101000000Z' }],
    ['was not yet valid', { from: '20390101000000Z' }],
  ])('has a certificate that %s at its time', async (_, period) => {
    const authority = make('Late', period);
    const result = await verify(authority.sign(infoOf(good, token)), authority);
    expect(result).toMatchObject({ status: 'invalid', code: 'certificate_not_valid_at_time' });
  });

  it.each<[string, AuthorityOptions]>([
    ['no extended key usage', { extendedKeyUsage: null }],
    ['one that is not critical', { extendedKeyUsage: 'timeStamping' }],
    ['another purpose', { extendedKeyUsage: 'critical,codeSigning' }],
    ['one purpose too many', { extendedKeyUsage: 'critical,timeStamping,codeSigning' }],
    ['any purpose', { extendedKeyUsage: 'critical,anyExtendedKeyUsage' }],
    ['a key usage without signatures', { keyUsage: 'critical,keyEncipherment' }],
  ])('has a certificate with %s', async (_, options) => {
    const authority = make('Purpose', options);
    const signed = authority.sign(infoOf(good, token));
    expect(codeOf(await verify(signed, authority))).toBe('certificate_purpose_invalid');
  });

  it.each<[string, AuthorityOptions]>([
    ['is no CA', { intermediate: ['basicConstraints=critical,CA:FALSE'] }],
    ['says nothing of being a CA', { intermediate: ['keyUsage=keyCertSign'] }],
    ['may not sign certificates', { intermediate: ['basicConstraints=CA:TRUE', 'keyUsage=cRLSign'] }],
    ['is for servers only', { intermediate: ['basicConstraints=CA:TRUE', 'extendedKeyUsage=serverAuth'] }],
    ['is limited to names', { intermediate: ['basicConstraints=CA:TRUE', 'nameConstraints=critical,permitted;DNS:a'] }],
  ])('comes through an intermediate that %s', async (_, options) => {
    const authority = make('Chain', options);
    const result = await verify(authority.sign(infoOf(good, token)), authority);
    expect(result).toMatchObject({ status: 'invalid', code: 'certificate_chain_invalid' });
  });

  it('has a certificate with a critical extension that nobody here understands', async () => {
    const authority = make('Critical', { moreExtensions: ['1.2.3.4=critical,ASN1:NULL'] });
    const signed = authority.sign(infoOf(good, token));
    expect(codeOf(await verify(signed, authority))).toBe('certificate_chain_invalid');
  });

  it('uses SHA-1 or a short key', async () => {
    expect(codeOf(await verify(good.stamp(MESSAGE, { hash: 'sha1' }), good))).toBe('token_algorithm_unsupported');
    const info = infoOf(good, token);
    expect(codeOf(await verify(good.sign(info, { digest: 'sha1' }), good))).toBe('token_algorithm_unsupported');
    const short = make('Short', { key: 'rsa1024' });
    expect(codeOf(await verify(short.sign(info), short))).toBe('token_algorithm_unsupported');
  });

  it.each(['no certificate', 'none'] as const)('signs %s in its attributes', async (attributes) => {
    const signed = good.sign(infoOf(good, token), { attributes });
    expect(codeOf(await verify(signed, good))).toBe('signed_attributes_invalid');
  });

  it('is a refusal of the authority', async () => {
    // PKIStatusInfo { status rejection(2) }
    const rejection = Uint8Array.of(0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02);
    expect(codeOf(await verify(rejection, good))).toBe('token_not_granted');
    const empty = Uint8Array.of(0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00);
    expect(codeOf(await verify(empty, good))).toBe('token_malformed');
  });

  it('is no token', async () => {
    for (const bytes of [new Uint8Array(), encodeUtf8('a token'), good.root, concatBytes(token, Uint8Array.of(0))]) {
      expect(codeOf(await verify(bytes, good))).toBe('token_malformed');
    }
    expect(codeOf(await verify(new Uint8Array(70_000), good))).toBe('token_too_large');
  });

  it('is cut off somewhere', async () => {
    for (let length = 0; length < token.length; length += 41) {
      expect(codeOf(await verify(token.slice(0, length), good))).toBe('token_malformed');
    }
  });
});

describe('a token that was tampered with', () => {
  it('never shows another time and never throws', async () => {
    const original = await verify(token, good);
    const places = fc.array(fc.tuple(fc.nat({ max: token.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    const property = fc.asyncProperty(places, async (changes) => {
      const copy = token.slice();
      for (const [offset, mask] of changes) copy[offset]! ^= mask;
      const result = await verify(copy, good);
      // Status texts and other certificates in a response are under no signature.
      if (result.status === 'valid') expect(result).toEqual(original);
    });
    await fc.assert(property, { numRuns: 500 });
  });

  it('never throws when parts are moved about', async () => {
    const piece = fc.tuple(fc.nat({ max: token.length }), fc.nat({ max: token.length }));
    const property = fc.asyncProperty(fc.array(piece, { maxLength: 4 }), async (pieces) => {
      const copy = concatBytes(...pieces.map(([from, to]) => token.slice(from, to)));
      expect((await verify(copy, good)).status).not.toBe('valid');
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('has a signature of somebody else over the same time', async () => {
    const thief = make('Good');
    const forged = thief.sign(infoOf(good, token));
    expect(codeOf(await verify(forged, good))).toBe('authority_not_trusted');
    const authorities = [{ name: 'Trusted', certificates: [good.root, good.signer] }];
    expect(codeOf(await verifyTimestampToken({ token: forged, message: MESSAGE, authorities }))).not.toBe('valid');
  });
});
