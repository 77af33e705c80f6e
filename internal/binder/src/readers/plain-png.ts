import type { PdfPicture } from './picture-pdf.ts';

const SIGNATURE_BYTES = 8;
const GREY = 0;
const RGB = 2;

/**
 * Takes the compressed rows out of a PNG that our own encoder wrote (eight bits, grey or RGB, not interlaced): PDF's
 * predictor 15 is PNG's filter, so the rows need no decoding (ISO 32000-1, 7.4.4.4; W3C PNG 11.2).
 */
export function readPlainPng(png: Uint8Array): PdfPicture {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const header = { width: view.getUint32(16), height: view.getUint32(20) };
  const [bits, colourType, , , interlace] = png.subarray(24, 29);
  if (bits !== 8 || interlace !== 0 || (colourType !== GREY && colourType !== RGB)) {
    throw new Error(`encoder wrote an unexpected png: ${bits} bits, colour type ${colourType}`);
  }
  const rows: Uint8Array[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) rows.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const data = new Uint8Array(rows.reduce((sum, row) => sum + row.length, 0));
  rows.reduce((at, row) => {
    data.set(row, at);
    return at + row.length;
  }, 0);
  return { ...header, colours: colourType === GREY ? 1 : 3, encoding: 'png-rows', data, profile: null };
}
