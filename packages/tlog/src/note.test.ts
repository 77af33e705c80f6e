import { encodeBase64, encodeUtf8 } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyTlogErrors, throwsWithCode } from '../test/throws-with-code.ts';
import { formatNote, type Note, parseNote } from './index.ts';

const signature = encodeBase64(Uint8Array.of(0xde, 0xad, 0xbe, 0xef, 1, 2, 3));
const line = `— log.example/a ${signature}\n`;
const parse = (text: string) => parseNote(encodeUtf8(text));

const names = fc.stringMatching(/^[a-z0-9./é_-]{1,20}$/);
const signatures = fc.record({
  name: names,
  keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }),
});
const notes: fc.Arbitrary<Note> = fc.record({
  text: fc
    .array(fc.stringMatching(/^[ -~é—\u{1f600}]{0,30}$/u), { minLength: 1, maxLength: 6 })
    .map((lines) => `${lines.join('\n')}\n`),
  signatures: fc.array(signatures, { minLength: 1, maxLength: 16 }),
});

describe('parseNote', () => {
  it('reads text and signatures', () => {
    expect(parse(`one\ntwo\n\n${line}`)).toEqual({
      text: 'one\ntwo\n',
      signatures: [{ name: 'log.example/a', keyId: 'deadbeef', bytes: Uint8Array.of(1, 2, 3) }],
    });
  });

  it('splits at the last blank line', () => {
    expect(parse(`one\n\ntwo\n\n${line}`).text).toBe('one\n\ntwo\n');
    expect(parse(`one\n\n\n${line}`).text).toBe('one\n\n');
    expect(parse(`\n\n${line}`).text).toBe('\n');
  });

  it('reads back what formatNote wrote', () => {
    fc.assert(
      fc.property(notes, (note) => {
        expect(parseNote(formatNote(note))).toEqual(note);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no blank line', `one\n${line}`],
    ['no text', `\n${line}`],
    ['no signature', 'one\n\n'],
    ['no final line feed', `one\n\n${line.slice(0, -1)}`],
    ['a line behind the signatures', `one\n\n${line}two\n`],
    ['an empty line between signatures', `one\n\n${line}\n${line.slice(2)}`],
    ['a carriage return', `one\r\n\n${line}`],
    ['a tab', `one\t\n\n${line}`],
    ['a NUL', `one\0\n\n${line}`],
    ['a byte order mark', `\u{feff}one\n\n${line}`],
    ['a hyphen for the dash', `one\n\n${line.replace('—', '-')}`],
    ['two spaces', `one\n\n${line.replace('— ', '—  ')}`],
    ['a space at the end', `one\n\n${line.replace('\n', ' \n')}`],
    ['an empty name', `one\n\n—  ${signature}\n`],
    ['a plus sign in the name', `one\n\n— a+b ${signature}\n`],
    ['a no-break space in the name', `one\n\n— a\u{a0}b ${signature}\n`],
    ['an ideographic space in the name', `one\n\n— a\u{3000}b ${signature}\n`],
    ['no padding', `one\n\n— a ${signature.replaceAll('=', '')}\n`],
    ['the URL alphabet', 'one\n\n— a __-_____\n'],
    ['bits behind the last byte', 'one\n\n— a 3q2+7wF=\n'],
    ['a key id only', `one\n\n— a ${encodeBase64(Uint8Array.of(1, 2, 3, 4))}\n`],
  ])('refuses %s', async (_, text) => {
    await throwsWithCode('note_malformed', () => parse(text));
  });

  it('refuses bytes that are not UTF-8', async () => {
    await throwsWithCode('note_malformed', () => parseNote(Uint8Array.of(0xff, 0x0a, 0x0a, ...encodeUtf8(line))));
  });

  it('reads 64 signatures and no more', async () => {
    expect(parse(`one\n\n${line.repeat(64)}`).signatures).toHaveLength(64);
    await throwsWithCode('note_malformed', () => parse(`one\n\n${line.repeat(65)}`));
  });

  it('refuses a note above the size limit', async () => {
    await throwsWithCode('note_malformed', () => parse(`${'x'.repeat(1_048_576)}\n\n${line}`));
  });

  it('meets hostile bytes with nothing but TlogError', () => {
    const note = encodeUtf8(`one\ntwo\n\n${line.repeat(3)}`);
    fc.assert(
      fc.property(fc.nat({ max: note.length - 1 }), fc.nat({ max: 255 }), (at, byte) =>
        onlyTlogErrors(() => parseNote(note.with(at, byte))),
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => onlyTlogErrors(() => parseNote(bytes))));
    for (let end = 0; end < note.length; end++) onlyTlogErrors(() => parseNote(note.subarray(0, end)));
  });
});

describe('formatNote', () => {
  const good: Note = { text: 'one\n', signatures: [{ name: 'a', keyId: '00000000', bytes: Uint8Array.of(1) }] };
  const [only] = good.signatures;

  it.each<[string, Partial<Note>]>([
    ['a text without a final line feed', { text: 'one' }],
    ['a control character', { text: 'one\u{1b}\n' }],
    ['a lone surrogate', { text: '\u{d800}\n' }],
    ['no signature', { signatures: [] }],
    ['17 signatures', { signatures: Array.from({ length: 17 }, () => only!) }],
    ['a name with a space', { signatures: [{ ...only!, name: 'a b' }] }],
    ['a key id that is none', { signatures: [{ ...only!, keyId: 'DEADBEEF' }] }],
    ['an empty signature', { signatures: [{ ...only!, bytes: new Uint8Array() }] }],
  ])('refuses %s', async (_, change) => {
    await throwsWithCode('note_malformed', () => formatNote({ ...good, ...change }));
  });
});
