import { encodeBase64, encodeUtf8 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyTlogErrors, throwsWithCode } from '../test/throws-with-code.ts';
import { emptyRoot, formatTlogProof, parseTlogProof, type TlogProof } from './index.ts';

const hash = encodeBase64(emptyRoot);
const parse = (text: string) => parseTlogProof(encodeUtf8(text));
const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const proofs: fc.Arbitrary<TlogProof> = fc
  .record(
    {
      index: fc.maxSafeNat(),
      proof: fc.array(hashes, { maxLength: 53 }),
      checkpoint: fc.uint8Array({ maxLength: 200 }),
      extra: fc.uint8Array({ minLength: 1, maxLength: 100 }),
    },
    { requiredKeys: ['index', 'proof', 'checkpoint'] },
  )
  .map(({ extra, ...rest }) => (extra === undefined ? rest : { ...rest, extra }));

describe('parseTlogProof', () => {
  it('reads back what formatTlogProof wrote', () => {
    fc.assert(
      fc.property(proofs, (proof) => {
        expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
      }),
    );
  });

  it('keeps the checkpoint as it is, blank lines included', () => {
    const proof = parse(`c2sp.org/tlog-proof@v1\nextra AQID\nindex 7\n${hash}\n${hash}\n\none\n\ntwo`);
    expect(proof).toEqual({
      index: 7,
      proof: [emptyRoot, emptyRoot],
      checkpoint: encodeUtf8('one\n\ntwo'),
      extra: Uint8Array.of(1, 2, 3),
    });
  });

  it('reads a proof for the only entry of a log', () => {
    expect(parse('c2sp.org/tlog-proof@v1\nindex 0\n\none')).toEqual({
      index: 0,
      proof: [],
      checkpoint: encodeUtf8('one'),
    });
  });

  it.each([
    ['nothing', ''],
    ['another version', `c2sp.org/tlog-proof@v2\nindex 0\n\n`],
    ['no index', `c2sp.org/tlog-proof@v1\n${hash}\n\n`],
    ['no blank line', `c2sp.org/tlog-proof@v1\nindex 0\n${hash}\n`],
    ['a blank line before the index', 'c2sp.org/tlog-proof@v1\n\nindex 0\n\n'],
    ['the index twice', 'c2sp.org/tlog-proof@v1\nindex 0\nindex 0\n\n'],
    ['extra data behind the index', 'c2sp.org/tlog-proof@v1\nindex 0\nextra AQID\n\n'],
    ['extra data twice', 'c2sp.org/tlog-proof@v1\nextra AQID\nextra AQID\nindex 0\n\n'],
    ['empty extra data', 'c2sp.org/tlog-proof@v1\nextra \nindex 0\n\n'],
    ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 00\n\n'],
    ['an index of 2^53', 'c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\n'],
    ['two spaces', 'c2sp.org/tlog-proof@v1\nindex  0\n\n'],
    ['a hash of 31 bytes', `c2sp.org/tlog-proof@v1\nindex 0\n${encodeBase64(emptyRoot.subarray(1))}\n\n`],
    ['a hash without padding', `c2sp.org/tlog-proof@v1\nindex 0\n${hash.replace('=', '')}\n\n`],
    ['54 hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${hash}\n`.repeat(54)}\n`],
    ['carriage returns', 'c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\n'],
    ['a byte order mark', '\u{feff}c2sp.org/tlog-proof@v1\nindex 0\n\n'],
    ['a header without end', `c2sp.org/tlog-proof@v1\nextra ${'A'.repeat(70_000)}\nindex 0\n\n`],
  ])('refuses %s', async (_, text) => {
    await throwsWithCode('proof_malformed', () => parse(text));
  });

  it('meets hostile bytes with nothing but TlogError', () => {
    const bytes = encodeUtf8(`c2sp.org/tlog-proof@v1\nextra AQID\nindex 7\n${hash}\n\none\n`);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, byte) =>
        onlyTlogErrors(() => parseTlogProof(bytes.with(at, byte))),
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (random) => onlyTlogErrors(() => parseTlogProof(random))));
  });
});

describe('formatTlogProof', () => {
  it('refuses what parseTlogProof would not read', async () => {
    const good: TlogProof = { index: 0, proof: [], checkpoint: new Uint8Array() };
    await throwsWithCode('proof_malformed', () => formatTlogProof({ ...good, index: -1 }));
    await throwsWithCode('proof_malformed', () => formatTlogProof({ ...good, extra: new Uint8Array() }));
    await throwsWithCode('proof_malformed', () => formatTlogProof({ ...good, extra: new Uint8Array(65_536) }));
    await throwsWithCode('proof_malformed', () =>
      formatTlogProof({ ...good, proof: Array.from({ length: 54 }, () => emptyRoot) }),
    );
    await throwsWithCode('hash_malformed', () => formatTlogProof({ ...good, proof: [new Uint8Array(5)] }));
  });
});
