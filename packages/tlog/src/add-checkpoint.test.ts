import { concatBytes, encodeBase64, encodeUtf8 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyTlogErrors, throwsWithCode } from '../test/throws-with-code.ts';
import {
  type AddCheckpointRequest,
  emptyRoot,
  formatAddCheckpointRequest,
  formatAddCheckpointResponse,
  formatTreeSize,
  MAX_ADD_CHECKPOINT_BYTES,
  parseAddCheckpointRequest,
  parseAddCheckpointResponse,
  parseTreeSize,
} from './index.ts';

const hash = encodeBase64(emptyRoot);
const parse = (text: string) => parseAddCheckpointRequest(encodeUtf8(text));
const requests: fc.Arbitrary<AddCheckpointRequest> = fc.record({
  oldSize: fc.maxSafeNat(),
  proof: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
  checkpoint: fc.uint8Array({ maxLength: 200 }),
});

// The example of tlog-witness, "add-checkpoint".
const EXAMPLE_CHECKPOINT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const EXAMPLE_REQUEST = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

${EXAMPLE_CHECKPOINT}`;
const EXAMPLE_RESPONSE = `— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
— witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
— witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==
`;

describe('parseAddCheckpointRequest', () => {
  it('reads the example of the text, and writes it again', () => {
    const request = parse(EXAMPLE_REQUEST);
    expect(request.oldSize).toBe(20_852_014);
    expect(request.proof.map(encodeBase64)).toEqual(EXAMPLE_REQUEST.split('\n').slice(1, 5));
    expect(request.checkpoint).toEqual(encodeUtf8(EXAMPLE_CHECKPOINT));
    expect(formatAddCheckpointRequest(request)).toEqual(encodeUtf8(EXAMPLE_REQUEST));
  });

  it('reads back what formatAddCheckpointRequest wrote', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(parseAddCheckpointRequest(formatAddCheckpointRequest(request))).toEqual(request);
      }),
    );
  });

  it('reads a first request, which has no proof', () => {
    expect(parse('old 0\n\none\n\ntwo')).toEqual({ oldSize: 0, proof: [], checkpoint: encodeUtf8('one\n\ntwo') });
  });

  it.each([
    ['nothing', ''],
    ['a blank line only', '\n\none'],
    ['no blank line', `old 0\n${hash}\none\n`],
    ['another word', 'new 0\n\none'],
    ['an upper-case word', 'Old 0\n\none'],
    ['no size', 'old\n\none'],
    ['an empty size', 'old \n\none'],
    ['two spaces', 'old  7\n\none'],
    ['a space behind the size', 'old 7 \n\none'],
    ['a tab', 'old\t7\n\none'],
    ['a negative size', 'old -1\n\none'],
    ['a signed size', 'old +1\n\none'],
    ['a leading zero', 'old 07\n\none'],
    ['a fraction', 'old 1.0\n\none'],
    ['an exponent', 'old 1e3\n\none'],
    ['a hex size', 'old 0x7\n\none'],
    ['a size of 2^53', 'old 9007199254740992\n\none'],
    ['a size of 2^64', 'old 18446744073709551616\n\none'],
    ['carriage returns', `old 7\r\n${hash}\r\n\r\none`],
    ['a short hash', `old 7\n${encodeBase64(emptyRoot.subarray(1))}\n\none`],
    ['a long hash', `old 7\n${encodeBase64(new Uint8Array(33))}\n\none`],
    ['unpadded base64', `old 7\n${hash.replaceAll('=', '')}\n\none`],
    ['base64url', `old 7\n${'_'.repeat(43)}=\n\none`],
    ['stray bits in base64', `old 7\n${hash.slice(0, 42)}V=\n\none`],
    ['a space behind a hash', `old 7\n${hash} \n\none`],
    ['64 hashes', `old 7\n${`${hash}\n`.repeat(64)}\none`],
  ])('refuses %s', async (_what, text) => {
    await throwsWithCode('add_checkpoint_malformed', () => parse(text));
  });

  it('refuses what is not UTF-8, and a byte order mark', async () => {
    const badByte = Uint8Array.of(...encodeUtf8('old 7'), 0xff, 0x0a, 0x0a);
    await throwsWithCode('add_checkpoint_malformed', () => parseAddCheckpointRequest(badByte));
    await throwsWithCode('add_checkpoint_malformed', () => parse('\ufeffold 7\n\none'));
  });

  it('refuses more bytes than a request can have', async () => {
    const checkpoint = new Uint8Array(MAX_ADD_CHECKPOINT_BYTES - 'old 0\n\n'.length);
    const request = formatAddCheckpointRequest({ oldSize: 0, proof: [], checkpoint });
    expect(parseAddCheckpointRequest(request).checkpoint).toEqual(checkpoint);
    const longer = concatBytes(request, Uint8Array.of(0));
    await throwsWithCode('add_checkpoint_malformed', () => parseAddCheckpointRequest(longer));
    await throwsWithCode('add_checkpoint_malformed', () =>
      formatAddCheckpointRequest({ oldSize: 10, proof: [], checkpoint }),
    );
  });

  it('never fails in another way', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => onlyTlogErrors(() => parseAddCheckpointRequest(bytes))));
    const lines = fc.array(fc.constantFrom('old 7', 'old 0', hash, '', 'one', '— w AAAA'), { maxLength: 8 });
    fc.assert(fc.property(lines, (some) => onlyTlogErrors(() => parse(some.join('\n')))));
  });
});

describe('formatAddCheckpointRequest', () => {
  it('refuses what it could not read again', async () => {
    const checkpoint = encodeUtf8('one\n');
    await throwsWithCode('size_out_of_range', () => formatAddCheckpointRequest({ oldSize: -1, proof: [], checkpoint }));
    await throwsWithCode('hash_malformed', () =>
      formatAddCheckpointRequest({ oldSize: 1, proof: [new Uint8Array(31)], checkpoint }),
    );
    await throwsWithCode('add_checkpoint_malformed', () =>
      formatAddCheckpointRequest({ oldSize: 1, proof: Array(64).fill(emptyRoot), checkpoint }),
    );
  });
});

describe('parseAddCheckpointResponse', () => {
  it('reads the example of the text, and writes it again', () => {
    const cosignatures = parseAddCheckpointResponse(encodeUtf8(EXAMPLE_RESPONSE));
    expect(cosignatures.map(({ name }) => name)).toEqual([
      'witness.example/w1',
      'witness.example/w1',
      'witness.example/w2',
    ]);
    expect(formatAddCheckpointResponse(cosignatures)).toEqual(encodeUtf8(EXAMPLE_RESPONSE));
  });

  const line = EXAMPLE_RESPONSE.split('\n')[0]!;
  it.each([
    ['nothing', ''],
    ['an empty line', '\n'],
    ['no line feed at the end', line],
    ['a blank line at the end', `${line}\n\n`],
    ['another dash', `${line.replace('—', '-')}\n`],
    ['a page', '<html></html>\n'],
    ['17 signatures', `${line}\n`.repeat(17)],
    ['a key id and no signature', '— witness.example/w1 AAAAAA==\n'],
  ])('refuses %s', async (_what, text) => {
    await throwsWithCode('add_checkpoint_malformed', () => parseAddCheckpointResponse(encodeUtf8(text)));
  });

  it('refuses more bytes than an answer can have', async () => {
    const bytes = new Uint8Array(MAX_ADD_CHECKPOINT_BYTES + 1);
    await throwsWithCode('add_checkpoint_malformed', () => parseAddCheckpointResponse(bytes));
  });
});

describe('parseTreeSize', () => {
  it('reads back what formatTreeSize wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (size) => {
        expect(parseTreeSize(formatTreeSize(size))).toBe(size);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no line feed', '7'],
    ['two line feeds', '7\n\n'],
    ['a leading zero', '07\n'],
    ['a negative size', '-7\n'],
    ['a size of 2^53', '9007199254740992\n'],
    ['a long text', `${'1'.repeat(30)}\n`],
  ])('refuses %s', async (_what, text) => {
    await throwsWithCode('add_checkpoint_malformed', () => parseTreeSize(encodeUtf8(text)));
  });
});
