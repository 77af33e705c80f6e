import { deflateSync } from 'node:zlib';
import { drawColour, measurePage, type PdfiumDocument, withPage } from './pdfium.ts';
import { type PicturePage, writePicturePdf } from './picture-pdf.ts';

/** A drawn page costs a hundred times what a bound one costs; a longer file gets a slip sheet. */
export const MAX_DRAWN_PAGES = 200;

const DOTS_PER_INCH = 150;
const POINTS_PER_INCH = 72;
/** 24 MB of raw pixels for a square page; A4 at 150 dots an inch needs 1,754. */
const MAX_LONG_SIDE_PIXELS = 2_800;

/** Makes a PDF of pictures of the pages, as a viewer would show them: layers in the state in which the file opens. */
export function drawPages(document: PdfiumDocument, count: number): Uint8Array {
  const pages: PicturePage[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = withPage(document, index, (pointer) => drawPage(document, pointer));
    if (page) pages.push(page);
  }
  return writePicturePdf(pages);
}

function drawPage(document: PdfiumDocument, pointer: number): PicturePage {
  const size = measurePage(document, pointer);
  const longSide = (Math.max(size.width, size.height) * DOTS_PER_INCH) / POINTS_PER_INCH;
  const { width, height, pixels } = drawColour(document, pointer, Math.min(MAX_LONG_SIDE_PIXELS, Math.ceil(longSide)));
  const data = deflateSync(pixels);
  return { ...size, orientation: 1, picture: { width, height, colours: 3, encoding: 'zlib', data, profile: null } };
}
