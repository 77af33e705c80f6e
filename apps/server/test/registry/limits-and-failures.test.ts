import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRegistry, openPublishedLog, type RegistryOptions } from '../../src/modules/registry/index.ts';
import { type FixtureOptions, makeFixture, RECEIPTS, type RegistryFixture } from './fixture.ts';

async function open(options: FixtureOptions = {}): Promise<RegistryFixture> {
  const fixture = await makeFixture({ receipts: 10, ...options });
  onTestFinished(() => fixture.close());
  return fixture;
}

/** Another registry over the same log, as after a restart; its state folder is its own unless given. */
function reopen(fixture: RegistryFixture, options: Partial<RegistryOptions>) {
  const registry = createRegistry({
    log: openPublishedLog(fixture.logFolder),
    readTrustFiles: async () => fixture.trustFiles,
    stateFolder: join(fixture.folder, 'other state'),
    publicUrl: 'http://registry.test',
    nowMs: () => fixture.clock.nowMs,
    readVerifierPage: async () => null,
    readReports: async () => [],
    mergeDelayMs: null,
    clientAddress: () => '192.0.2.1',
    rateLimits: { files: { requests: 100, windowSeconds: 60 }, answers: { requests: 100, windowSeconds: 60 } },
    checkpointFreshMs: 0,
    onError: (error) => fixture.errors.push(error),
    ...options,
  });
  onTestFinished(() => registry.close());
  return registry;
}

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()).code;
}

describe('rate limit', () => {
  const rateLimits = { files: { requests: 3, windowSeconds: 60 }, answers: { requests: 2, windowSeconds: 60 } };

  test('says what is left, refuses what is too much, and starts again', async () => {
    const { registry, clock } = await (async () => {
      const fixture = await open();
      return { registry: reopen(fixture, { rateLimits }), clock: fixture.clock };
    })();
    const get = (path: string) => registry.app.request(path);
    const first = await get('/v1/status.json');
    expect(first.headers.get('ratelimit-policy')).toBe('"answers";q=2;w=60');
    expect(first.headers.get('ratelimit')).toBe('"answers";r=1;t=60');
    await get('/v1/status.json');
    clock.nowMs += 20_000;
    const refused = await get('/v1/status.json');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(await codeOf(refused)).toBe('rate_limited');
    // Files are counted by themselves: an auditor reads many.
    expect((await get('/checkpoint')).status).toBe(200);
    clock.nowMs += 40_000;
    expect((await get('/v1/status.json')).status).toBe(200);
  });

  test('counts each address by itself', async () => {
    const fixture = await open();
    const registry = reopen(fixture, {
      rateLimits,
      clientAddress: (context) => context.req.header('x-test-address') ?? '',
    });
    const get = (address: string) => registry.app.request('/problems', { headers: { 'x-test-address': address } });
    for (const address of ['a', 'a', 'b', 'b']) expect((await get(address)).status).toBe(200);
    expect((await get('a')).status).toBe(429);
  });
});

describe('witnessing is said as it is', () => {
  test.each([
    ['none', 'inactive', 'No witnessing is active', null],
    ['cosigned', 'quorum_met', 'The checkpoint is witnessed', true],
    ['missed', 'quorum_missed', 'The checkpoint is not witnessed', false],
  ] as const)('%s', async (witnessing, expected, title, satisfied) => {
    const { get } = await open({ witnessing });
    const latest = await (await get('/v1/checkpoints/latest.json')).json();
    expect(latest).toMatchObject({ witnessing: expected, quorum: { satisfied } });
    if (witnessing !== 'none')
      expect(latest.witnesses).toMatchObject([{ name: 'w1', cosigned: witnessing === 'cosigned' }]);
    for (const path of ['/', '/checkpoints', '/monitor']) expect(await (await get(path)).text()).toContain(title);
  });
});

