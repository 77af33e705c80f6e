import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { evaluationBody } from '../profiles/index.ts';
import type { Attempt } from './read-evaluations.ts';

export const packetParams = z.object({ packetId: z.uuid() });
export const attemptParams = packetParams.extend({ attempt: z.coerce.number().int().min(1) });

export const attemptBody = z
  .object({
    attempt: z.int(),
    outcome: z.enum(['PASS', 'FAIL']),
    blockers: z.int(),
    notices: z.int(),
    sha256: z.string(),
    evaluated_at: z.string(),
    /** When the client was given it to see. */
    shared_at: z.string().nullable(),
  })
  .meta({ id: 'Attempt' });

const { outcome, period, requirements, blockers, boundary } = evaluationBody.shape;

/** What an evaluation would find now; it counts as no attempt. */
export const readinessBody = z
  .object({ as_of: z.string(), outcome, period, requirements, blockers, boundary })
  .meta({ id: 'PacketReadiness' });

export const evaluatedBody = z
  .object({
    attempt: z.int(),
    outcome,
    sha256: z.string(),
    state: z.enum(['blocked', 'ready']),
    evaluation: evaluationBody,
  })
  .meta({ id: 'EvaluatedPacket' });

export function toAttemptBody({ evaluated_at, shared_at, ...attempt }: Attempt): z.input<typeof attemptBody> {
  const { attempt: number, outcome, blockers, notices, sha256 } = attempt;
  return {
    attempt: number,
    outcome,
    blockers,
    notices,
    sha256,
    evaluated_at: formatTimestamp(evaluated_at),
    shared_at: shared_at === null ? null : formatTimestamp(shared_at),
  };
}
