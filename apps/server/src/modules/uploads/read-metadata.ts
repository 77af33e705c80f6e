import { decodeBase64, decodeUtf8 } from '@attestlayer/encoding';
import * as z from 'zod';
import { invalidRequest } from '../../http/index.ts';
import { MAX_NAME_LENGTH, MAX_REQUIREMENTS } from './limits.ts';

const metadataSchema = z.object({
  filename: z.string().min(1).max(MAX_NAME_LENGTH),
  /** Left out by a contributor, whose link names it. */
  packet: z.uuid().optional(),
  /** Ids with commas between. */
  requirement: z
    .string()
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.string().max(80)).max(MAX_REQUIREMENTS))
    .optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex')
    .optional(),
  /** The file in its folder, relative to what was chosen for upload. */
  path: z.string().max(MAX_NAME_LENGTH).optional(),
});

export type UploadMetadata = z.output<typeof metadataSchema> & { raw: Record<string, string> };

/** Reads `Upload-Metadata` (tus 1.0, Creation), which is attacker-controlled; names that are not ours are kept, not used. @throws Problem request_invalid */
export function readMetadata(header: string | null): UploadMetadata {
  const raw = Object.fromEntries(
    (header ?? '')
      .split(',')
      .map(readPair)
      .filter((pair) => pair !== null),
  );
  const parsed = metadataSchema.safeParse(raw);
  if (parsed.success) return { ...parsed.data, raw };
  throw invalidRequest(
    parsed.error.issues.map(({ path, message }) => ({ at: `upload-metadata/${path.map(String).join('/')}`, message })),
  );
}

function readPair(pair: string): [string, string] | null {
  const [key = '', value = '', ...more] = pair.trim().split(' ');
  if (key === '') return null;
  try {
    if (more.length === 0) return [key, decodeUtf8(decodeBase64(value))];
  } catch {
    // Told below, without the value.
  }
  throw invalidRequest([{ at: `upload-metadata/${key.slice(0, 80)}`, message: 'is not UTF-8 text in base64' }]);
}
