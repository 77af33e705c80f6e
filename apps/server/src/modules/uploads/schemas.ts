import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { UPLOAD_STATES } from './tables.ts';
import type { Upload } from './upload.ts';

export const uploadParams = z.object({ uploadId: z.uuid() });
export const packetParams = z.object({ packetId: z.uuid() });

const refusal = z.object({ code: z.string(), detail: z.string() });

export const uploadBody = z
  .object({
    id: z.string(),
    packet_id: z.string(),
    original_name: z.string(),
    size: z.int(),
    received: z.int(),
    state: z.enum(UPLOAD_STATES),
    /** Of the bytes that came; null until it is known. */
    sha256: z.string().nullable(),
    /** The records that it became: one, or for an archive one for each file in it. */
    record_ids: z.array(z.string()),
    /** Why nothing of it was kept. */
    refusal: refusal.nullable(),
    /** Files of an archive that were not taken in, while others were. */
    refused_members: z.array(refusal.extend({ name: z.string() })),
    created_at: z.string(),
    /** An unfinished upload ends then. */
    expires_at: z.string().nullable(),
  })
  .meta({ id: 'Upload' });

export function toUploadBody(upload: Upload): z.input<typeof uploadBody> {
  const { refusal_code: code, refusal_detail: detail } = upload;
  return {
    id: upload.id,
    packet_id: upload.packet_id,
    original_name: upload.original_name,
    size: upload.size_bytes,
    received: upload.received_bytes,
    state: upload.state,
    sha256: upload.sha256,
    record_ids: upload.record_ids,
    refusal: code === null ? null : { code, detail: detail ?? '' },
    refused_members: upload.refused_members,
    created_at: formatTimestamp(upload.created_at),
    expires_at: upload.state === 'receiving' ? formatTimestamp(upload.expires_at) : null,
  };
}
