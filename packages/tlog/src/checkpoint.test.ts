import { encodeBase64 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyTlogErrors, throwsWithCode } from '../test/throws-with-code.ts';
import { type Checkpoint, emptyRoot, formatCheckpoint, parseCheckpoint } from './index.ts';

const root = encodeBase64(emptyRoot);
const lines = fc.stringMatching(/^[!-~é ]{1,30}$/);
const checkpoints: fc.Arbitrary<Checkpoint> = fc.record({
  origin: lines,
  size: fc.maxSafeNat(),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  extensions: fc.array(lines, { maxLength: 3 }),
});

describe('parseCheckpoint', () => {
  it('reads back what formatCheckpoint wrote', () => {
    fc.assert(
      fc.property(checkpoints, (checkpoint) => {
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
      }),
    );
  });

  it('reads origin, size, root and extension lines', () => {
    const expected = { origin: 'log.example', size: 9007199254740991, root: emptyRoot, extensions: ['one', 'two'] };
    expect(parseCheckpoint(`log.example\n9007199254740991\n${root}\none\ntwo\n`)).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['no root', 'log.example\n1\n'],
    ['no final line feed', `log.example\n1\n${root}`],
    ['an empty origin', `\n1\n${root}\n`],
    ['an empty extension line', `log.example\n1\n${root}\n\n`],
    ['a leading zero', `log.example\n01\n${root}\n`],
    ['a sign', `log.example\n+1\n${root}\n`],
    ['a negative size', `log.example\n-1\n${root}\n`],
    ['a fraction', `log.example\n1.0\n${root}\n`],
    ['an exponent', `log.example\n1e3\n${root}\n`],
    ['a hexadecimal size', `log.example\n0x1\n${root}\n`],
    ['a space around the size', `log.example\n1 \n${root}\n`],
    ['a full-width digit', `log.example\n１\n${root}\n`],
    ['a size of 2^53', `log.example\n9007199254740992\n${root}\n`],
    ['a short root', `log.example\n1\n${encodeBase64(emptyRoot.subarray(1))}\n`],
    ['a root without padding', `log.example\n1\n${root.replace('=', '')}\n`],
    ['a carriage return', `log.example\r\n1\r\n${root}\r\n`],
  ])('refuses %s', async (_, text) => {
    await throwsWithCode('checkpoint_malformed', () => parseCheckpoint(text));
  });

  it('meets hostile text with nothing but TlogError', () => {
    fc.assert(fc.property(fc.string(), (text) => onlyTlogErrors(() => parseCheckpoint(text))));
  });
});

describe('formatCheckpoint', () => {
  const good: Checkpoint = { origin: 'log.example', size: 1, root: emptyRoot, extensions: [] };

  it('refuses lines that would be read as other lines', async () => {
    for (const line of ['', 'a\nb', 'a\rb', '\u{dc00}']) {
      await throwsWithCode('checkpoint_malformed', () => formatCheckpoint({ ...good, origin: line }));
      await throwsWithCode('checkpoint_malformed', () => formatCheckpoint({ ...good, extensions: [line] }));
    }
    await throwsWithCode('size_out_of_range', () => formatCheckpoint({ ...good, size: -1 }));
    await throwsWithCode('hash_malformed', () => formatCheckpoint({ ...good, root: new Uint8Array() }));
  });
});
