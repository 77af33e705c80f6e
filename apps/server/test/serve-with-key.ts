/**
 * Starts a server with the settings of its environment and a workspace with an API key, and prints `{url, authorization}` as one
 * line of JSON. For programs that measure or try a whole server from outside; ends with SIGTERM.
 */
import { once } from 'node:events';
import { API_KEY_PERMISSIONS, systemTenant } from '../src/access/index.ts';
import { readConfig } from '../src/config/index.ts';
import { createApiKey } from '../src/modules/api-keys/index.ts';
import { addPartner } from '../src/modules/workspaces/index.ts';
import { openBlobs } from '../src/open-blobs.ts';
import { closeContext, openContext } from '../src/open-context.ts';
import { startServer } from '../src/start.ts';

const config = readConfig(process.env);
const context = await openContext(config, await openBlobs(config));
const secret = await context.database.transaction(async (tx) => {
  const { id } = await addPartner(tx, context, { name: 'Partner', tier: 'growth', locale: 'en' });
  const key = await createApiKey(tx, context, {
    tenant: systemTenant(id, 'live'),
    actor: { kind: 'system' },
    mode: 'live',
    name: 'program',
    permissions: API_KEY_PERMISSIONS,
    expiresAt: null,
  });
  return key.secret;
});
await closeContext(context);
const server = await startServer(config);
process.stdout.write(`${JSON.stringify({ url: server.url, authorization: `Bearer ${secret}` })}\n`);
await once(process, 'SIGTERM');
await server.stop();
