import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BinderExhibit, BinderModel } from '@attestlayer/binder';
import { sha256Hex } from '@attestlayer/encoding';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** PDFs on the disk, and the model of a binder that binds them in this order. */
export type SamplePacket = { files: string[]; pages: number; model: BinderModel };

const LINES_PER_PAGE = 55;
const AT = '2026-04-02T10:00:00.000Z';

/** Makes PDFs of dense vector text, no two pages alike, and a model around them that answers one requirement. */
export async function makeSamplePacket(options: {
  folder: string;
  files: number;
  pagesPerFile: number;
}): Promise<SamplePacket> {
  const { folder, files: count, pagesPerFile } = options;
  const files: string[] = [];
  const exhibits: BinderExhibit[] = [];
  for (let number = 1; number <= count; number++) {
    const file = join(folder, `sample-${number}.pdf`);
    await writeFile(file, await makePdf(number, pagesPerFile));
    files.push(file);
    exhibits.push(await describeExhibit(file, number));
  }
  return { files, pages: count * pagesPerFile, model: makeModel(exhibits) };
}

async function makePdf(number: number, pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++) {
    const sheet = document.addPage([595, 842]);
    for (let line = 1; line <= LINES_PER_PAGE; line++) {
      const text = `${number}.${page}.${line} The control was operated as described and its result was recorded.`;
      sheet.drawText(text, { x: 60, y: 800 - line * 13.5, size: 10, font });
    }
  }
  return document.save();
}

async function describeExhibit(file: string, number: number): Promise<BinderExhibit> {
  const bytes = new Uint8Array(await readFile(file));
  return {
    number,
    path: `evidence/sample-${number}.pdf`,
    originalName: `sample-${number}.pdf`,
    sizeBytes: bytes.length,
    sha256: sha256Hex(bytes),
    mediaType: 'application/pdf',
    requirementIds: ['BENCH-01.RPT'],
    receivedAt: AT,
    effectiveFrom: null,
    effectiveUntil: null,
    file,
  };
}

function makeModel(exhibits: BinderExhibit[]): BinderModel {
  const numbers = exhibits.map(({ number }) => number);
  return {
    receiptId: '0193591c-7a2f-7c43-9b1e-4f0a2d6b8e11',
    packetId: 'bench',
    createdAt: AT,
    issuer: { id: 'issuer', name: 'Example Issuer' },
    partner: { id: 'partner', name: 'Example Partner' },
    client: { id: 'client', name: 'Example Client' },
    profile: { id: 'BENCH-01', version: '1', laneId: 'BENCH-01', title: 'Bench', sha256: '0'.repeat(64) },
    period: null,
    attempt: 1,
    sandbox: true,
    requirements: [{ id: 'BENCH-01.RPT', title: 'Reports', status: 'satisfied', exhibits: numbers }],
    exhibits,
    trail: { head: '0'.repeat(64), entries: [] },
    issuerKey: { kid: 'bench', x: 'bench' },
    log: { origin: 'log.example/bench' },
    verify: { url: 'https://verify.example/', commands: ['sha256sum -c SHA256SUMS'] },
    boundary: 'Record-only.',
    proves: [],
    provesNot: [],
  };
}
