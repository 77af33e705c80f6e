import { encodeBase64, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSigner } from '../test/make-signer.ts';
import { onlyTlogErrors, throwsWithCode } from '../test/throws-with-code.ts';
import { formatVerifierKey, makeNoteKey, type NoteKey, parseVerifierKey } from './index.ts';

// The published key of the Go checksum database: an outside value for key id and encoding.
const GO_VKEY = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

let key: NoteKey;
beforeAll(async () => {
  key = makeNoteKey({ name: 'log.example/a', algorithm: 'ed25519', publicKey: (await makeSigner()).publicKey });
});

describe('parseVerifierKey', () => {
  it('reads a key of another implementation', () => {
    const parsed = parseVerifierKey(GO_VKEY);
    expect(parsed).toMatchObject({ name: 'sum.golang.org', keyId: '033de0ae', algorithm: 'ed25519', vkey: GO_VKEY });
    expect(formatVerifierKey(parsed)).toBe(GO_VKEY);
  });

  it('computes the key id over name, type and key', () => {
    const input = new Uint8Array([...encodeUtf8('w.example\n'), 0x04, ...key.publicKey.bytes]);
    const witness = makeNoteKey({ name: 'w.example', algorithm: 'cosignature-v1', publicKey: key.publicKey });
    expect(witness.keyId).toBe(sha256Hex(input).slice(0, 8));
    expect(parseVerifierKey(witness.vkey)).toEqual(witness);
  });

  it('refuses another key id, name or key', async () => {
    const [name, keyId, encoded] = [key.name, key.keyId, key.vkey.split('+').slice(2).join('+')];
    const refused = [
      '',
      key.vkey.slice(0, -1),
      `${key.vkey}\n`,
      `${name}x+${keyId}+${encoded}`,
      `${name}+${keyId === '00000000' ? '00000001' : '00000000'}+${encoded}`,
      `${name}+${keyId.toUpperCase()}A+${encoded}`,
      `${name}+${keyId}`,
      ` ${key.vkey}`,
      `a b+${keyId}+${encoded}`,
      `${name}+${keyId}+${encodeBase64(Uint8Array.of(1, 2, 3))}`,
      `${name}+${keyId}+${encodeBase64(new Uint8Array([1, ...new Uint8Array(32)]))}`, // a key of small order
    ];
    for (const vkey of refused) await throwsWithCode('verifier_key_malformed', () => parseVerifierKey(vkey));
  });

  it('names a signature type that it does not support', async () => {
    for (const type of [0x00, 0x02, 0x05, 0x06, 0xff]) {
      const encoded = encodeBase64(new Uint8Array([type, ...key.publicKey.bytes]));
      await throwsWithCode('verifier_key_unsupported', () => parseVerifierKey(`log.example/a+00000000+${encoded}`));
    }
  });

  it('meets hostile text with nothing but TlogError', () => {
    fc.assert(fc.property(fc.string(), (text) => onlyTlogErrors(() => parseVerifierKey(text))));
    fc.assert(
      fc.property(fc.nat({ max: GO_VKEY.length - 1 }), fc.string({ maxLength: 2 }), (at, text) =>
        onlyTlogErrors(() => parseVerifierKey(GO_VKEY.slice(0, at) + text + GO_VKEY.slice(at + 1))),
      ),
    );
  });
});
