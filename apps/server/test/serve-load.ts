/**
 * Starts a server with the settings of its environment and a workspace full enough to be measured, and beside it a bare route that
 * reads one row with the same driver. Prints where all of it is as one line of JSON; ends with SIGTERM.
 */
import { once } from 'node:events';
import { Hono } from 'hono';
import { type Actor, API_KEY_PERMISSIONS, systemTenant } from '../src/access/index.ts';
import { readConfig } from '../src/config/index.ts';
import { listen } from '../src/listen.ts';
import { createApiKey } from '../src/modules/api-keys/index.ts';
import { addClient } from '../src/modules/clients/index.ts';
import { createPacket } from '../src/modules/packets/index.ts';
import { registerRecord } from '../src/modules/records/index.ts';
import { openPortal, sendRequest } from '../src/modules/requests/index.ts';
import { addPartner } from '../src/modules/workspaces/index.ts';
import { openBlobs } from '../src/open-blobs.ts';
import { closeContext, openContext } from '../src/open-context.ts';
import { createServer } from '../src/server.ts';

/** A page of the list and more behind it. */
const PACKETS = 200;
const RECORDS = 10;
/** The rate limit counts by credential and is part of what is measured: enough of them to stay below it. */
const CREDENTIALS = 40;

export type LoadedServer = { url: string; bareUrl: string; packetId: string; keys: string[]; contributors: string[] };

const config = readConfig(process.env);
const context = await openContext(config, await openBlobs(config));
const actor: Actor = { kind: 'system' };

const seeded = await context.database.transaction(async (tx) => {
  const partner = await addPartner(tx, context, { name: 'Partner', tier: 'growth', locale: 'en' });
  const tenant = systemTenant(partner.id, 'live');
  const common = { tenant, actor };
  const client = await addClient(tx, context, { ...common, name: 'C', reference: null, contacts: [], locale: 'en' });
  const of = { clientId: client.id, profileId: 'HUMAN-01', profileVersion: 'latest' as const };
  const rest = { reference: null, period: null, dueAt: null };
  const packets = [];
  for (let number = 1; number <= PACKETS; number++) {
    packets.push(await createPacket(tx, context, { ...common, ...of, ...rest, title: `Packet ${number}` }));
  }
  const packet = packets.at(-1)!;
  for (let number = 0; number < RECORDS; number++) {
    await registerRecord(tx, context, {
      ...common,
      scope: { tenant, request: null },
      packetId: packet.id,
      facts: noteFacts(number),
      originalName: `note-${number}.txt`,
      requirementIds: ['HUMAN-01.CTX'],
    });
  }
  const keys: string[] = [];
  const contributors: string[] = [];
  for (let number = 0; number < CREDENTIALS; number++) {
    const key = { mode: 'live' as const, name: `load ${number}`, permissions: API_KEY_PERMISSIONS, expiresAt: null };
    keys.push((await createApiKey(tx, context, { ...common, ...key })).secret);
    const contact = { name: 'Ana', email: `ana-${number}@client.example` };
    const { link } = await sendRequest(tx, context, { packet, actor, contact, locale: null, message: null });
    const token = new URL(link!.url).searchParams.get('token') ?? '';
    contributors.push((await openPortal(tx, context, { token }))!.token);
  }
  return { packetId: packet.id, keys, contributors };
});

/** What inspection would find in a note; its bytes are never asked for here. */
function noteFacts(number: number) {
  const sha256 = number.toString(16).repeat(64);
  const text = { lines: 1, characters: 60, firstLine: 'A note' };
  return { sha256, size: 60, type: 'txt' as const, mediaType: 'text/plain', refusal: null, problem: null, text };
}

const bare = new Hono().get('/packets/:id', async (c) => {
  const packets = context.database.query.selectFrom('packets').selectAll();
  return c.json(await packets.where('id', '=', c.req.param('id')).executeTakeFirstOrThrow());
});
const host = '127.0.0.1';
const server = await listen(createServer({ context, addressOf: () => host }), { host, port: 0 });
const peer = await listen(bare as never, { host, port: 0 });
process.stdout.write(`${JSON.stringify({ url: server.url, bareUrl: peer.url, ...seeded } satisfies LoadedServer)}\n`);
await once(process, 'SIGTERM');
await Promise.all([server.stop(), peer.stop()]);
await closeContext(context);
