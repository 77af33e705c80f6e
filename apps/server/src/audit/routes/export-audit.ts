import { Readable } from 'node:stream';
import { formatTimestamp } from '@attestlayer/encoding';
import type { AppContext } from '../../context.ts';
import { type CsvColumn, csvResponse, readPages } from '../../http/index.ts';
import { type AuditEvent, type AuditFilter, listAuditEvents } from '../list-audit-events.ts';
import { auditEventJson } from './audit-json.ts';

/** A page of events in memory, however long the log is. */
const PAGE_SIZE = 500;

const COLUMNS: readonly CsvColumn<AuditEvent>[] = [
  { name: 'seq', cell: ({ seq }) => seq },
  { name: 'id', cell: ({ id }) => id },
  { name: 'at', cell: ({ at }) => formatTimestamp(at) },
  { name: 'actor_kind', cell: ({ actor_kind }) => actor_kind },
  { name: 'actor_id', cell: ({ actor_id }) => actor_id },
  { name: 'action', cell: ({ action }) => action },
  { name: 'subject_kind', cell: ({ subject_kind }) => subject_kind },
  { name: 'subject_id', cell: ({ subject_id }) => subject_id },
  { name: 'details', cell: ({ details }) => details },
  { name: 'previous_sha256', cell: ({ previous_sha256 }) => previous_sha256 },
  { name: 'sha256', cell: ({ sha256 }) => sha256 },
];

export type ExportAuditInput = { chain: string; filter: AuditFilter; format: 'json' | 'csv' };

/** Streams a log as a file, in the order of its chain. */
export function exportAudit({ database }: AppContext, { chain, filter, format }: ExportAuditInput): Response {
  const pages = readPages<AuditEvent, number>(async (after) => {
    const rows = await listAuditEvents(database.query, {
      chain,
      filter,
      limit: PAGE_SIZE,
      order: 'chain',
      after: after ?? undefined,
    });
    return { rows, next: rows.length < PAGE_SIZE ? null : rows.at(-1)!.seq };
  });
  if (format === 'csv') return csvResponse({ fileName: 'audit', columns: COLUMNS, pages });
  return new Response(Readable.toWeb(Readable.from(writeJson(pages))) as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="audit.json"',
      'cache-control': 'no-store',
    },
  });
}

/** A JSON array with an event a line. */
async function* writeJson(pages: AsyncIterable<readonly AuditEvent[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let before = '[\n';
  for await (const rows of pages) {
    for (const row of rows) {
      yield encoder.encode(before + JSON.stringify(auditEventJson(row)));
      before = ',\n';
    }
  }
  yield encoder.encode(before === '[\n' ? '[]\n' : '\n]\n');
}
