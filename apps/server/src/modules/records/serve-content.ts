import type { AppContext } from '../../context.ts';
import { conflict, contentDeleted, serveRange } from '../../http/index.ts';
import type { StoredRecord } from './record.ts';

/** What a browser shows without running anything of it; all else is saved. */
const SHOWN_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'application/pdf', 'text/plain']);

/**
 * Answers with the bytes of a record. They come from somebody unknown: they are shown in a sandbox without origin and without
 * scripts, never as another type than inspection found, and refused ones do not exist.
 * @throws Problem record_refused, content_deleted, range_not_satisfiable
 */
export async function serveContent(
  { blobs }: AppContext,
  { record, request, inline }: { record: StoredRecord; request: Request; inline: boolean },
): Promise<Response> {
  if (record.state === 'refused') {
    throw conflict('record_refused', 'inspection refused this record, so its bytes were not kept');
  }
  if (record.content_deleted_at !== null) throw contentDeleted(record.content_deleted_at);
  return serveRange(request, {
    size: record.size_bytes,
    etag: `"${record.sha256}"`,
    headers: {
      'content-disposition': contentDisposition(record, inline),
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'content-type': contentType(record),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    },
    open: (range) => blobs.open(record.sha256, range ?? undefined),
  });
}

/** Text is always plain: a browser would run what an HTML or SVG file of that name says. */
function contentType({ facts }: StoredRecord): string {
  if (facts.type === 'txt' || facts.type === 'md' || facts.type === 'csv' || facts.type === 'json') {
    return 'text/plain; charset=utf-8';
  }
  return facts.type === null ? 'application/octet-stream' : facts.mediaType;
}

/** RFC 6266, with the name as in RFC 8187: the name is attacker-controlled and in any script. */
function contentDisposition(record: StoredRecord, inline: boolean): string {
  const name = record.original_name.split(/[\\/]/).at(-1) || 'record';
  const ascii = name.replaceAll(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const isShown = inline && SHOWN_TYPES.has(contentType(record).split(';')[0]!);
  return `${isShown ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
