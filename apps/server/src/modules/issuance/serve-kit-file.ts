import { openZip } from '@attestlayer/kit';
import type { AppContext } from '../../context.ts';
import { contentDeleted, notFound, serveRange } from '../../http/index.ts';
import type { KitRow } from './tables.ts';

/** A part of a stored blob that is served as a file of its own. */
type Part = { sha256: string; offset: number; length: number };

export type KitFile = {
  /** In the kit; null for the whole ZIP. */
  path: string | null;
  mediaType: string;
  /** Plain ASCII. */
  fileName: string;
};

/** Answers with the ZIP of a kit or one file of it, whole or by range. @throws Problem not_found, content_deleted, range_not_satisfiable */
export async function serveKitFile(
  context: AppContext,
  { kit, file, request }: { kit: KitRow; file: KitFile; request: Request },
): Promise<Response> {
  if (kit.zip_deleted_at !== null) throw contentDeleted(kit.zip_deleted_at);
  const whole = { sha256: kit.zip_sha256, offset: 0, length: kit.zip_size };
  const part = file.path === null ? whole : await findPart(context, whole, file.path);
  return serveRange(request, {
    size: part.length,
    etag: `"${kit.kit_id}${file.path === null ? '' : `:${file.path}`}"`,
    headers: {
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'content-type': file.mediaType,
      'x-content-type-options': 'nosniff',
    },
    open: (range) => {
      const { offset, length } = range ?? { offset: 0, length: part.length };
      return context.blobs.open(part.sha256, { offset: part.offset + offset, length });
    },
  });
}

/** Kits are packed without compression, so every file lies in the ZIP as it is. */
async function findPart({ blobs }: AppContext, zip: Part, path: string): Promise<Part> {
  const { entries } = await openZip({
    size: zip.length,
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      let filled = 0;
      for await (const piece of await blobs.open(zip.sha256, { offset, length })) {
        bytes.set(piece, filled);
        filled += piece.length;
      }
      return bytes;
    },
  });
  const range = entries.find((entry) => entry.path === path)?.range;
  if (!range?.stored) throw notFound('file in this kit');
  return { sha256: zip.sha256, offset: range.offset, length: range.length };
}
