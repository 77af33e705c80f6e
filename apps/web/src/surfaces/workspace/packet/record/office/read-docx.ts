import mammoth from 'mammoth/mammoth.browser.js';
import type { OfficeAnswer } from './office-answer.ts';
import { openParts } from './open-parts.ts';

/** Text as XML; the reader makes a tree of it that takes ten times as much. */
const MAX_TEXT_BYTES = 16_000_000;
/** Characters of the document as HTML, pictures included. */
const MAX_HTML_CHARACTERS = 8_000_000;
/** What a browser draws without running anything of it. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif']);
/** Base64 characters of all pictures of a document. */
const MAX_PICTURE_CHARACTERS = 6_000_000;

/** Reads the text, tables and pictures of a DOCX as HTML. It comes from somebody unknown: only a frame without scripts may show it. */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<OfficeAnswer> {
  const texts = openParts(bytes, (name) => name.endsWith('.xml'));
  if (texts === null || Object.values(texts).some(({ length }) => length > MAX_TEXT_BYTES)) return TOO_LARGE;
  let left = MAX_PICTURE_CHARACTERS;
  const convertImage = mammoth.images.imgElement(async (image) => {
    const base64 = PICTURES.has(image.contentType) ? await image.readAsBase64String() : '';
    left -= base64.length;
    return { src: left < 0 || base64 === '' ? 'data:,' : `data:${image.contentType};base64,${base64}` };
  });
  // A style map inside the document could name any element, and a file outside it could be anything.
  const options = { includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage };
  const { value } = await mammoth.convertToHtml({ arrayBuffer: bytes.buffer }, options);
  // Links of a record lead nowhere from here. The library escapes every ">" of a value.
  const html = value.replaceAll(/<a [^>]*>/g, '<a>');
  return html.length > MAX_HTML_CHARACTERS ? TOO_LARGE : { kind: 'document', html };
}

const TOO_LARGE: OfficeAnswer = { kind: 'refused', reason: 'too_large' };
