import { join } from 'node:path';
import { createFileHasher, openKit } from '@attestlayer/disk';
import { formatTimestamp } from '@attestlayer/encoding';
import { verifyKit } from '@attestlayer/verify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentTrust } from '../../src/modules/issuer-keys/index.ts';
import { lastMailTo } from '../outbox.ts';
import { signInAs } from '../people.ts';
import { type IssuingApi, startIssuingApi } from './issuing-api.ts';

let api: IssuingApi;
beforeAll(async () => {
  api = await startIssuingApi('test');
});
afterAll(() => api.close());

test('an API key of the sandbox issues on the test log, and the kit says so; owners get a mail with links', async () => {
  const { server, partnerId, read } = api;
  const { context } = server;
  const member = await signInAs(server, { partnerId, role: 'owner' });
  await member.send('PATCH', '/v1/workspace', { body: { record_pdf: true } });
  await api.grant(1);
  const packetId = await api.makeReady();
  const path = `/v1/packets/${packetId}`;
  const kit = await api.issue(packetId);

  expect(await read(`${path}/receipt.json`)).toMatchObject({
    issuer: { id: `${context.config.environment.ISSUER_ID}-test`, name: expect.stringContaining('(test)') },
    log: { origin: expect.stringMatching(/\/test$/) },
  });
  const record = await api.owner.send('GET', `${path}/record.pdf`);
  expect([record.status, (await record.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
  expect((await member.send('GET', `${path}/kit.zip`)).status).toBe(404);

  const zip = join(context.config.dataFolder, 'taken.zip');
  await context.blobs.copyToFile(kit.zip_sha256, zip);
  const trust = await currentTrust(context.database.query, 'test');
  const opened = await openKit(zip);
  const hasher = createFileHasher();
  const { verdict } = await verifyKit({
    kit: opened.kit,
    trust: { pinned: trust!.file },
    now: formatTimestamp(Date.now()),
    hashFiles: hasher.hashFiles,
  });
  await hasher.close();
  await opened.close();
  expect(verdict).toBe('VERIFIED');
  expect(await currentTrust(context.database.query, 'live')).toBeNull();

  await server.runJobs();
  const mails = await context.database.query
    .selectFrom('mails')
    .selectAll()
    .where('template', '=', 'packet.issued')
    .execute();
  expect(mails).toHaveLength(1);
  const { mail } = await lastMailTo(server, mails[0]!.to_address);
  expect(mail.text).toContain(`/packets/${packetId}`);
  expect(mail.attachments).toEqual([]);
  expect(await read('/v1/credits')).toMatchObject({ available: 0, burned: 1 });
});
