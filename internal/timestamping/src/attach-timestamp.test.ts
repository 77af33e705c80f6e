import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKit, writeFolderAtomic } from '@attestlayer/disk';
import { encodeUtf8 } from '@attestlayer/encoding';
import { RECEIPT_JWS_PATH, TLOG_PROOF_PATH } from '@attestlayer/kit';
import { makeTestKit, packZip } from '@attestlayer/testing';
import { parseTlogProof } from '@attestlayer/tlog';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachTimestamp, type TimestampingError } from './index.ts';

let scratch = '';
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'attestlayer-stamp-'));
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

/** Stands in for an authority and remembers what it was asked about. */
function makeRequest(answer: string) {
  const messages: Uint8Array[] = [];
  const request = async (message: Uint8Array) => {
    messages.push(message);
    return { response: encodeUtf8(answer), time: '2026-04-02T10:05:00.000Z', authority: 'Local' };
  };
  return { messages, request };
}

async function filesOf(kitPath: string): Promise<Map<string, Uint8Array>> {
  const { kit, close } = await openKit(kitPath);
  try {
    return new Map(
      await Promise.all(
        kit.entries.map(async (entry): Promise<[string, Uint8Array]> => [entry.path, await entry.bytes(entry.size)]),
      ),
    );
  } finally {
    await close();
  }
}

test.each(['folder', 'zip'])('a %s gets a time-stamp and is otherwise the same', async (form) => {
  const { files } = await makeTestKit();
  const kitPath = join(scratch, 'kit');
  if (form === 'folder') await writeFolderAtomic(kitPath, files);
  else await writeFile(kitPath, await packZip(files));
  const { messages, request } = makeRequest('first');
  const attached = await attachTimestamp({ kitPath, target: 'receipt', request });
  expect(attached).toEqual({ path: 'proof/receipt.tsr', time: '2026-04-02T10:05:00.000Z', authority: 'Local' });
  expect(messages).toEqual([files.get(RECEIPT_JWS_PATH)]);
  await attachTimestamp({ kitPath, target: 'checkpoint', request });
  expect(messages[1]).toEqual(parseTlogProof(files.get(TLOG_PROOF_PATH)!).checkpoint);
  await attachTimestamp({ kitPath, target: 'receipt', request: makeRequest('second').request });
  const expected = new Map(files)
    .set('proof/receipt.tsr', encodeUtf8('second'))
    .set('proof/checkpoint.tsr', encodeUtf8('first'));
  expect(await filesOf(kitPath)).toEqual(expected);
  expect(await readdir(scratch)).toEqual(['kit']);
});

test('a kit stays as it is when there is nothing to stamp or nobody answers', async () => {
  const { files } = await makeTestKit({ edit: { files: (draft) => void draft.delete(TLOG_PROOF_PATH) } });
  const kitPath = join(scratch, 'kit.zip');
  const zip = await packZip(files);
  await writeFile(kitPath, zip);
  const code = (promise: Promise<unknown>) => promise.catch((error: TimestampingError) => error.code);
  const { request } = makeRequest('answer');
  expect(await code(attachTimestamp({ kitPath, target: 'checkpoint', request }))).toBe('nothing_to_stamp');
  const failing = async () => Promise.reject(new Error('nobody'));
  await expect(attachTimestamp({ kitPath, target: 'receipt', request: failing })).rejects.toThrow('nobody');
  expect(new Uint8Array(await readFile(kitPath))).toEqual(zip);
  expect(await readdir(scratch)).toEqual(['kit.zip']);
});
