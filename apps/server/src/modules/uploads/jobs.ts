import * as z from 'zod';
import type { JobHandlers } from '../../jobs/index.ts';
import { expireUpload } from './end-upload.ts';
import { inspectUpload } from './intake/inspect-upload.ts';
import { stagingOf } from './staging/index.ts';
import { findUpload } from './upload.ts';

const payloadSchema = z.object({ upload_id: z.string() });

export const uploadJobs: JobHandlers = {
  'uploads.inspect': {
    run: ({ context, payload }) => inspectUpload(context, payloadSchema.parse(payload).upload_id),
  },
  'uploads.discard': {
    run: ({ context, payload }) => stagingOf(context).remove(payloadSchema.parse(payload).upload_id),
  },
  'uploads.expire': {
    async run({ context, payload }) {
      const upload = await findUpload(context.database.query, payloadSchema.parse(payload).upload_id);
      if (upload !== null) await expireUpload(context, upload);
    },
  },
};
