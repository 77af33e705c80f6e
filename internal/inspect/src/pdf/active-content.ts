import { InspectError } from '../inspect-error.ts';
import { detectProgram } from '../program-signatures.ts';
import type { Pdfium } from './pdfium.ts';

/** FPDF_REMOVE_SECURITY of fpdf_save.h: strings of an encrypted document are written in clear. */
const REMOVE_SECURITY = 3;

/** Longer than every match below, so that none is lost between two blocks. */
const OVERLAP_BYTES = 128;

/**
 * Actions by which a PDF runs code, starts programs or fetches data (ISO 32000-1, 12.6.4), as PDFium writes them: names
 * without hex escapes, and no object hidden in a compressed stream. Inside a compressed stream these sequences of ten
 * and more bytes do not occur by chance.
 */
const ACTIVE_CONTENT: readonly [pattern: RegExp, detail: string][] = [
  [/\/S\s*\/JavaScript\b/, 'JavaScript'],
  [/\/S\s*\/Launch\b/, 'an action that starts a program'],
  [/\/S\s*\/ImportData\b/, 'an action that imports data'],
  [/\/URI\s*(?:\(\s*javascript:|<6a6176617363726970743a)/i, 'a javascript: link'],
];

/** An attachment is looked into when it is smaller than this; a larger one is refused, because it was not looked at. */
const ATTACHMENT_BYTES = 100_000_000;

/** Attachments that are looked into. */
const ATTACHMENTS = 1_000;

const ATTACHMENT_NAME_BYTES = 2_048;

/** Endings of names under which an attachment would run when it is opened. */
const PROGRAM_NAME = /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|msi|jar|lnk|dll|reg|sh)$/i;

/**
 * Refuses a PDF that can act by itself or carries a program.
 *
 * @throws InspectError `active_content`, `executable`, `inspection_limits`, `damaged` when it cannot be looked through
 */
export function refuseActiveContent(pdfium: Pdfium, document: number): void {
  if (pdfium.api.FPDFDoc_GetJavaScriptActionCount(document) > 0) refuse('JavaScript');
  let overlap = '';
  const saved = pdfium.saveDocument(document, REMOVE_SECURITY, (block) => {
    const window = overlap + Buffer.from(block).toString('latin1');
    for (const [pattern, detail] of ACTIVE_CONTENT) if (pattern.test(window)) refuse(detail);
    overlap = window.slice(-OVERLAP_BYTES);
  });
  if (!saved) throw new InspectError('damaged', 'not all objects of the PDF can be read');
  checkAttachments(pdfium, document);
}

function refuse(detail: string): never {
  throw new InspectError('active_content', `the PDF holds ${detail}: print it to a new PDF and submit that`);
}

function checkAttachments(pdfium: Pdfium, document: number): void {
  const count = pdfium.api.FPDFDoc_GetAttachmentCount(document);
  if (count > ATTACHMENTS) throw new InspectError('inspection_limits', `more than ${ATTACHMENTS} attachments`);
  for (let index = 0; index < count; index += 1) {
    const attachment = pdfium.api.FPDFDoc_GetAttachment(document, index);
    const name = pdfium.readText(
      (buffer, bytes) => pdfium.api.FPDFAttachment_GetName(attachment, buffer, bytes),
      ATTACHMENT_NAME_BYTES,
    );
    if (PROGRAM_NAME.test(name.trim()) || detectProgram(readAttachment(pdfium, attachment)) !== null) {
      throw new InspectError('executable', 'a program is attached to the PDF');
    }
  }
}

function readAttachment(pdfium: Pdfium, attachment: number): Buffer {
  const { malloc, free } = pdfium.api.pdfium.wasmExports;
  const length = malloc(4);
  pdfium.api.FPDFAttachment_GetFile(attachment, 0, 0, length);
  const size = pdfium.api.pdfium.getValue(length, 'i32') >>> 0;
  if (size > ATTACHMENT_BYTES) throw new InspectError('inspection_limits', 'an attachment of the PDF is too large');
  if (size === 0) return Buffer.alloc(0);
  const content = malloc(size);
  const read = pdfium.api.FPDFAttachment_GetFile(attachment, content, size, length);
  const bytes = read ? Buffer.from(pdfium.copyOut(content, Math.min(size, 4_096))) : Buffer.alloc(0);
  free(content);
  free(length);
  return bytes;
}
