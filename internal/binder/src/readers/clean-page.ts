import { drawGrey, type GreyPicture, measurePage, type PageSize, type PdfiumDocument, withPage } from './pdfium.ts';

/** What became of one page. `altered` means that drawing its notes in changed what else it shows. */
export type CleanedPage =
  | { outcome: 'damaged' }
  | { outcome: 'kept' | 'altered'; size: PageSize; check: GreyPicture; drawnNotes: boolean; blank: boolean };

/** FPDF_ANNOT_LINK and FPDF_ANNOT_POPUP of fpdf_annot.h: neither leaves ink on the page. */
const INKLESS_ANNOTATIONS = [2, 16];
/** FLAT_NORMALDISPLAY of fpdf_flatten.h: what a viewer shows, not what a printer gets. */
const FLATTEN_FOR_DISPLAY = 0;
const FLATTEN_FAILED = 0;

/** A grey step that the eye takes for another shade and not for anti-aliasing. */
const LOST_INK_STEP = 64;
/** One in a thousand pixels may differ: anti-aliasing at the edges of a form field that moved by a fraction. */
const LOST_INK_SHARE = 0.001;
const SIZE_TOLERANCE_POINTS = 0.01;
const NEARLY_WHITE = 250;

/** Draws one page and, if it carries notes or form fields, draws these into the page content. */
export function cleanPage(document: PdfiumDocument, index: number, checkPixels: number): CleanedPage {
  const { pdfium } = document;
  const before = withPage(document, index, (page) => {
    const size = measurePage(document, page);
    // A zero or absurd size cannot be drawn; the caller refuses it by its size.
    if (!(size.width >= 1 && size.height >= 1))
      return { size, check: emptyPicture(), hasNotes: false, blank: false, flattened: true };
    // This drawing also makes PDFium build the appearance of form fields that have none; flattening without it loses them.
    const check = drawGrey(document, page, checkPixels);
    const blank = check.pixels.every((pixel) => pixel >= NEARLY_WHITE) && pdfium.FPDFPage_CountObjects(page) > 0;
    const hasNotes = hasInkedAnnotation(document, page);
    const flattened = !hasNotes || flatten(document, page);
    return { size, check, hasNotes, blank, flattened };
  });
  if (before === null) return { outcome: 'damaged' };
  const { size, check, hasNotes, blank } = before;
  const kept = { size, check, drawnNotes: hasNotes, blank };
  if (!hasNotes) return { outcome: 'kept', ...kept };
  if (!before.flattened) return { outcome: 'altered', ...kept };
  const after = withPage(document, index, (page) => ({
    size: measurePage(document, page),
    check: drawGrey(document, page, checkPixels),
  }));
  if (after === null || !sameSize(size, after.size) || losesInk(check, after.check))
    return { outcome: 'altered', ...kept };
  return { outcome: 'kept', ...kept, check: after.check };
}

function flatten({ pdfium }: PdfiumDocument, page: number): boolean {
  fixPageBoxes(pdfium, page);
  return pdfium.FPDFPage_Flatten(page, FLATTEN_FOR_DISPLAY) !== FLATTEN_FAILED;
}

/** Flattening writes a US-letter MediaBox where the page inherits its own, which crops A4 evidence: write the boxes first. */
function fixPageBoxes(pdfium: PdfiumDocument['pdfium'], page: number): void {
  const rectangle = pdfium.pdfium.wasmExports.malloc(16);
  try {
    if (!pdfium.FPDF_GetPageBoundingBox(page, rectangle)) return;
    const read = (offset: number): number => pdfium.pdfium.getValue(rectangle + offset, 'float');
    // FS_RECTF is left, top, right, bottom; the setters take left, bottom, right, top.
    const box = [read(0), read(12), read(8), read(4)] as const;
    pdfium.FPDFPage_SetMediaBox(page, ...box);
    pdfium.FPDFPage_SetCropBox(page, ...box);
  } finally {
    pdfium.pdfium.wasmExports.free(rectangle);
  }
}

function hasInkedAnnotation({ pdfium }: PdfiumDocument, page: number): boolean {
  const count = pdfium.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const subtype = pdfium.FPDFAnnot_GetSubtype(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (!INKLESS_ANNOTATIONS.includes(subtype)) return true;
  }
  return false;
}

function sameSize(a: PageSize, b: PageSize): boolean {
  return Math.abs(a.width - b.width) <= SIZE_TOLERANCE_POINTS && Math.abs(a.height - b.height) <= SIZE_TOLERANCE_POINTS;
}

function losesInk(before: GreyPicture, after: GreyPicture): boolean {
  let lost = 0;
  for (let index = 0; index < before.pixels.length; index += 1) {
    if (after.pixels[index]! - before.pixels[index]! > LOST_INK_STEP) lost += 1;
  }
  return lost > before.pixels.length * LOST_INK_SHARE;
}

function emptyPicture(): GreyPicture {
  return { width: 0, height: 0, pixels: new Uint8Array() };
}
