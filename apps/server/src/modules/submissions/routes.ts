import { type AnyRoute, defineRoute, requireTenant } from '../../http/index.ts';
import { describePackets, packetBody } from '../packets/index.ts';
import { openSubmission } from './open-submission.ts';
import { submissionBody } from './schemas.ts';

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

export const submissionRoutes: readonly AnyRoute[] = [open];
