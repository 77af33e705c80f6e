import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '@attestlayer/encoding';
import { openDiskBlobs } from '@attestlayer/storage';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Caller, everybody, expectRoles, makePartner, signInAs } from './people.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

/** One red dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>').toString('base64');

let folder: string;
let server: TestServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-logo-'));
  server = await startTestServer({ blobs: await openDiskBlobs(folder) });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const put = (caller: Caller, picture: string) => caller.send('PUT', '/v1/workspace/logo', { body: { picture } });
const logoOf = async (caller: Caller) =>
  ((await (await caller.send('GET', '/v1/workspace')).json()) as { logo_blob_sha256: string | null }).logo_blob_sha256;

test('a logo is drawn anew, shown to anybody while it is in use, and goes when it is taken away', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  const { logo_sha256: sha256 } = (await (await put(owner, PNG)).json()) as { logo_sha256: string };
  expect(await logoOf(owner)).toBe(sha256);
  const shown = await server.send('GET', `/v1/logos/${sha256}`);
  const bytes = new Uint8Array(await shown.arrayBuffer());
  expect([shown.headers.get('content-type'), sha256Hex(bytes)]).toEqual(['image/png', sha256]);
  expect(shown.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");

  await owner.send('DELETE', '/v1/workspace/logo');
  expect(await logoOf(owner)).toBeNull();
  expect((await server.send('GET', `/v1/logos/${sha256}`)).status).toBe(404);
  const audit = (await (await owner.send('GET', '/v1/audit?action=workspace.logo_changed')).json()) as {
    items: unknown[];
  };
  expect(audit.items).toHaveLength(2);
});

test('what is no PNG or JPEG, and what is too large, changes nothing', async () => {
  const { id: partnerId } = await makePartner(server);
  const owner = await signInAs(server, { partnerId, role: 'owner' });
  const refused = await put(owner, SVG);
  expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'logo_refused' }]);
  expect((await put(owner, Buffer.alloc(1_100_000).toString('base64'))).status).toBe(413);
  expect((await put(owner, 'not base64!')).status).toBe(400);
  expect(await logoOf(owner)).toBeNull();
});

test('a stored blob that is no logo is not given away; the logo of one workspace is not that of another', async () => {
  const [own, other] = [await makePartner(server), await makePartner(server)];
  const owner = await signInAs(server, { partnerId: own.id, role: 'owner' });
  const stranger = await signInAs(server, { partnerId: other.id, role: 'owner' });
  const { sha256 } = await server.context.blobs.put(
    (async function* () {
      yield new TextEncoder().encode('a record');
    })(),
  );
  expect((await server.send('GET', `/v1/logos/${sha256}`)).status).toBe(404);
  await put(owner, PNG);
  expect(await logoOf(stranger)).toBeNull();
  await stranger.send('DELETE', '/v1/workspace/logo');
  expect(await logoOf(owner)).not.toBeNull();
});

test('roles', async () => {
  const { id: partnerId } = await makePartner(server);
  const all = await everybody(server, partnerId);
  const path = '/v1/workspace/logo';
  const allowed = ['owner', 'admin'] as const;
  await expectRoles(all, { method: 'PUT', path, body: { picture: PNG }, allowed });
  await expectRoles(all, { method: 'DELETE', path, allowed });
});
