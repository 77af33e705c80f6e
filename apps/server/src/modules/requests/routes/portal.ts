import { formatTimestamp } from '@attestlayer/encoding';
import type { Actor } from '../../../access/index.ts';
import { checkIfMatch, defineRoute, notFound, requireTenant } from '../../../http/index.ts';
import { declarationsBody, lockPacket, setDeclarations } from '../../packets/index.ts';
import { readChecklist } from '../read-checklist.ts';
import { getRequest } from '../request.ts';
import { checklistBody, submittedBody, toChecklistBody } from '../schemas.ts';
import { submitRequest } from '../submit-request.ts';

const tag = 'portal';

const checklist = defineRoute({
  method: 'get',
  path: '/v1/portal/request',
  operationId: 'getPortalRequest',
  summary: 'What is asked for, what is there, what was returned and why, and what happens next',
  tag,
  access: 'request:read',
  response: checklistBody,
  async handle({ context, actor }) {
    const { query: db } = context.database;
    const request = await getRequest(db, requireTenant(actor), contributorOf(actor).requestId);
    const { ISSUER_NAME } = context.config.environment;
    return { body: toChecklistBody(await readChecklist(db, context, request), ISSUER_NAME) };
  },
});

const declare = defineRoute({
  method: 'put',
  path: '/v1/portal/declarations',
  operationId: 'setPortalDeclarations',
  summary: 'Replace what is declared beside the records; If-Match takes the version of the packet',
  tag,
  access: 'request:submit',
  body: declarationsBody,
  response: declarationsBody,
  async handle({ context, actor, body, request }) {
    const { packetId } = contributorOf(actor);
    const tenant = requireTenant(actor);
    const { packet, declarations } = await context.database.transaction(async (tx) => {
      const current = await lockPacket(tx, tenant, packetId);
      checkIfMatch(request, current.version);
      return setDeclarations(tx, context, { packet: current, actor, declarations: body });
    });
    return { body: declarations, version: packet.version };
  },
});

const submit = defineRoute({
  method: 'post',
  path: '/v1/portal/submit',
  operationId: 'submitPortalRequest',
  summary: 'Say that everything is there: reminders stop and the partner is told',
  tag,
  access: 'request:submit',
  response: submittedBody,
  async handle({ context, actor }) {
    const tenant = requireTenant(actor);
    const { requestId } = contributorOf(actor);
    const { state, submitted_at } = await context.database.transaction(async (tx) =>
      submitRequest(tx, context, { request: await getRequest(tx, tenant, requestId), actor }),
    );
    return { body: { state, submitted_at: formatTimestamp(submitted_at ?? context.now()) } };
  },
});

/** Only contributors are given the permissions of these routes. */
function contributorOf(actor: Actor) {
  if (actor.kind !== 'contributor') throw notFound('request');
  return actor;
}

export const portalRoutes = [checklist, declare, submit];
