import { Buffer } from 'node:buffer';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { BinderLimits } from '../limits.ts';
import type { ExhibitNote, SlipReason } from '../slip-reasons.ts';
import { cleanPage } from './clean-page.ts';
import { drawPages, MAX_DRAWN_PAGES } from './draw-pages.ts';
import {
  drawGrey,
  type GreyPicture,
  loadPdfium,
  openPdf,
  type PageSize,
  type PdfiumDocument,
  savePdf,
  withForm,
  withPage,
} from './pdfium.ts';

/** A PDF that the compiler may bind, or the reason why there is none. */
export type PdfReading =
  | { kind: 'pages'; pdf: Uint8Array; pages: PageSize[]; notes: ExhibitNote[] }
  | { kind: 'slip'; reason: SlipReason };

/** Told how many pages are about to be worked on, before the work begins. */
export type AnnouncePages = (pages: number, work: 'check' | 'draw') => Promise<void>;

/** FORMTYPE_XFA_FULL and FORMTYPE_XFA_FOREGROUND of fpdf_formfill.h. */
const XFA_FORM_TYPES = [2, 3];

/** Long side in pixels of the check pictures: small enough to be cheap, large enough that a lost line of text is lost ink. */
const CHECK_PIXELS = 160;

/**
 * Opens a hostile PDF, draws every page once (what hangs or bursts here would do so in the reader's viewer), draws notes
 * and form fields into the pages, and writes it anew, so that the compiler meets only what PDFium wrote.
 */
export async function readPdf(bytes: Uint8Array, limits: BinderLimits, announce: AnnouncePages): Promise<PdfReading> {
  const pdfium = await loadPdfium();
  const opened = openPdf(pdfium, bytes);
  if (opened === 'locked') return { kind: 'slip', reason: 'pdf_locked' };
  if (opened === 'damaged') return { kind: 'slip', reason: 'pdf_damaged' };
  const document = withForm(opened);
  try {
    const count = pdfium.FPDF_GetPageCount(document.pointer);
    if (count < 1) return { kind: 'slip', reason: 'pdf_no_pages' };
    if (count > limits.pagesPerExhibit) return { kind: 'slip', reason: 'too_many_pages' };
    await announce(count, 'check');
    return await readPages(document, { bytes, count, limits, announce });
  } finally {
    document.close();
  }
}

type Work = { bytes: Uint8Array; count: number; limits: BinderLimits; announce: AnnouncePages };

async function readPages(document: PdfiumDocument, work: Work): Promise<PdfReading> {
  const notes = noteDocument(document);
  const pages: PageSize[] = [];
  const checks: GreyPicture[] = [];
  let faithful = true;
  for (let index = 0; index < work.count; index += 1) {
    const page = cleanPage(document, index, CHECK_PIXELS);
    if (page.outcome === 'damaged') return { kind: 'slip', reason: 'pdf_page_damaged' };
    if (!isPrintable(page.size, work.limits)) return { kind: 'slip', reason: 'pdf_page_size' };
    if (page.outcome === 'altered') faithful = false;
    if (page.drawnNotes) notes.add('notes_drawn');
    if (page.blank) notes.add('blank_pages');
    pages.push(page.size);
    checks.push(page.check);
  }
  const saved = faithful ? savePdf(document) : null;
  if (saved && countPages(document.pdfium, saved) === work.count && showsTheSame(document.pdfium, saved, checks)) {
    return { kind: 'pages', pdf: saved, pages, notes: [...notes] };
  }
  return drawInstead(document.pdfium, work, { pages, notes });
}

/** The vectors would not look like the file: draw the file as it was submitted. */
async function drawInstead(
  pdfium: WrappedPdfiumModule,
  work: Work,
  found: { pages: PageSize[]; notes: Set<ExhibitNote> },
): Promise<PdfReading> {
  if (work.count > MAX_DRAWN_PAGES) return { kind: 'slip', reason: 'pdf_altered' };
  await work.announce(work.count, 'draw');
  const reopened = openPdf(pdfium, work.bytes);
  if (typeof reopened === 'string') return { kind: 'slip', reason: 'pdf_altered' };
  const untouched = withForm(reopened);
  try {
    found.notes.add('pictures');
    return { kind: 'pages', pdf: drawPages(untouched, work.count), pages: found.pages, notes: [...found.notes] };
  } finally {
    untouched.close();
  }
}

function noteDocument({ pdfium, pointer }: PdfiumDocument): Set<ExhibitNote> {
  const notes = new Set<ExhibitNote>();
  if (pdfium.FPDF_GetSignatureCount(pointer) > 0) notes.add('signed');
  if (pdfium.FPDF_GetSecurityHandlerRevision(pointer) >= 0) notes.add('restricted');
  if (pdfium.FPDFDoc_GetAttachmentCount(pointer) > 0) notes.add('attachments');
  if (XFA_FORM_TYPES.includes(pdfium.FPDF_GetFormType(pointer))) notes.add('dynamic_form');
  if (pdfium.FPDFDoc_GetJavaScriptActionCount(pointer) > 0) notes.add('scripts');
  return notes;
}

/** A page without area or beyond the format's limit is broken or hostile; NaN fails every comparison. */
function isPrintable({ width, height }: PageSize, limits: BinderLimits): boolean {
  return width >= 1 && height >= 1 && width <= limits.pageSidePoints && height <= limits.pageSidePoints;
}

function countPages(pdfium: WrappedPdfiumModule, pdf: Uint8Array): number {
  const document = openPdf(pdfium, pdf);
  if (typeof document === 'string') return 0;
  const count = pdfium.FPDF_GetPageCount(document.pointer);
  document.close();
  return count;
}

const LAYERS = Buffer.from('/OCProperties');
/** The same length, so that no offset moves. */
const LAYERS_MASKED = Buffer.from('/XCProperties');

/**
 * The compiler shows every layer, also those that the file switches off. PDFium does the same once the layer dictionary
 * is out of sight, so drawing the masked copy shows what the binder would show. Without layers there is nothing to check.
 */
function showsTheSame(pdfium: WrappedPdfiumModule, saved: Uint8Array, checks: GreyPicture[]): boolean {
  const masked = Buffer.from(saved);
  let at = masked.indexOf(LAYERS);
  if (at < 0) return true;
  for (; at >= 0; at = masked.indexOf(LAYERS, at)) LAYERS_MASKED.copy(masked, at);
  const document = openPdf(pdfium, masked);
  if (typeof document === 'string') return false;
  try {
    return checks.every((check, index) => {
      const picture = withPage(document, index, (page) => drawGrey(document, page, CHECK_PIXELS));
      return picture !== null && Buffer.compare(picture.pixels, check.pixels) === 0;
    });
  } finally {
    document.close();
  }
}
