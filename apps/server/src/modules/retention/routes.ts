import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { defineList, defineRoute, requireTenant, toPageById } from '../../http/index.ts';
import { namesOfClients } from '../clients/index.ts';
import { type Deletion, listDeletions } from './list-deletions.ts';
import { listUpcoming } from './list-upcoming.ts';

const deletionSchema = z
  .object({
    id: z.string(),
    packet_id: z.string(),
    client_id: z.string(),
    kind: z.enum(['records', 'kit']),
    sha256s: z.array(z.string()).meta({ description: 'Of each file that was deleted' }),
    size: z.int(),
    policy_sha256: z.string().meta({ description: 'The policy under which; the audit log has it in words' }),
    deleted_at: z.string(),
  })
  .meta({ id: 'Deletion' });

const list = defineList({
  path: '/v1/deletions',
  operationId: 'listDeletions',
  summary: 'What the retention policy had deleted, latest first',
  tag: 'retention',
  access: 'audit:read',
  item: deletionSchema,
  fileName: 'deletions',
  async read({ context, actor }, { limit, after }) {
    const wanted = { tenant: requireTenant(actor), before: after?.id, limit: limit + 1 };
    return toPageById(await listDeletions(context.database.query, wanted), limit, toJson);
  },
});

/** What somebody looks through who wonders whether a time is too short; the rest is later. */
const MAX_UPCOMING = 100;

const upcoming = defineRoute({
  method: 'get',
  path: '/v1/upcoming-deletions',
  operationId: 'listUpcomingDeletions',
  summary: 'What the retention policy will have deleted, and from when on; the earliest first',
  tag: 'retention',
  access: 'packets:read',
  response: z.object({
    items: z.array(
      z.object({
        packet_id: z.string(),
        title: z.string(),
        client: z.object({ id: z.string(), name: z.string() }),
        kind: z.enum(['records', 'kit']),
        files: z.int(),
        size: z.int(),
        due_at: z.string(),
      }),
    ),
    more: z.boolean().meta({ description: 'Whether there is more, later' }),
  }),
  async handle({ context, actor }) {
    const tenant = requireTenant(actor);
    const { query } = context.database;
    const found = await listUpcoming(query, tenant, MAX_UPCOMING + 1);
    const names = await namesOfClients(query, tenant, [...new Set(found.map(({ clientId }) => clientId))]);
    const items = found.slice(0, MAX_UPCOMING).map(({ packetId, clientId, title, kind, files, sizeBytes, dueAt }) => ({
      packet_id: packetId,
      title,
      client: { id: clientId, name: names.get(clientId) ?? '' },
      kind,
      files,
      size: sizeBytes,
      due_at: formatTimestamp(dueAt),
    }));
    return { body: { items, more: found.length > MAX_UPCOMING } };
  },
});

function toJson({ id, packet_id, client_id, kind, sha256s, size_bytes, policy_sha256, deleted_at }: Deletion) {
  return {
    id,
    packet_id,
    client_id,
    kind,
    sha256s: z.array(z.string()).parse(JSON.parse(sha256s)),
    size: size_bytes,
    policy_sha256,
    deleted_at: formatTimestamp(deleted_at),
  };
}

export const retentionRoutes = [list, upcoming];
