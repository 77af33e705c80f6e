import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { pdfStream, textPdf, withPdf, writePdf } from '../test-fixtures.ts';
import { drawGrey, loadPdfium, openPdf, withPage } from './pdfium.ts';
import { readPdf } from './read-pdf.ts';

const read = (bytes: Uint8Array) => readPdf(bytes, DEFAULT_LIMITS, async () => {});

/** Share of dark pixels of the first page. */
function measureInk(bytes: Uint8Array): Promise<number> {
  return withPdf(bytes, (document) => {
    const { pixels } = withPage(document, 0, (page) => drawGrey(document, page, 400))!;
    return pixels.filter((pixel) => pixel < 128).length / pixels.length;
  });
}

/** A black square that belongs to one layer, which is on or off when the file opens. */
function layeredPdf(state: 'ON' | 'OFF'): Uint8Array {
  return writePdf([
    `<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</${state}[5 0 R]/Order[5 0 R]>>>>>>`,
    '<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 200 200]>>',
    '<</Type/Page/Parent 2 0 R/Resources<</Properties<</L 5 0 R>>>>/Contents 4 0 R>>',
    pdfStream('0 0 10 10 re f /OC /L BDC 50 50 100 100 re f EMC'),
    '<</Type/OCG/Name(Layer)>>',
  ]);
}

/** An A4 page that inherits its box and carries one annotation; `appearance` names what the annotation draws. */
function annotatedPdf(annotation: string, extra: string[] = [], catalogue = ''): Uint8Array {
  return writePdf([
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    '<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>',
    '<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R/Annots[5 0 R]>>',
    pdfStream('0 820 595 20 re f'),
    annotation,
    ...extra,
  ]);
}

describe('readPdf', () => {
  it('keeps size and content of an A4 page that inherits its box when it draws a note in', async () => {
    const stamp = pdfStream('0 0 100 100 re f', '/Type/XObject/Subtype/Form/BBox[0 0 100 100]');
    const reading = await read(
      annotatedPdf('<</Type/Annot/Subtype/Stamp/F 4/Rect[200 200 300 300]/AP<</N 6 0 R>>>>', [stamp]),
    );
    if (reading.kind !== 'pages') throw new Error(reading.reason);
    expect(reading.notes).toEqual(['notes_drawn']);
    expect(reading.pages).toEqual([{ width: 595, height: 842 }]);
    const annotations = await withPdf(reading.pdf, (pdf) =>
      withPage(pdf, 0, (page) => pdf.pdfium.FPDFPage_GetAnnotCount(page)),
    );
    expect(annotations).toBe(0);
    const expected = (595 * 20 + 100 * 100) / (595 * 842);
    expect(await measureInk(reading.pdf)).toBeCloseTo(expected, 2);
  });

  it('draws a form value that has no appearance of its own', async () => {
    const field =
      '<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/V(WWWWWWWW)/F 4/Rect[100 400 500 460]/DA(/F 40 Tf 0 g)/P 3 0 R>>';
    const form =
      '/AcroForm<</Fields[5 0 R]/DA(/F 40 Tf 0 g)/DR<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>';
    const bar = (595 * 20) / (595 * 842);
    const reading = await read(annotatedPdf(field, [], form));
    if (reading.kind !== 'pages') throw new Error(reading.reason);
    expect(await measureInk(reading.pdf)).toBeGreaterThan(bar * 1.1);
  });

  it('shows pictures where a hidden layer would come to light, vectors where nothing is hidden', async () => {
    const visible = await read(layeredPdf('ON'));
    const hidden = await read(layeredPdf('OFF'));
    expect(visible).toMatchObject({ kind: 'pages', notes: [] });
    if (hidden.kind !== 'pages') throw new Error(hidden.reason);
    expect(hidden.notes).toEqual(['pictures']);
    expect(await measureInk(hidden.pdf)).toBeLessThan(0.01);
  });

  it('refuses a locked PDF, and copies a restricted one with a note', async () => {
    const pdfium = await loadPdfium();
    const encrypt = async (userPassword: string): Promise<Uint8Array> =>
      withPdf(textPdf(['Secret']), ({ pointer }) => {
        pdfium.EPDF_SetEncryption(pointer, userPassword, 'owner', 0);
        const writer = pdfium.PDFiumExt_OpenFileWriter();
        pdfium.FPDF_SaveAsCopy(pointer, writer, 0);
        const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
        const buffer = pdfium.pdfium.wasmExports.malloc(size);
        pdfium.PDFiumExt_GetFileWriterData(writer, buffer, size);
        return (pdfium.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.slice(buffer, buffer + size);
      });
    expect(await read(await encrypt('user'))).toEqual({ kind: 'slip', reason: 'pdf_locked' });
    const restricted = await read(await encrypt(''));
    expect(restricted).toMatchObject({ kind: 'pages', notes: ['restricted'] });
    if (restricted.kind === 'pages') expect(typeof openPdf(pdfium, restricted.pdf)).not.toBe('string');
  });

  it('says that a page came out blank although it has content', async () => {
    const white = writePdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 200 200]>>',
      '<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>',
      pdfStream('1 g 20 20 50 50 re f'),
    ]);
    expect(await read(white)).toMatchObject({ kind: 'pages', notes: ['blank_pages'] });
  });
});
