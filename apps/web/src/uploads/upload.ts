/** Where a file on its way is. Only `accepted` and `refused` are final. */
export type UploadPhase =
  /** Its turn has not come. */
  | 'waiting'
  | 'hashing'
  | 'uploading'
  /** A person stopped it. */
  | 'paused'
  /** The line is gone; it goes on by itself when it is back. */
  | 'offline'
  /** The page was loaded anew and no longer holds the file: chosen again it goes on where it was. */
  | 'interrupted'
  /** Every byte arrived and is looked into. */
  | 'inspecting'
  | 'accepted'
  /** The server will not have it, and says why. */
  | 'refused'
  /** Something else went wrong; it can be tried again. */
  | 'failed';

/** Why a file was not taken, in the server's words where it said any. */
export type UploadRefusal = { code: string; detail: string };

/** One file on its way, whatever page shows it. */
export type Upload = {
  id: string;
  /** With its folders, relative to what was chosen. */
  path: string;
  sizeBytes: number;
  doneBytes: number;
  phase: UploadPhase;
  /** Computed here; null until then, and where the browser has no workers. */
  sha256: string | null;
  /** Of the bytes that the server has; null until it is known. */
  serverSha256: string | null;
  requirementIds: readonly string[];
  /** The records that it became: several for an archive. */
  recordIds: readonly string[];
  refusal: UploadRefusal | null;
  /** Files of an archive that were not taken in, while others were. */
  refusedMembers: readonly (UploadRefusal & { name: string })[];
};

/** Phases in which leaving the page would stop something. */
export const RUNNING_PHASES: ReadonlySet<UploadPhase> = new Set(['waiting', 'hashing', 'uploading', 'offline']);

/** A file whose turn has not come. */
export function newUpload({
  id,
  path,
  sizeBytes,
  requirementIds,
}: Pick<Upload, 'id' | 'path' | 'sizeBytes' | 'requirementIds'>): Upload {
  return {
    id,
    path,
    sizeBytes,
    requirementIds,
    doneBytes: 0,
    phase: 'waiting',
    sha256: null,
    serverSha256: null,
    recordIds: [],
    refusal: null,
    refusedMembers: [],
  };
}
