import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import type { AuditEvent, AuditFilter } from '../list-audit-events.ts';

export const auditEventSchema = z
  .object({
    chain: z.string(),
    seq: z.int(),
    id: z.string(),
    at: z.string(),
    actor_kind: z.string(),
    actor_id: z.string().nullable(),
    action: z.string(),
    subject_kind: z.string(),
    subject_id: z.string(),
    details: z.string().meta({ description: 'Canonical JSON, as it was hashed' }),
    previous_sha256: z.string().nullable(),
    sha256: z
      .string()
      .meta({ description: 'SHA-256 of the canonical JSON (RFC 8785) of all the other members of this object' }),
  })
  .meta({ id: 'AuditEvent' });

/** Query parameters that choose events. */
export const auditFilterQuery = z.object({
  action: z
    .string()
    .regex(/^[a-z_-]+(\.[a-z_-]+)?$/)
    .max(100)
    .optional()
    .meta({ description: 'An action such as client.added, or all of client' }),
  actor: z.string().max(64).optional(),
  subject: z.string().max(64).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
});

export function toFilter({ action, actor, subject, from, until }: z.output<typeof auditFilterQuery>): AuditFilter {
  return {
    action,
    actorId: actor,
    subjectId: subject,
    from: from === undefined ? undefined : Date.parse(from),
    until: until === undefined ? undefined : Date.parse(until),
  };
}

export function auditEventJson(event: AuditEvent): z.input<typeof auditEventSchema> {
  return { ...event, at: formatTimestamp(event.at) };
}
