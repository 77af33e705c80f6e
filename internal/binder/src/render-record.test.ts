import { readFile } from 'node:fs/promises';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { describe, expect, it } from 'vitest';
import { renderRecord } from './render-record.ts';
import { makeModel, makeOutFile, readAttachments, readPageTexts, textPdf } from './test-fixtures.ts';

const FILES = [
  { name: '方針 ✅.pdf', mediaType: 'application/pdf', bytes: textPdf(['A page']) },
  { name: 'hostile\u0000\uD800.txt', mediaType: 'text/plain', bytes: encodeUtf8('hostile') },
  {
    name: 'raw.bin',
    mediaType: 'application/octet-stream',
    bytes: Uint8Array.from({ length: 999 }, (_, i) => i % 256),
  },
];

describe('renderRecord', () => {
  it('attaches every original byte for byte and claims PDF/A-3a', async () => {
    const outFile = await makeOutFile();
    const { pages, notAttached, sha256 } = await renderRecord({ model: await makeModel(FILES), outFile });
    const bytes = await readFile(outFile);
    expect(notAttached).toEqual([]);
    expect(sha256Hex(bytes)).toBe(sha256);
    expect(await readAttachments(bytes)).toEqual(
      FILES.map((file, index) => ({ name: `00${index + 1}-${index + 1}-file`, sha256: sha256Hex(file.bytes) })),
    );
    const texts = await readPageTexts(bytes);
    expect(texts).toHaveLength(pages);
    expect(texts.join('\n')).toContain('hostile[U+0000][U+D800].txt');
    expect(bytes.toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A</);
  });

  it('gives equal bytes for equal input', async () => {
    const render = async () => renderRecord({ model: await makeModel(FILES), outFile: await makeOutFile() });
    expect((await render()).sha256).toBe((await render()).sha256);
  });

  it('says so where an original does not fit', async () => {
    const outFile = await makeOutFile();
    const model = await makeModel(FILES);
    const { notAttached } = await renderRecord({ model, outFile, limits: { attachedBytes: 1_000 } });
    expect(notAttached).toEqual([3]);
    expect((await readPageTexts(await readFile(outFile))).at(-1)).toContain('The original is not attached');
  });
});
