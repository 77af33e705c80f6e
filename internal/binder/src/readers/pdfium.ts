import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** An 8-bit grey picture of a page, one byte a pixel, rows without padding. */
export type GreyPicture = { width: number; height: number; pixels: Uint8Array };

/** A page as a reader sees it: rotation and crop box applied, in points. */
export type PageSize = { width: number; height: number };

/** An open PDFium document. Pointers are valid until `close`; `form` is 0 where no form was opened. */
export type PdfiumDocument = { pdfium: WrappedPdfiumModule; pointer: number; form: number; close(): void };

/** FPDF_ERR_* of fpdfview.h, as far as the outcome differs. */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;

/** Render flags of fpdfview.h: FPDF_ANNOT draws notes and form fields as a viewer would. */
const RENDER_ANNOTATIONS = 0x01;
const RENDER_GREYSCALE = 0x08;
/** FPDF_RENDER_NO_SMOOTHIMAGE: check pictures need no fine scaling, which is a tenth of the time of a page of photos. */
const RENDER_PLAIN_IMAGES = 0x2000;
/** BGR byte order reversed to RGB (FPDF_REVERSE_BYTE_ORDER). */
const RENDER_REVERSE_BYTES = 0x10;
const BITMAP_GREY = 1;
const BITMAP_BGR = 2;
/** FPDF_REMOVE_SECURITY: the saved copy carries no encryption dictionary. */
const SAVE_WITHOUT_SECURITY = 3;
const WHITE = 0xffffffff;

let loading: Promise<WrappedPdfiumModule> | undefined;

/** Loads PDFium once a process. After a WebAssembly trap the instance is unusable and the process must end. */
export function loadPdfium(): Promise<WrappedPdfiumModule> {
  loading ??= init({}).then((pdfium) => {
    pdfium.PDFiumExt_Init();
    return pdfium;
  });
  return loading;
}

/** The memory of the module; growth replaces the view, so it is fetched for every use. */
function heap({ pdfium }: WrappedPdfiumModule): Uint8Array {
  // The declared base type comes from Emscripten's types, which the package does not bring along.
  return (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
}

/** Opens a PDF without a password; hostile bytes are expected. */
export function openPdf(pdfium: WrappedPdfiumModule, bytes: Uint8Array): PdfiumDocument | 'locked' | 'damaged' {
  const buffer = pdfium.pdfium.wasmExports.malloc(bytes.byteLength);
  heap(pdfium).set(bytes, buffer);
  const pointer = pdfium.FPDF_LoadMemDocument64(buffer, bytes.byteLength, '');
  if (pointer === 0) {
    const error = pdfium.FPDF_GetLastError();
    pdfium.pdfium.wasmExports.free(buffer);
    return error === ERROR_PASSWORD || error === ERROR_SECURITY ? 'locked' : 'damaged';
  }
  const close = () => {
    pdfium.FPDF_CloseDocument(pointer);
    pdfium.pdfium.wasmExports.free(buffer);
  };
  return { pdfium, pointer, form: 0, close };
}

/**
 * Opens the form of a document, if it has one: only then does PDFium make the appearance of fields that carry a value and
 * no drawing of it, as viewers do. This build has no script engine, so nothing in the form can run.
 */
export function withForm(document: PdfiumDocument): PdfiumDocument {
  const { pdfium, pointer } = document;
  if (pdfium.FPDF_GetFormType(pointer) === 0) return document;
  const callbacks = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(pointer, callbacks);
  const close = () => {
    pdfium.PDFiumExt_ExitFormFillEnvironment(form);
    pdfium.PDFiumExt_CloseFormFillInfo(callbacks);
    document.close();
  };
  return { ...document, form, close };
}

/** Runs `use` with a loaded page and closes it again; null when PDFium cannot load the page. */
export function withPage<T>(document: PdfiumDocument, index: number, use: (page: number) => T): T | null {
  const { pdfium, pointer, form } = document;
  const page = pdfium.FPDF_LoadPage(pointer, index);
  if (page === 0) return null;
  if (form !== 0) pdfium.FORM_OnAfterLoadPage(page, form);
  try {
    return use(page);
  } finally {
    if (form !== 0) pdfium.FORM_OnBeforeClosePage(page, form);
    pdfium.FPDF_ClosePage(page);
  }
}

/** The displayed size of a loaded page. */
export function measurePage({ pdfium }: PdfiumDocument, page: number): PageSize {
  return { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
}

/** Draws a page, notes and form fields included, in grey with `longSide` pixels. */
export function drawGrey(document: PdfiumDocument, page: number, longSide: number): GreyPicture {
  const { width, height } = fitPixels(measurePage(document, page), longSide);
  return { width, height, pixels: draw(document, page, { width, height, colours: 1 }) };
}

/** Draws a page in colour: RGB, three bytes a pixel, rows without padding. */
export function drawColour(
  document: PdfiumDocument,
  page: number,
  longSide: number,
): { width: number; height: number; pixels: Uint8Array } {
  const { width, height } = fitPixels(measurePage(document, page), longSide);
  return { width, height, pixels: draw(document, page, { width, height, colours: 3 }) };
}

/** Writes the document anew: a clean cross-reference table, no object streams, no encryption. Null when PDFium cannot. */
export function savePdf({ pdfium, pointer }: PdfiumDocument): Uint8Array | null {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (!pdfium.FPDF_SaveAsCopy(pointer, writer, SAVE_WITHOUT_SECURITY)) return null;
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    const buffer = pdfium.pdfium.wasmExports.malloc(size);
    pdfium.PDFiumExt_GetFileWriterData(writer, buffer, size);
    const bytes = heap(pdfium).slice(buffer, buffer + size);
    pdfium.pdfium.wasmExports.free(buffer);
    return bytes;
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}

function fitPixels(size: PageSize, longSide: number): { width: number; height: number } {
  const scale = longSide / Math.max(size.width, size.height);
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}

type Canvas = { width: number; height: number; colours: 1 | 3 };

function draw({ pdfium }: PdfiumDocument, page: number, { width, height, colours }: Canvas): Uint8Array {
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, colours === 1 ? BITMAP_GREY : BITMAP_BGR, 0, 0);
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = RENDER_ANNOTATIONS | (colours === 1 ? RENDER_GREYSCALE | RENDER_PLAIN_IMAGES : RENDER_REVERSE_BYTES);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    return copyRows(pdfium, bitmap, { width, height, colours });
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

function copyRows(pdfium: WrappedPdfiumModule, bitmap: number, { width, height, colours }: Canvas): Uint8Array {
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const rowBytes = width * colours;
  const pixels = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const from = start + row * stride;
    pixels.set(heap(pdfium).subarray(from, from + rowBytes), row * rowBytes);
  }
  return pixels;
}
