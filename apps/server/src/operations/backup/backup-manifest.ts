import * as z from 'zod';
import { OperationsError } from '../operations-error.ts';

export const BACKUP_SCHEMA = 'attestlayer.backup.v1';

/** `backup.json`, written last: a folder without it is no whole backup. */
const backupManifestSchema = z.strictObject({
  schema: z.literal(BACKUP_SCHEMA),
  created_at: z.string(),
  /** The schema steps that the tables are at, in order; a restore brings the tables to exactly these. */
  steps: z.array(z.string()),
  tables: z.array(z.strictObject({ name: z.string().regex(/^[a-z_]+$/), rows: z.int(), sha256: z.string() })),
  blobs: z.strictObject({ count: z.int(), bytes: z.int() }),
  /** The log of each mode that has one, as of its checkpoint. */
  logs: z.array(z.strictObject({ mode: z.enum(['live', 'test']), origin: z.string(), size: z.int() })),
  /** Folders of the data folder that were copied as they were. */
  folders: z.array(z.string()),
});

export type BackupManifest = z.output<typeof backupManifestSchema>;

/** Reads `backup.json`. @throws OperationsError backup_malformed */
export function parseBackupManifest(text: string): BackupManifest {
  try {
    return backupManifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new OperationsError('backup_malformed', 'backup.json is not that of a backup made by this version', {
      cause,
    });
  }
}
