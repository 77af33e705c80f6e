import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import {
  type CsvColumn,
  csvResponse,
  defineRoute,
  pageQuery,
  pageSchema,
  readCursor,
  readPages,
  requireTenant,
  toPage,
} from '../../http/index.ts';
import { namesOfClients } from '../clients/index.ts';
import { type Deletion, listDeletions } from './list-deletions.ts';
import { listUpcoming } from './list-upcoming.ts';

/** Few enough for memory, many enough to ask the database seldom. */
const CSV_PAGE = 500;

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

const CSV_COLUMNS: readonly CsvColumn<Deletion>[] = [
  ...(['id', 'deleted_at', 'kind', 'client_id', 'packet_id', 'size', 'policy_sha256'] as const).map((name) => ({
    name,
    cell: (row: Deletion) => toJson(row)[name],
  })),
  { name: 'sha256s', cell: (row) => toJson(row).sha256s.join(' ') },
];

const list = defineRoute({
  method: 'get',
  path: '/v1/deletions',
  operationId: 'listDeletions',
  summary: 'What the retention policy had deleted, latest first',
  tag: 'retention',
  access: 'audit:read',
  query: pageQuery.extend({ format: z.enum(['json', 'csv']).default('json') }),
  response: pageSchema(deletionSchema),
  async handle({ context, actor, query: { limit, cursor, format } }) {
    const tenant = requireTenant(actor);
    const read = (before: string | undefined, count: number) =>
      listDeletions(context.database.query, { tenant, before, limit: count });
    const before = readCursor(cursor)?.id;
    if (format === 'csv') {
      const pages = readPages<Deletion, string>(async (after) => {
        const rows = await read(after ?? before, CSV_PAGE);
        return { rows, next: rows.length < CSV_PAGE ? null : rows.at(-1)!.id };
      });
      return csvResponse({ fileName: 'deletions', columns: CSV_COLUMNS, pages });
    }
    const { rows, nextCursor } = toPage(await read(before, limit + 1), limit, ({ id }) => ({ key: id, id }));
    return { body: { items: rows.map(toJson), next_cursor: nextCursor } };
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
