import { closeSync, openSync } from 'node:fs';
import { InspectError } from '../inspect-error.ts';
import type { Findings } from '../inspect-file.ts';
import type { InspectionTask } from '../inspection-process.ts';
import type { InspectLimits } from '../limits.ts';
import { FACT_TEXT_CHARACTERS } from '../limits.ts';
import { refuseActiveContent } from './active-content.ts';
import { createPdfium, type Pdfium } from './pdfium.ts';

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h. */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;

/** Side of a page in points: the largest that PDF viewers agree on (ISO 32000-1, annex C.2). */
const PAGE_SIDE_POINTS = 14_400;

/** PDFium asks for a title with room for this many bytes; longer ones are cut. */
const TITLE_BYTES = 16_384;

/** Two doubles: width and height. */
const PAGE_SIZE_BYTES = 16;

/** Opens a PDF and walks its page tree: pages, encryption, text, title; a PDF that can act by itself is refused. */
export async function inspectPdf(task: InspectionTask): Promise<Findings> {
  const pdfium = await createPdfium();
  const fd = openSync(task.path, 'r');
  try {
    const document = pdfium.openDocument(fd, task.size);
    if (document === 0) return describeFailure(pdfium);
    return readDocument(pdfium, document, task.limits);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    throw new InspectError('damaged', 'the PDF made its reader fail', { cause: error });
  } finally {
    closeSync(fd);
  }
}

function describeFailure(pdfium: Pdfium): Findings {
  const error = pdfium.api.FPDF_GetLastError();
  if (error === ERROR_PASSWORD || error === ERROR_SECURITY) {
    const detail = 'needs a password to open: remove the password and submit the file again';
    const pdf = { pages: 0, encryption: 'user' as const, textCharacters: 0, title: null };
    return { pdf, problem: { code: 'encrypted', detail } };
  }
  throw new InspectError('damaged', 'the PDF cannot be opened');
}

function readDocument(pdfium: Pdfium, document: number, limits: InspectLimits): Findings {
  const pages = pdfium.api.FPDF_GetPageCount(document);
  checkPages(pdfium, document, pages, limits);
  refuseActiveContent(pdfium, document);
  return {
    pdf: {
      pages,
      encryption: pdfium.api.EPDF_IsEncrypted(document) ? 'owner' : 'none',
      textCharacters: countText(pdfium, document, Math.min(pages, limits.pdfTextPages)),
      title: readTitle(pdfium, document),
    },
  };
}

/** Loads every page dictionary: the count alone is only what the file claims. */
function checkPages(pdfium: Pdfium, document: number, pages: number, limits: InspectLimits): void {
  if (pages === 0) throw new InspectError('damaged', 'the PDF has no pages');
  if (pages > limits.pdfPages) throw new InspectError('inspection_limits', `more than ${limits.pdfPages} pages`);
  const size = pdfium.api.pdfium.wasmExports.malloc(PAGE_SIZE_BYTES);
  for (let index = 0; index < pages; index += 1) {
    const found = pdfium.api.FPDF_GetPageSizeByIndex(document, index, size, size + 8);
    if (found === 0) throw new InspectError('damaged', `page ${index + 1} cannot be loaded`);
    const sides = [pdfium.api.pdfium.getValue(size, 'double'), pdfium.api.pdfium.getValue(size + 8, 'double')];
    if (!sides.every((side) => side > 0 && side <= PAGE_SIDE_POINTS)) {
      throw new InspectError('damaged', `page ${index + 1} has an impossible size`);
    }
  }
}

/** Characters of the text layer; a scan without one has none. */
function countText(pdfium: Pdfium, document: number, pages: number): number {
  let characters = 0;
  for (let index = 0; index < pages; index += 1) {
    const page = pdfium.api.FPDF_LoadPage(document, index);
    if (page === 0) throw new InspectError('damaged', `page ${index + 1} cannot be loaded`);
    const text = pdfium.api.FPDFText_LoadPage(page);
    if (text !== 0) {
      characters += Math.max(pdfium.api.FPDFText_CountChars(text), 0);
      pdfium.api.FPDFText_ClosePage(text);
    }
    pdfium.api.FPDF_ClosePage(page);
  }
  return characters;
}

function readTitle(pdfium: Pdfium, document: number): string | null {
  const title = pdfium.readText(
    (buffer, bytes) => pdfium.api.FPDF_GetMetaText(document, 'Title', buffer, bytes),
    TITLE_BYTES,
  );
  return title === '' ? null : title.slice(0, FACT_TEXT_CHARACTERS).toWellFormed();
}