describe('what is missing or damaged', () => {
  test.each([
    ['no log', { log: { readCheckpoint: async () => null, tiles: async () => null } }, 'log_missing'],
    ['no trust root', { readTrustFiles: async () => [] }, 'trust_missing'],
    ['a trust root that is none', { readTrustFiles: async () => [encodeUtf8('{}')] }, 'trust_invalid'],
    [
      'a checkpoint that is none',
      { log: { readCheckpoint: async () => encodeUtf8('no note'), tiles: async () => null } },
      'log_damaged',
    ],
  ] satisfies [string, Partial<RegistryOptions>, string][])('%s', async (_, options, code) => {
    const fixture = await open();
    const { app } = reopen(fixture, options);
    for (const path of [
      '/checkpoint',
      '/v1/status.json',
      '/v1/proofs/inclusion?index=0',
      '/tile/0/000',
      '/verify-kit.zip',
    ]) {
      const response = await app.request(path);
      expect(response.status).toBe(503);
      expect(await codeOf(response)).toBe(code);
    }
    const page = await app.request('/');
    expect(page.status).toBe(503);
    expect(await page.text()).toContain(code);
    expect(fixture.errors).toEqual([]);
  });

  test('a store that fails is not called a damaged log', async () => {
    const fixture = await open();
    const { tiles, readCheckpoint } = openPublishedLog(fixture.logFolder);
    const failing = async (path: string): Promise<Uint8Array | null> => {
      if (path.startsWith('tile/entries')) throw new Error('connection reset');
      return typeof tiles === 'function' ? tiles(path) : tiles.read(path);
    };
    const { app } = reopen(fixture, { log: { readCheckpoint, tiles: failing } });
    expect(await codeOf(await app.request('/v1/entries/0'))).toBe('storage_failed');
  });

  test('an entry bundle that was changed is never answered from', async () => {
    const fixture = await open();
    const bundle = join(fixture.logFolder, `tile/entries/000.p/${fixture.log.size}`);
    await writeFile(
      bundle,
      (await fixture.get(`/tile/entries/000.p/${fixture.log.size}`).then((r) => r.text())).replace(
        '"issuer"',
        '"issuex"',
      ),
    );
    for (const path of ['/v1/entries/0', `/v1/receipts/${RECEIPTS.withdrawn}`, '/v1/proofs/inclusion?index=0']) {
      const response = await fixture.get(path);
      expect([response.status, await codeOf(response)]).toEqual([503, 'log_damaged']);
    }
  });

  test('a log that is rolled back is not shown, also not after a restart', async () => {
    const fixture = await open();
    const older = await makeFixture({ receipts: 5 });
    onTestFinished(() => older.close());
    const options = { log: openPublishedLog(older.logFolder), stateFolder: join(fixture.folder, 'state') };
    expect(await codeOf(await reopen(fixture, options).app.request('/checkpoint'))).toBe('log_rolled_back');
  });

  test('an empty log is a log', async () => {
    const { get, errors } = await open({ receipts: -1 });
    expect(await (await get('/v1/checkpoints/latest.json')).json()).toMatchObject({ size: 0 });
    expect(await (await get('/v1/status.json')).json()).toMatchObject({ size: 0, withdrawn: [], revoked: [] });
    expect(await codeOf(await get('/v1/proofs/inclusion?index=0'))).toBe('index_out_of_range');
    expect((await get('/v1/proofs/consistency?from=0')).status).toBe(200);
    expect(await codeOf(await get('/tile/0/000'))).toBe('tile_not_found');
    for (const path of ['/', '/log', '/checkpoints', '/keys', '/monitor', '/receipts', '/verify'])
      expect((await get(path)).status).toBe(200);
    expect(errors).toEqual([]);
  });
});

describe('the look-up index', () => {
  test('may be deleted, and is followed as the log grows', async () => {
    const fixture = await open();
    const stateFolder = join(fixture.folder, 'index');
    const before = reopen(fixture, { stateFolder });
    expect(await before.refresh()).toBe(true);
    for (const name of ['lookup.sqlite', 'lookup.sqlite-wal', 'lookup.sqlite-shm'])
      await rm(join(stateFolder, name), { force: true });
    const { app } = reopen(fixture, { stateFolder });
    expect(await (await app.request(`/v1/receipts/${RECEIPTS.withdrawn}`)).json()).toMatchObject({
      status: 'withdrawn',
    });
  });

  test('is made again when it is damaged', async () => {
    const fixture = await open();
    const stateFolder = join(fixture.folder, 'index');
    reopen(fixture, { stateFolder });
    await writeFile(join(stateFolder, 'lookup.sqlite'), 'this is no database, and long enough to be looked at as one');
    await rm(join(stateFolder, 'lookup.sqlite-wal'), { force: true });
    const { app } = reopen(fixture, { stateFolder });
    expect(await (await app.request(`/v1/receipts/${RECEIPTS.withdrawn}`)).json()).toMatchObject({
      status: 'withdrawn',
    });
  });
});
