import type { BlobStore } from '@attestlayer/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditEventSha256, recordAudit } from '../src/audit/index.ts';
import { enqueueJob, JobDelayed, startWorker } from '../src/jobs/index.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ blobs: { check: async () => {} } as BlobStore });
});
afterEach(() => server.close());

test('answers liveness, and anything unknown with problem details', async () => {
  expect((await server.send('GET', '/livez')).status).toBe(200);
  const missing = await server.send('GET', '/v1/nothing');
  expect(missing.status).toBe(404);
  expect(missing.headers.get('content-type')).toBe('application/problem+json');
  expect(await missing.json()).toMatchObject({ code: 'not_found' });
});

test('an answer that has not changed is 304', async () => {
  const first = await server.send('GET', '/livez');
  const again = await server.send('GET', '/livez', { headers: { 'if-none-match': first.headers.get('etag')! } });
  expect(again.status).toBe(304);
});

test('an audit chain links each event to the one before, and the database refuses to change one', async () => {
  const { database, random } = server.context;
  for (const at of [1, 2, 3]) {
    const event = { chain: 'p1', action: 'client.added', subject: { kind: 'client', id: 'c1' }, details: { at }, at };
    await database.transaction((tx) => recordAudit(tx, random, { ...event, actor: { kind: 'system' } }));
  }
  const events = await database.query.selectFrom('audit_events').selectAll().orderBy('seq').execute();
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  for (const [index, { sha256, ...event }] of events.entries()) {
    expect(auditEventSha256(event)).toBe(sha256);
    expect(event.previous_sha256).toBe(events[index - 1]?.sha256 ?? null);
  }
  await expect(database.query.updateTable('audit_events').set({ details: '{}' }).execute()).rejects.toThrow(
    'audit_event_immutable',
  );
});

test('a job runs once, is retried after an error, waits when it asks to, and a second one with its key is not stored', async () => {
  const { context } = server;
  const runs: number[] = [];
  const finished = Promise.withResolvers<void>();
  const worker = startWorker(
    context,
    {
      greet: {
        async run({ attempt }) {
          runs.push(attempt);
          if (runs.length === 1) throw new JobDelayed(1, 'not yet');
          finished.resolve();
        },
      },
    },
    { concurrency: 2 },
  );
  const job = { kind: 'greet', key: 'k', payload: {}, runAt: 0 };
  await context.database.transaction(async (tx) => {
    await enqueueJob(tx, context, job);
    await enqueueJob(tx, context, job);
  });
  worker.wake();
  await finished.promise;
  await worker.stop();
  expect(runs).toEqual([1, 1]);
  expect(await context.database.query.selectFrom('jobs').select(['state', 'attempts']).execute()).toEqual([
    { state: 'done', attempts: 1 },
  ]);
});
