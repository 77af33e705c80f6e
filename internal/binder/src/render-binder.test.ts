import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { BinderLimits } from './limits.ts';
import { type RenderProgress, renderBinder } from './render-binder.ts';
import { type FixtureFile, makeModel, makeOutFile, readPageTexts, textPdf } from './test-fixtures.ts';
import { warmBinderCache } from './warm-binder-cache.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function makePicture(format: 'png' | 'jpeg'): Promise<Uint8Array> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer();
}

async function makeFiles(): Promise<FixtureFile[]> {
  return [
    {
      name: '政策文件 アクセス制御 접근.pdf',
      mediaType: 'application/pdf',
      bytes: textPdf(['First page', 'Second page']),
    },
    { name: 'wide.pdf', mediaType: 'application/pdf', bytes: textPdf(['Landscape'], { box: '[0 0 1190 842]' }) },
    { name: 'سياسة.png', mediaType: 'image/png', bytes: await makePicture('png') },
    { name: '✅ מדיניות.jpg', mediaType: 'image/jpeg', bytes: await makePicture('jpeg') },
    { name: 'list.csv', mediaType: 'text/csv', bytes: encodeUtf8('name,owner\nfirewall,"Ada, L."\n') },
    { name: 'note\u202Efdp.exe', mediaType: 'text/plain', bytes: encodeUtf8('alpha\n\tbeta\n') },
    { name: 'plan.docx', mediaType: WORD, bytes: encodeUtf8('PK') },
  ];
}

async function render(files: FixtureFile[], limits?: Partial<BinderLimits>) {
  const outFile = await makeOutFile();
  const rendered = await renderBinder({ model: await makeModel(files), outFile, ...(limits ? { limits } : {}) });
  const bytes = await readFile(outFile);
  const texts = await readPageTexts(bytes);
  return { ...rendered, bytes, texts, text: texts.join('\n') };
}

