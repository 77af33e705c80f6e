/**
 * Starts a whole server with its pages and the settings of its environment, and a workspace with as many clients as CLIENTS says.
 * Prints `{url, cookies}` of its signed-in owner and of an operator as one line of JSON; ends with SIGTERM.
 */
import { once } from 'node:events';
import { type Actor, systemTenant } from '../src/access/index.ts';
import { readConfig } from '../src/config/index.ts';
import type { AppContext } from '../src/context.ts';
import { addUser, startSession } from '../src/modules/accounts/index.ts';
import { addClient } from '../src/modules/clients/index.ts';
import { addPartner } from '../src/modules/workspaces/index.ts';
import { openBlobs } from '../src/open-blobs.ts';
import { closeContext, openContext } from '../src/open-context.ts';
import { startServer } from '../src/start.ts';

const { CLIENTS = '0', ...variables } = process.env;
const config = readConfig(variables);
const context = await openContext(config, await openBlobs(config));

async function addPerson(name: string, partnerId: string | null): Promise<string> {
  const email = `${name}@example.org`;
  const person = { name, email, passwordHash: 'none', locale: 'en' as const, issuerOperator: partnerId === null };
  const userId = await context.database.transaction((tx) => addUser(tx, context, person));
  if (partnerId !== null) {
    const membership = { partner_id: partnerId, user_id: userId, role: 'owner' as const, client_ids: null };
    await context.database.query
      .insertInto('memberships')
      .values({ ...membership, created_at: context.now() })
      .execute();
  }
  const request = new Request(config.baseUrl);
  const cookies = await startSession(context, { userId, request, remoteAddress: '192.0.2.1' });
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

async function fillWorkspace({ database }: AppContext): Promise<string> {
  const actor: Actor = { kind: 'system' };
  return database.transaction(async (tx) => {
    const { id } = await addPartner(tx, context, { name: 'Partner', tier: 'portfolio', locale: 'en' });
    const common = { tenant: systemTenant(id, 'live'), actor, locale: 'en' as const };
    for (let number = 1; number <= Number(CLIENTS); number++) {
      const contacts = [{ name: 'Ana Ruiz', email: `records@client-${number}.example` }];
      const name = `Client ${String(number).padStart(5, '0')}`;
      await addClient(tx, context, { ...common, name, reference: `C-${number}`, contacts });
    }
    return id;
  });
}

const partnerId = await fillWorkspace(context);
const cookies = { owner: await addPerson('owner', partnerId), operator: await addPerson('operator', null) };
await closeContext(context);
const server = await startServer(config);
process.stdout.write(`${JSON.stringify({ url: server.url, cookies })}\n`);
await once(process, 'SIGTERM');
await server.stop();
