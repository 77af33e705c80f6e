import { closeSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../inspect-file.ts';
import { makePdf, makeTask, writeTemporaryFile } from '../test-fixtures.ts';
import { createPdfium } from './pdfium.ts';

async function inspect(content: Uint8Array) {
  return inspectFile(await makeTask(content, 'record.pdf'));
}

/** Encrypts with PDFium itself; an empty user password restricts only what readers allow. */
async function encrypt(content: Buffer, userPassword: string): Promise<Buffer> {
  const pdfium = await createPdfium();
  const fd = openSync(await writeTemporaryFile(content), 'r');
  const document = pdfium.openDocument(fd, content.length);
  pdfium.api.EPDF_SetEncryption(document, userPassword, 'owner', 0);
  const blocks: Uint8Array[] = [];
  pdfium.saveDocument(document, 0, (block) => blocks.push(block));
  closeSync(fd);
  return Buffer.concat(blocks);
}

describe('PDF', () => {
  it('gives pages, text and title', async () => {
    const facts = await inspect(makePdf({ pages: 3, text: 'Quarterly review' }));
    expect(facts).toMatchObject({ type: 'pdf', mediaType: 'application/pdf', refusal: null, problem: null });
    expect(facts.pdf).toEqual({ pages: 3, encryption: 'none', textCharacters: 48, title: 'Access policy' });
  });

  it('tells a password to open from restrictions of the owner', async () => {
    const restricted = await inspect(await encrypt(makePdf(), ''));
    expect(restricted).toMatchObject({ problem: null, pdf: { pages: 1, encryption: 'owner' } });
    const locked = await inspect(await encrypt(makePdf(), 'reader'));
    expect(locked).toMatchObject({ problem: { code: 'encrypted' }, pdf: { encryption: 'user' } });
  });

  it.each([
    ['/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>', 'active_content'],
    ['/OpenAction<</S/#4aava#53cript/JS(app.alert\\(1\\))>>', 'active_content'],
    ['/OpenAction<</S/Launch/F(calc)>>', 'active_content'],
    ['/AA<</WC<</S/ImportData/F(a.fdf)>>>>', 'active_content'],
    ['/OpenAction<</S/URI/URI(javascript:alert\\(1\\))>>', 'active_content'],
    ['/Names<</EmbeddedFiles<</Names[(a)<</F(a.exe)/UF(a.exe)/EF<</F 4 0 R>>>>]>>>>', 'executable'],
  ])('refuses %s', async (catalog, code) => {
    expect((await inspect(makePdf({ catalog }))).refusal?.code).toBe(code);
  });

  it('refuses more pages than the cap', async () => {
    const facts = await inspectFile(await makeTask(makePdf({ pages: 4 }), 'a.pdf', { pdfPages: 3 }));
    expect(facts.refusal?.code).toBe('inspection_limits');
  });

  it('reports what cannot be opened', async () => {
    expect((await inspect(Buffer.from('%PDF-1.7\n'))).problem?.code).toBe('damaged');
    expect((await inspect(makePdf({ pages: 0 }))).problem?.code).toBe('damaged');
  });
});