describe('renderBinder', () => {
  it('binds every kind of record and stamps every page', async () => {
    const { pages, texts, text, slips, bytes } = await render(await makeFiles());
    expect(texts).toHaveLength(pages);
    expect(slips).toEqual([{ number: 7, reason: 'type_not_shown' }]);
    for (const name of ['政策文件 アクセス制御 접근.pdf', '✅', 'list.csv', '[U+202E]fdp.exe', 'plan.docx']) {
      expect(text).toContain(name);
    }
    expect(text).toContain('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
    const second = texts.find((page) => page.includes('Second page'))!;
    expect(second).toContain('page 2 of 2');
    expect(second).toContain('0193591c-7a2f-7c43-9b1e-4f0a2d6b8e11');
    expect(texts.find((page) => page.includes('Ada, L.'))).toContain('page 1 of 1');
    expect(texts.filter((page) => page.includes('Record-only boundary.')).length).toBeGreaterThan(5);
    expect(bytes.includes('/MarkInfo')).toBe(true);
    expect(bytes.includes('/Outlines')).toBe(true);
    expect(bytes.includes('pdfaid')).toBe(false);
  });

  it('gives equal bytes for equal models and records, wherever they lie', async () => {
    const [first, second] = [await render(await makeFiles()), await render(await makeFiles())];
    expect(second.sha256).toBe(first.sha256);
    expect(first.bytes.includes('/tmp')).toBe(false);
  });

  it('turns hostile records into slip sheets', async () => {
    const jpeg = await makePicture('jpeg');
    const { slips } = await render([
      { name: 'garbage.pdf', mediaType: 'application/pdf', bytes: encodeUtf8('%PDF-1.7 garbage') },
      { name: 'cut.jpg', mediaType: 'image/jpeg', bytes: jpeg.subarray(0, jpeg.length - 60) },
      { name: 'latin1.txt', mediaType: 'text/plain', bytes: Uint8Array.of(0x66, 0xfc, 0x72) },
      { name: 'none.txt', mediaType: 'text/plain', bytes: new Uint8Array() },
      { name: 'vast.pdf', mediaType: 'application/pdf', bytes: textPdf(['x'], { box: '[0 0 20000 20000]' }) },
      { name: 'picture.svg', mediaType: 'image/svg+xml', bytes: encodeUtf8('<svg/>') },
    ]);
    expect(slips.map(({ reason }) => reason)).toEqual([
      'pdf_damaged',
      'image_damaged',
      'text_not_utf8',
      'empty',
      'pdf_page_size',
      'type_not_shown',
    ]);
  });

  it('finds the exhibit that the compiler cannot bear and binds the others', async () => {
    const { slips, text } = await render([
      { name: 'good.pdf', mediaType: 'application/pdf', bytes: textPdf(['Good page']) },
      { name: 'odd.pdf', mediaType: 'application/pdf', bytes: textPdf(['Odd page'], { pageType: '/Type/Pagina' }) },
      { name: 'fine.pdf', mediaType: 'application/pdf', bytes: textPdf(['Fine page']) },
    ]);
    expect(slips).toEqual([{ number: 2, reason: 'layout_failed' }]);
    expect(text).toContain('Good page');
    expect(text).toContain('Fine page');
  });

  it('keeps every limit', async () => {
    const pdf = { mediaType: 'application/pdf' };
    const rows = Array.from({ length: 30 }, (_, index) => `row ${index},value`).join('\n');
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');
    const { slips, text } = await render(
      [
        { ...pdf, name: 'large.pdf', bytes: textPdf(['x'.repeat(3_000)]) },
        { ...pdf, name: 'long.pdf', bytes: textPdf(['1', '2', '3', '4']) },
        { ...pdf, name: 'first.pdf', bytes: textPdf(['a', 'b']) },
        { ...pdf, name: 'second.pdf', bytes: textPdf(['c', 'd', 'e']) },
        { name: 'rows.csv', mediaType: 'text/csv', bytes: encodeUtf8(`name,other\n${rows}\n`) },
        { name: 'lines.txt', mediaType: 'text/plain', bytes: encodeUtf8(`${lines}\n`) },
      ],
      { shownFileBytes: 2_000, pagesPerExhibit: 3, pagesPerBinder: 4, tableRows: 10, textLines: 20 },
    );
    expect(slips).toEqual([
      { number: 1, reason: 'too_large' },
      { number: 2, reason: 'too_many_pages' },
      { number: 4, reason: 'binder_full' },
    ]);
    expect(text).toContain('The first 10 rows are shown; the file has 30 rows.');
    expect(text).toContain('The first 20 printed lines are shown; the file has 30 lines.');
  });

  it('gives up on a reader that takes too long', async () => {
    const files = [{ name: 'slow.pdf', mediaType: 'application/pdf', bytes: textPdf(['x']) }];
    const { slips } = await render(files, { readerBaseMs: 1, readerPerPageMs: 0 });
    expect(slips).toEqual([{ number: 1, reason: 'time_limit' }]);
  });

  it.skipIf(process.platform !== 'linux')('gives up on a reader that needs too much memory', async () => {
    const files = [{ name: 'greedy.pdf', mediaType: 'application/pdf', bytes: textPdf(Array(500).fill('x')) }];
    const { slips } = await render(files, { readerMemoryBytes: 1_000 });
    expect(slips).toEqual([{ number: 1, reason: 'memory_limit' }]);
  });

  it('reports progress and counts equal records once a use', async () => {
    const file = { name: 'same.txt', mediaType: 'text/plain', bytes: encodeUtf8('same') };
    const seen: RenderProgress[] = [];
    const model = await makeModel([file, file]);
    await renderBinder({ model, outFile: await makeOutFile(), onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { stage: 'prepare', done: 1, total: 2 },
      { stage: 'prepare', done: 2, total: 2 },
      { stage: 'compile', done: 0, total: 1 },
      { stage: 'compile', done: 1, total: 1 },
    ]);
  });

  it('gives the same bytes from a warmed cache, and checks the records all the same', async () => {
    const model = await makeModel(await makeFiles());
    const cacheFolder = dirname(await makeOutFile());
    await warmBinderCache({ files: model.exhibits, cacheFolder });
    const cold = await renderBinder({ model, outFile: await makeOutFile() });
    const entries = await readdir(cacheFolder);
    expect(entries.filter((name) => name.endsWith('.json'))).toHaveLength(6);
    const warm = await renderBinder({ model, outFile: await makeOutFile(), cacheFolder });
    expect(warm).toEqual(cold);
    const changed = { ...model, exhibits: model.exhibits.map((exhibit) => ({ ...exhibit, sizeBytes: 1 })) };
    await expect(renderBinder({ model: changed, outFile: await makeOutFile(), cacheFolder })).rejects.toMatchObject({
      code: 'exhibit_mismatch',
    });
  });

  it('refuses bytes that are not those of the model, and models that contradict themselves', async () => {
    const model = await makeModel([{ name: 'a.txt', mediaType: 'text/plain', bytes: encodeUtf8('a') }]);
    const [exhibit] = model.exhibits;
    const outFile = await makeOutFile();
    const attempt = (changes: object) => renderBinder({ model: { ...model, ...changes }, outFile });
    await expect(attempt({ exhibits: [{ ...exhibit, sha256: 'c'.repeat(64) }] })).rejects.toMatchObject({
      code: 'exhibit_mismatch',
    });
    await expect(attempt({ exhibits: [{ ...exhibit, file: '/nowhere' }] })).rejects.toMatchObject({
      code: 'exhibit_unreadable',
    });
    await expect(attempt({ exhibits: [exhibit, exhibit] })).rejects.toMatchObject({ code: 'model_invalid' });
    await expect(attempt({ createdAt: '2026-11-23' })).rejects.toMatchObject({ code: 'model_invalid' });
    await expect(renderBinder({ model, outFile, limits: { exhibits: 0 } })).rejects.toMatchObject({
      code: 'limit_exceeded',
    });
  });
});
