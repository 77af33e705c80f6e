import { renderBlockersCsv } from '@attestlayer/profile';
import type { Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { printEvaluation } from './print-evaluation.ts';
import type { StoredEvaluation } from './read-evaluations.ts';

export type ReportFormat = 'json' | 'csv' | 'pdf';

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** Answers with the report of an evaluation in one of its forms. */
export async function serveReport(
  context: AppContext,
  { tenant, stored, format }: { tenant: Tenant; stored: StoredEvaluation; format: ReportFormat },
): Promise<Response> {
  const { attempt, sha256, packet } = stored;
  const name = `evaluation-${packet.id}-attempt-${attempt}.${format}`;
  return new Response(await readReport(context, { tenant, stored, format }), {
    headers: {
      'content-type': MEDIA_TYPES[format],
      'cache-control': 'private, no-cache',
      etag: `"${sha256}-${format}"`,
      ...(format === 'json' ? {} : { 'content-disposition': `attachment; filename="${name}"` }),
    },
  });
}

async function readReport(
  context: AppContext,
  { tenant, stored, format }: { tenant: Tenant; stored: StoredEvaluation; format: ReportFormat },
): Promise<BodyInit> {
  switch (format) {
    case 'json':
      return new Uint8Array(stored.bytes);
    case 'csv':
      return renderBlockersCsv(stored.evaluation);
    case 'pdf':
      return context.blobs.open(await printEvaluation(context, tenant, stored));
    default:
      return format satisfies never;
  }
}
