import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type BinderExhibit, type BinderModel, renderBinder } from '@attestlayer/binder';
import { BOUNDARY, PROVES, PROVES_NOT, storableName } from '@attestlayer/kit';
import type { Adapter, VectorResult } from '../adapter.ts';

/** What intake would call each file; a binder is never given anything else. */
const MEDIA_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.json': 'application/json',
};

/** One binder holds this many hostile files: a packet of real size, and small enough to say which batch fell. */
const FILES_PER_BINDER = 80;

/**
 * Binds every document, hostile ones straight past the inspection that would have refused them: each is shown or becomes a slip
 * sheet, and no file brings the binder down.
 */
export const binderAdapter: Adapter = {
  folder: 'C-documents',
  async run(directory) {
    const work = await mkdtemp(join(tmpdir(), 'attestlayer-conformance-'));
    try {
      const exhibits = await listExhibits(directory);
      const results: VectorResult[] = [];
      for (let first = 0; first < exhibits.length; first += FILES_PER_BINDER) {
        results.push(...(await bind(exhibits.slice(first, first + FILES_PER_BINDER), join(work, `${first}.pdf`))));
      }
      return results;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
};

async function bind(exhibits: BinderExhibit[], outFile: string): Promise<VectorResult[]> {
  const numbered = exhibits.map((exhibit, index) => ({ ...exhibit, number: index + 1 }));
  const outcome = await renderBinder({ model: modelOf(numbered), outFile }).then(
    ({ pages }) => ({ ok: pages > numbered.length, found: `a binder of ${pages} pages` }),
    (error: Error) => ({ ok: false, found: `${error.name}: ${error.message}` }),
  );
  return numbered.map(({ originalName }) => ({ case: originalName, expected: 'a page or a slip sheet', ...outcome }));
}

async function listExhibits(directory: string): Promise<BinderExhibit[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const exhibits: BinderExhibit[] = [];
  for (const file of paths.sort()) {
    const mediaType = MEDIA_TYPES[extname(file).toLowerCase()];
    if (mediaType === undefined) continue;
    const bytes = await readFile(file);
    exhibits.push({
      number: 1,
      path: 'evidence/exhibit',
      originalName: storableName(file.slice(directory.length + 1)),
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType,
      requirementIds: [],
      receivedAt: INSTANT,
      effectiveFrom: null,
      effectiveUntil: null,
      file,
    });
  }
  return exhibits;
}

const INSTANT = '2026-04-15T09:00:00.000Z';

function modelOf(exhibits: BinderExhibit[]): BinderModel {
  const party = { id: 'conformance', name: 'Conformance' };
  return {
    receiptId: '019d905e-6a80-7591-a670-c23173649314',
    packetId: '019d905e-6a80-7591-a670-c23173649315',
    createdAt: INSTANT,
    issuer: party,
    partner: party,
    client: party,
    profile: { id: 'CORE-01', version: '1', laneId: 'CORE-01', title: 'Conformance', sha256: '0'.repeat(64) },
    period: null,
    attempt: 1,
    sandbox: true,
    requirements: [],
    exhibits,
    trail: { head: '0'.repeat(64), entries: [] },
    issuerKey: { kid: 'A'.repeat(43), x: 'A'.repeat(43) },
    log: { origin: 'log.conformance.example' },
    verify: { url: 'https://verify.conformance.example', commands: [] },
    boundary: BOUNDARY,
    proves: PROVES.map(({ text }) => text),
    provesNot: [...PROVES_NOT],
  };
}
