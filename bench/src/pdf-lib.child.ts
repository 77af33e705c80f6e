/**
 * `node pdf-lib.child.ts merge|embed OUT FILE…`: binds PDFs with pdf-lib and stamps each page, in a fresh process as ours does,
 * and prints how many milliseconds that took. Starting Node and loading the code is not in it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';

/** Brings the pages of one PDF into another and gives them, to be stamped. */
type BringPages = (source: PDFDocument, target: PDFDocument) => Promise<PDFPage[]>;

async function mergePages(source: PDFDocument, target: PDFDocument): Promise<PDFPage[]> {
  const pages = await target.copyPages(source, source.getPageIndices());
  return pages.map((page) => target.addPage(page));
}

/** Makes the pages smaller, to leave room for the stamp. */
async function embedPages(source: PDFDocument, target: PDFDocument): Promise<PDFPage[]> {
  const pages = await target.embedPages(source.getPages());
  return pages.map((page) => {
    const sheet = target.addPage([595, 842]);
    sheet.drawPage(page, { x: 36, y: 40, xScale: 0.88, yScale: 0.88 });
    return sheet;
  });
}

function stamp(pages: PDFPage[], font: PDFFont, exhibit: number): void {
  for (const [index, page] of pages.entries()) {
    page.drawText(`Exhibit ${exhibit}, page ${index + 1} of ${pages.length}`, { x: 36, y: 820, size: 8, font });
    page.drawRectangle({ x: 24, y: 24, width: 547, height: 790, borderWidth: 0.5 });
  }
}

async function bind(files: string[], outFile: string, bring: BringPages): Promise<void> {
  const target = await PDFDocument.create();
  const font = await target.embedFont(StandardFonts.Helvetica);
  for (const [index, file] of files.entries()) {
    const source = await PDFDocument.load(await readFile(file));
    stamp(await bring(source, target), font, index + 1);
  }
  await writeFile(outFile, await target.save());
}

const [how, outFile, ...files] = process.argv.slice(2);
if (outFile === undefined || files.length === 0) throw new Error('merge|embed OUT FILE…');
const start = performance.now();
await bind(files, outFile, how === 'embed' ? embedPages : mergePages);
process.stdout.write(String(performance.now() - start));
