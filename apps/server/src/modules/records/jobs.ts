import * as z from 'zod';
import type { JobHandlers } from '../../jobs/index.ts';
import { deleteUnusedBlob } from './blob-references.ts';

const deletePayload = z.object({ sha256: z.string() });

export const recordJobs: JobHandlers = {
  'records.delete-unused-blob': {
    run: ({ context, payload }) => deleteUnusedBlob(context, deletePayload.parse(payload).sha256),
  },
};
