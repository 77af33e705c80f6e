import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { storableName } from '@attestlayer/kit';
import { expect, test } from 'vitest';
import { seedPacket } from './seed-packet.ts';
import { begin, startUploadServer, stateOf } from './upload-fixture.ts';

/** Folders of hostile and ordinary files beside a checkout; data of others and no part of the project. */
const CORPUS = process.env.ATTESTLAYER_CORPUS;
/** A packet takes at most a thousand records, and archives bring many. */
const FILES_PER_PACKET = 50;

test.skipIf(!CORPUS)(
  'every file of a corpus has an outcome, keeps its name, and is stored only when it was taken in',
  async () => {
    const uploads = await startUploadServer();
    const { context } = uploads.server;
    const figures = { files: 0, registered: 0, refused: 0, members_refused: 0 };
    try {
      const running = new Map<string, string>();
      for await (const path of filesOf(CORPUS!)) {
        if (figures.files % FILES_PER_PACKET === 0) uploads.packetId = await seedPacket(context, uploads.partnerId);
        figures.files += 1;
        const bytes = new Uint8Array(readFileSync(path));
        const name = basename(path);
        const begun = await begin(uploads, { name, size: bytes.length, bytes });
        expect(`${name}: ${begun.status}`).toBe(`${name}: 201`);
        running.set(begun.headers.get('location')!, name);
      }
      for (const [location, name] of running) {
        let state = await stateOf(uploads, location);
        for (; state.state === 'inspecting'; state = await stateOf(uploads, location)) await sleep(100);
        figures[state.state as 'registered' | 'refused'] += 1;
        figures.members_refused += state.refused_members.length;
        expect(storableName(state.original_name)).toBe(storableName(name));
      }
      const stored = new Set<string>();
      for await (const sha256 of context.blobs.list()) stored.add(sha256);
      const current = await context.database.query
        .selectFrom('records')
        .select('sha256')
        .where('state', '=', 'current')
        .execute();
      expect(stored).toEqual(new Set(current.map(({ sha256 }) => sha256)));
      process.stdout.write(`${JSON.stringify({ upload_corpus: 'ok', ...figures, blobs: stored.size })}\n`);
    } finally {
      await uploads.stop();
    }
  },
  20 * 60 * 1000,
);

async function* filesOf(corpus: string): AsyncGenerator<string> {
  for (const set of ['B-zip', 'C-documents']) {
    const entries = await readdir(join(corpus, set), { recursive: true, withFileTypes: true });
    for (const entry of entries) if (entry.isFile()) yield join(entry.parentPath, entry.name);
  }
}
