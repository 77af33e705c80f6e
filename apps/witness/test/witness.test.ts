import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import { LogError } from '@attestlayer/log';
import { type MemoryLog, makeMemoryLog, makeSeedSigner } from '@attestlayer/testing';
import { MAX_ADD_CHECKPOINT_BYTES, openCheckpoint, parseWitnessPolicy } from '@attestlayer/tlog';
import { createCosigner } from '@attestlayer/witnessing';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  makeFolder,
  makeRequest,
  NAME,
  post,
  type RunningWitness,
  runWitness,
  startWitness,
  witnessArguments,
} from './run-witness.ts';

const ORIGIN = 'log.example/2026';

/** One log and its second history: same key, other entries. */
let log: MemoryLog;
let forked: MemoryLog;
beforeAll(async () => {
  const signer = await makeSeedSigner('log');
  log = makeMemoryLog({ origin: ORIGIN, signer });
  forked = makeMemoryLog({ origin: ORIGIN, signer, label: 'forked' });
});

describe('over HTTP', () => {
  it('says what it is, makes its key once, and keeps key and memory over a restart', async () => {
    const folder = await makeFolder();
    const first = await startWitness(folder, [log]);
    const page = await fetch(first.url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(first.key.vkey);
    expect(first.key).toMatchObject({ name: NAME, algorithm: 'cosignature-v1' });
    expect(await post(first.url, await makeRequest(log, 0, 5))).toMatchObject({ status: 200 });
    expect(await first.end('SIGTERM')).toBe(0);

    const second = await startWitness(folder, [log]);
    expect(second.key).toEqual(first.key);
    expect(await post(second.url, await makeRequest(log, 0, 9))).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      text: '5\n',
    });
    expect(await (await fetch(second.url)).text()).toContain(`${ORIGIN}, 5 entries`);
  });

  it('answers with the status codes of tlog-witness', async () => {
    const { url } = await startWitness(await makeFolder(), [log]);
    const stranger = makeMemoryLog({ origin: 'other.example', signer: await makeSeedSigner('log') });
    const forged = makeMemoryLog({ origin: ORIGIN, signer: await makeSeedSigner('thief') });
    expect((await post(url, await makeRequest(log, 0, 5))).status).toBe(200);
    expect((await post(url, await makeRequest(stranger, 0, 5))).status).toBe(404);
    expect((await post(url, await makeRequest(forged, 5, 6))).status).toBe(403);
    expect((await post(url, 'hello')).status).toBe(400);
    expect((await post(url, '')).status).toBe(400);
    expect((await post(url, await makeRequest(log, 0, 5))).status).toBe(409);
    expect((await post(url, await makeRequest(log, 3, 4))).status).toBe(409);
    expect((await post(url, await makeRequest(forked, 5, 5))).status).toBe(409);
    expect((await post(url, await makeRequest(forked, 5, 9))).status).toBe(422);
    expect((await post(url, await makeRequest(log, 5, 5))).status).toBe(200);
  });

  it('refuses other methods and paths', async () => {
    const { url } = await startWitness(await makeFolder(), [log]);
    const get = await fetch(`${url}/add-checkpoint`);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${url}/checkpoint`)).status).toBe(404);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  });

  it('reads no more than a request can have, with and without a stated length', async () => {
    const { url } = await startWitness(await makeFolder(), [log]);
    const sound = await makeRequest(log, 0, 5);
    const padded = concatBytes(sound, new Uint8Array(MAX_ADD_CHECKPOINT_BYTES + 1 - sound.length));
    expect((await post(url, padded)).status).toBe(413);
    expect(await postInParts(url, [padded.subarray(0, 1000), padded.subarray(1000)])).toBe(413);
    // The longest body that is read is still judged by its content.
    expect((await post(url, padded.subarray(0, MAX_ADD_CHECKPOINT_BYTES))).status).toBe(400);
    expect((await post(url, sound)).status).toBe(200);
  });

  it('reads a body that comes in pieces', async () => {
    const { url } = await startWitness(await makeFolder(), [log]);
    const body = await makeRequest(log, 0, 5);
    expect(await postInParts(url, [body.subarray(0, 3), body.subarray(3, 90), body.subarray(90)])).toBe(200);
  });

  it('writes no part of a request that it refuses to its log', async () => {
    const witness = await startWitness(await makeFolder(), [log]);
    const secret = 'a-line-of-the-body';
    await post(witness.url, `old 0\n\n${secret}\n5\n${'A'.repeat(43)}=\n\n— ${secret} AAAAAAAA\n`);
    await post(witness.url, secret);
    await witness.end('SIGTERM');
    expect(witness.stderr()).toContain('"status":404');
    expect(witness.stderr()).not.toContain(secret);
  });
});

describe('under attack', () => {
  it('never cosigns two roots of one size, whoever comes first', async () => {
    const { url, key } = await startWitness(await makeFolder(), [log]);
    const bodies: { size: number; checkpoint: Uint8Array; body: Uint8Array }[] = [];
    for (const history of [log, forked]) {
      for (let size = 1; size <= 12; size++) {
        for (const oldSize of [0, size - 1, size]) {
          const { checkpoint } = await history.at(size);
          bodies.push({ size, checkpoint, body: await makeRequest(history, oldSize, size) });
        }
      }
    }
    const cosigned = new Map<number, Set<string>>();
    for (let round = 0; round < 4; round++) {
      await Promise.all(
        shuffle(bodies, round).map(async ({ size, checkpoint, body }) => {
          const { status, text } = await post(url, body);
          if (status !== 200) return;
          const note = concatBytes(checkpoint, encodeUtf8(text));
          const opened = await openCheckpoint({ bytes: note, origin: ORIGIN, logKey: log.key, witnessKeys: [key] });
          expect(opened.cosignatures).toHaveLength(1);
          cosigned.set(size, (cosigned.get(size) ?? new Set()).add(opened.text));
        }),
      );
    }
    expect(cosigned.size).toBeGreaterThan(0);
    for (const [size, texts] of cosigned) expect(texts.size, `size ${size}`).toBe(1);
  });

  it('remembers all that it has cosigned when it is killed in the middle of its work', async () => {
    const folder = await makeFolder();
    let acknowledged = 0;
    for (const until of [2, 9, 30]) {
      const witness = await startWitness(folder, [log]);
      const start = await recallSize(witness);
      expect(start).toBeGreaterThanOrEqual(acknowledged);
      // At most one answer can have been lost on its way when the witness was killed.
      expect(start).toBeLessThanOrEqual(acknowledged + 1);
      for (acknowledged = start; ; acknowledged++) {
        const answer = post(witness.url, await makeRequest(log, acknowledged, acknowledged + 1)).catch(() => null);
        if (acknowledged + 1 === until) await witness.end('SIGKILL');
        if ((await answer)?.status !== 200) break;
      }
    }
    const witness = await startWitness(folder, [log]);
    const size = await recallSize(witness);
    expect((await post(witness.url, await makeRequest(forked, size, size))).status).toBe(409);
    expect((await post(witness.url, await makeRequest(log, size, size))).status).toBe(200);
  });
});

describe('together with our client', () => {
  const makePolicy = (witnesses: RunningWitness[]) =>
    parseWitnessPolicy(
      [
        ...witnesses.map(({ key }, index) => `witness w${index} ${key.vkey}`),
        'group both all w0 w1',
        'quorum both',
        '',
      ].join('\n'),
    );

  it('makes a quorum, proves from the size of each, and stops a rolled-back or forked log', async () => {
    const witnesses = await Promise.all(
      [makeFolder(), makeFolder()].map(async (folder) => startWitness(await folder, [log])),
    );
    const policy = makePolicy(witnesses);
    const cosigner = () => createCosigner({ policy, witnesses, fetch, timeoutMs: 10_000, now: Date.now });
    expect((await post(witnesses[0]!.url, await makeRequest(log, 0, 3))).status).toBe(200);
    for (const size of [5, 5, 300]) {
      const bytes = await cosigner()(await log.at(size));
      const witnessKeys = witnesses.map(({ key }) => key);
      const opened = await openCheckpoint({ bytes, origin: ORIGIN, logKey: log.key, witnessKeys });
      expect(opened.cosignatures).toHaveLength(2);
    }
    for (const [input, code] of [
      [await log.at(299), 'witness_ahead'],
      [await forked.at(300), 'witness_split'],
      [await forked.at(301), 'witness_split'],
    ] as const) {
      const error: unknown = await cosigner()(input).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(LogError);
      expect(error).toMatchObject({ code: 'witness_disagrees', cause: { code } });
    }
    await witnesses[1]!.end('SIGKILL');
    await expect(cosigner()(await log.at(301))).rejects.toMatchObject({ code: 'quorum_missed' });
  });
});

describe('refuses to start', () => {
  it('without what it needs', async () => {
    const folder = await makeFolder();
    const args = witnessArguments(folder, [log]);
    const without = (option: string) => args.toSpliced(args.indexOf(option), 2);
    for (const refused of [without('--log'), without('--name'), without('--state'), [...args, '--listen', 'nowhere']])
      expect((await runWitness(refused)).code).toBe(2);
    expect((await runWitness(args, '')).code).toBe(2);
    expect((await runWitness([...args, '--log', log.key.vkey])).stderr).toContain('given twice');
    expect((await runWitness([...without('--name'), '--name', 'a name'])).code).toBe(2);
  });

  it('when key and memory are not of each other', async () => {
    const folder = await makeFolder();
    const args = witnessArguments(folder, [log]);
    const witness = await startWitness(folder, [log]);
    await post(witness.url, await makeRequest(log, 0, 5));
    await witness.end('SIGTERM');
    expect((await runWitness(args, 'another passphrase')).code).toBe(2);
    const renamed = args.with(args.indexOf(NAME), 'witness.example/w2');
    expect((await runWitness(renamed)).stderr).toContain('the state belongs to');
    const otherKey = [...args, '--key-file', join(folder, 'other.key')];
    expect((await runWitness(otherKey)).stderr).toContain('there is a state of it');
    for (const name of ['witness.sqlite', 'witness.sqlite-wal', 'witness.sqlite-shm'])
      await rm(join(folder, name), { force: true });
    const forgetful = await runWitness(args);
    expect(forgetful.code).toBe(2);
    expect(forgetful.stderr).toContain('its state');
  });
});

/** Asks with an old size that nobody has, to learn the size from the 409. */
async function recallSize({ url }: RunningWitness): Promise<number> {
  const { status, text } = await post(url, await makeRequest(log, 1000, 1001));
  return status === 409 ? Number(text) : Number.NaN;
}

/** Posts with chunked transfer encoding. */
async function postInParts(url: string, parts: Uint8Array[]): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/add-checkpoint`, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.on('error', reject);
    for (const part of parts) sending.write(part);
    sending.end();
  });
}

/** Another order for each round, the same in each run. */
function shuffle<T>(items: T[], round: number): T[] {
  return items
    .map((item, index) => ({ item, order: Math.sin((index + 1) * (round + 1) * 12.9898) }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
