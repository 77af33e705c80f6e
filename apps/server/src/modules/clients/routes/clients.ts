import { checkIfMatch, defineList, defineRoute, requireTenant } from '../../../http/index.ts';
import { addClient } from '../add-client.ts';
import { changeClient } from '../change-client.ts';
import { getClient } from '../get-client.ts';
import { listClients } from '../list-clients.ts';
import {
  addClientBody,
  archiveClientBody,
  changeClientBody,
  clientBody,
  clientParams,
  clientsFilter,
  toClientBody,
} from '../schemas.ts';

const tag = 'clients';

const list = defineList({
  path: '/v1/clients',
  operationId: 'listClients',
  summary: 'Clients by name',
  tag,
  access: 'clients:read',
  filter: clientsFilter,
  item: clientBody,
  fileName: 'clients',
  async read({ context, actor, query }, wanted) {
    const { q: search, archived } = query;
    const filter = { tenant: requireTenant(actor), search, archived };
    const { rows, nextCursor } = await listClients(context.database.query, { ...filter, ...wanted });
    return { rows: rows.map(toClientBody), nextCursor };
  },
});

const add = defineRoute({
  method: 'post',
  path: '/v1/clients',
  operationId: 'addClient',
  summary: 'Add a client',
  tag,
  access: 'clients:write',
  body: addClientBody,
  response: clientBody,
  status: 201,
  async handle({ context, actor, body }) {
    const tenant = requireTenant(actor);
    const client = await context.database.transaction((tx) => addClient(tx, context, { tenant, actor, ...body }));
    return { body: toClientBody(client), version: client.version };
  },
});

const get = defineRoute({
  method: 'get',
  path: '/v1/clients/{clientId}',
  operationId: 'getClient',
  summary: 'One client',
  tag,
  access: 'clients:read',
  params: clientParams,
  response: clientBody,
  async handle({ context, actor, params }) {
    const client = await getClient(context.database.query, requireTenant(actor), params.clientId);
    return { body: toClientBody(client), version: client.version };
  },
});

const change = defineRoute({
  method: 'patch',
  path: '/v1/clients/{clientId}',
  operationId: 'changeClient',
  summary: 'Change a client; what is left out stays',
  tag,
  access: 'clients:write',
  params: clientParams,
  body: changeClientBody,
  response: clientBody,
  async handle({ context, actor, params, body, request }) {
    const tenant = requireTenant(actor);
    const client = await context.database.transaction(async (tx) => {
      const current = await getClient(tx, tenant, params.clientId);
      checkIfMatch(request, current.version);
      return changeClient(tx, context, { tenant, actor, client: current, changes: body });
    });
    return { body: toClientBody(client), version: client.version };
  },
});

const archive = defineRoute({
  method: 'post',
  path: '/v1/clients/{clientId}/archive',
  operationId: 'archiveClient',
  summary: 'Take a client out of the lists, or bring it back; nothing is deleted',
  tag,
  access: 'clients:write',
  params: clientParams,
  body: archiveClientBody,
  response: clientBody,
  async handle({ context, actor, params, body }) {
    const tenant = requireTenant(actor);
    const client = await context.database.transaction(async (tx) => {
      const current = await getClient(tx, tenant, params.clientId);
      return changeClient(tx, context, { tenant, actor, client: current, changes: body });
    });
    return { body: toClientBody(client), version: client.version };
  },
});

export const clientRoutes = [list, add, get, change, archive];
