import { permissionsOf } from '../../access/index.ts';
import { type AnyRoute, defineRoute, forbidden, requireTenant } from '../../http/index.ts';
import { toIssuanceBody } from '../issuance/index.ts';
import { describePackets, packetBody } from '../packets/index.ts';
import { finishSubmission } from './finish-submission.ts';
import { openSubmission } from './open-submission.ts';
import { finishedBody, submissionBody, submissionParams } from './schemas.ts';

const open = defineRoute({
  method: 'post',
  path: '/v1/submissions',
  operationId: 'openSubmission',
  summary: 'Open a packet for a client that is there or new, in one call',
  description:
    'For platforms. With an Idempotency-Key the call can be repeated; then upload to the packet that it answers.',
  tag: 'submissions',
  access: 'packets:write',
  body: submissionBody,
  response: packetBody,
  status: 201,
  async handle({ context, actor, body }) {
    const tenant = requireTenant(actor);
    const opened = await context.database.transaction(async (tx) => {
      const packet = await openSubmission(tx, context, { tenant, actor, submission: body });
      return (await describePackets(tx, tenant, [packet]))[0]!;
    });
    return { body: opened, version: opened.version };
  },
});

const finish = defineRoute({
  method: 'post',
  path: '/v1/submissions/{packetId}/finish',
  operationId: 'finishSubmission',
  summary: 'Evaluate the packet and, on PASS, issue it for one credit, in one call',
  description:
    'Needs packets:write too. On FAIL nothing is issued and no credit is used: send what is missing and call again. ' +
    'Asking again after PASS issues once and answers how far it is.',
  tag: 'submissions',
  access: 'packets:issue',
  params: submissionParams,
  response: finishedBody,
  status: 202,
  async handle({ context, actor, params: { packetId } }) {
    if (!permissionsOf(actor).includes('packets:write')) throw forbidden('packets:write');
    const tenant = requireTenant(actor);
    const { evaluated, issuance } = await finishSubmission(context, { tenant, actor, packetId });
    const { attempt, sha256, evaluation } = evaluated;
    const { outcome } = evaluation;
    return { body: { attempt, outcome, sha256, evaluation, issuance: issuance && toIssuanceBody(issuance) } };
  },
});

export const submissionRoutes: readonly AnyRoute[] = [open, finish];
