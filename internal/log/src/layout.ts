import { join } from 'node:path';

/** One entry a line, exact bytes. */
export const entriesPath = (directory: string): string => join(directory, 'entries.jsonl');
/** The latest signed checkpoint, a C2SP signed note. */
export const checkpointPath = (directory: string): string => join(directory, 'checkpoint');
