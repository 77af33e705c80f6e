import { type AnyRoute, defineRoute, requireTenant } from '../../http/index.ts';
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
  summary: 'Evaluate the packet and, when it is PASS, issue it for one credit',
  description:
    'FAIL costs nothing: send what the blockers ask for and call it again. PASS begins the issuance: read it until it is delivered.',
  tag: 'submissions',
  access: 'packets:issue',
  params: submissionParams,
  response: finishedBody,
  async handle({ context, actor, params: { packetId } }) {
    const input = { tenant: requireTenant(actor), actor, packetId };
    const { evaluation, sha256, issuance } = await finishSubmission(context, input);
    const { outcome, attempt, blockers } = evaluation;
    return { body: { outcome, attempt, sha256, blockers, issuance: issuance && toIssuanceBody(issuance) } };
  },
});

export const submissionRoutes: readonly AnyRoute[] = [open, finish];
