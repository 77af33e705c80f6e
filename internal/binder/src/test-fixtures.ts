/** Tiny files made in code, models around them, and readers for what was rendered. Used by tests only. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { onTestFinished } from 'vitest';
import type { BinderExhibit, BinderModel } from './model.ts';
import { loadPdfium, openPdf, type PdfiumDocument, withPage } from './readers/pdfium.ts';

/** One submitted file. */
export type FixtureFile = { name: string; mediaType: string; bytes: Uint8Array };

/** Writes the objects of a PDF, numbered from 1, with a correct cross-reference table; object 1 is the catalogue. */
export function writePdf(objects: string[]): Uint8Array {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const rows = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return encodeUtf8(`${body}xref\n0 ${size}\n0000000000 65535 f \n${rows}${trailer}`);
}

/** Makes a PDF stream object. */
export function pdfStream(content: string, dictionary = ''): string {
  return `<<${dictionary}/Length ${content.length}>>stream\n${content}\nendstream`;
}

const FONT = '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>';

/** Makes a PDF with one line of text a page. `pageType` lets a test leave out what PDFium forgives and the compiler does not. */
export function textPdf(lines: string[], options: { box?: string; pageType?: string } = {}): Uint8Array {
  const { box = '[0 0 595 842]', pageType = '/Type/Page' } = options;
  const kids = lines.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  const pages = lines.flatMap((line, index) => [
    `<<${pageType}/Parent 2 0 R${FONT}/Contents ${4 + index * 2} 0 R>>`,
    pdfStream(`BT /F 24 Tf 72 700 Td (${line}) Tj ET`),
  ]);
  const tree = `<</Type/Pages/Count ${lines.length}/Kids[${kids}]/MediaBox${box}>>`;
  return writePdf(['<</Type/Catalog/Pages 2 0 R>>', tree, ...pages]);
}

/** Writes the files to a fresh folder and makes a model of them; every file answers the one requirement. */
export async function makeModel(files: FixtureFile[], changes: Partial<BinderModel> = {}): Promise<BinderModel> {
  const folder = await makeFolder();
  const exhibits = await Promise.all(files.map((file, index) => writeExhibit(folder, file, index + 1)));
  return {
    receiptId: '0193591c-7a2f-7c43-9b1e-4f0a2d6b8e11',
    packetId: 'packet-1',
    createdAt: '2026-11-23T03:04:05.678Z',
    issuer: { id: 'issuer', name: 'Example Issuer' },
    partner: { id: 'partner', name: 'Example Partner' },
    client: { id: 'client', name: 'Example Client' },
    profile: { id: 'CORE-01', version: '1.0.0', laneId: 'CORE-01', title: 'Core record', sha256: 'a'.repeat(64) },
    period: { from: '2026-01-01', until: '2026-12-31' },
    attempt: 2,
    sandbox: false,
    requirements: [
      { id: 'policy', title: 'A policy', status: 'satisfied', exhibits: exhibits.map(({ number }) => number) },
    ],
    exhibits,
    trail: {
      head: 'b'.repeat(64),
      entries: [{ seq: 0, at: '2026-11-20T09:00:00.000Z', event: 'packet_opened', summary: 'Packet opened' }],
    },
    issuerKey: { kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    log: { origin: 'log.example/2026' },
    verify: { url: 'https://verify.example/r/1', commands: ['sha256sum -c SHA256SUMS'] },
    boundary: 'Record-only boundary.',
    proves: ['The files are those of the manifest.'],
    provesNot: ['That the records are true.'],
    ...changes,
  };
}

async function writeExhibit(folder: string, fixture: FixtureFile, number: number): Promise<BinderExhibit> {
  const file = join(folder, String(number));
  await writeFile(file, fixture.bytes);
  return {
    number,
    path: `evidence/${number}-file`,
    originalName: fixture.name,
    sizeBytes: fixture.bytes.length,
    sha256: sha256Hex(fixture.bytes),
    mediaType: fixture.mediaType,
    requirementIds: ['policy'],
    receivedAt: '2026-11-20T09:12:44.120Z',
    effectiveFrom: null,
    effectiveUntil: '2026-12-31',
    file,
  };
}

/** A folder that goes away with the test that asked for it. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-binder-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Where a test lets a document be written. */
export async function makeOutFile(): Promise<string> {
  return join(await makeFolder(), 'out.pdf');
}

/** Opens a rendered PDF for the time of `use`. */
export async function withPdf<T>(bytes: Uint8Array, use: (document: PdfiumDocument) => T): Promise<T> {
  const document = openPdf(await loadPdfium(), bytes);
  if (typeof document === 'string') throw new Error(`the rendered PDF is ${document}`);
  try {
    return use(document);
  } finally {
    document.close();
  }
}

/** The text of every page, white space folded, as a reader would search it. */
export function readPageTexts(bytes: Uint8Array): Promise<string[]> {
  return withPdf(bytes, (document) => {
    const count = document.pdfium.FPDF_GetPageCount(document.pointer);
    return Array.from({ length: count }, (_, index) => withPage(document, index, (page) => readText(document, page))!);
  });
}

function readText({ pdfium }: PdfiumDocument, page: number): string {
  const text = pdfium.FPDFText_LoadPage(page);
  const count = pdfium.FPDFText_CountChars(text);
  const buffer = pdfium.pdfium.wasmExports.malloc((count + 1) * 2);
  pdfium.FPDFText_GetText(text, 0, count, buffer);
  const value = pdfium.pdfium.UTF16ToString(buffer);
  pdfium.pdfium.wasmExports.free(buffer);
  pdfium.FPDFText_ClosePage(text);
  return value.replaceAll(/\s+/g, ' ');
}

/** The attached files of a PDF: name and SHA-256. */
export function readAttachments(bytes: Uint8Array): Promise<{ name: string; sha256: string }[]> {
  return withPdf(bytes, ({ pdfium, pointer }) =>
    Array.from({ length: pdfium.FPDFDoc_GetAttachmentCount(pointer) }, (_, index) => {
      const attachment = pdfium.FPDFDoc_GetAttachment(pointer, index);
      const memory = pdfium.pdfium.wasmExports;
      const length = memory.malloc(4);
      pdfium.FPDFAttachment_GetFile(attachment, 0, 0, length);
      const size = pdfium.pdfium.getValue(length, 'i32');
      const file = memory.malloc(size);
      pdfium.FPDFAttachment_GetFile(attachment, file, size, length);
      const content = (pdfium.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.slice(file, file + size);
      const name = memory.malloc(512);
      pdfium.FPDFAttachment_GetName(attachment, name, 512);
      return { name: pdfium.pdfium.UTF16ToString(name), sha256: sha256Hex(content) };
    }),
  );
}
