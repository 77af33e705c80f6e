/** The moments of a `put` at which a crash would leave the most behind. */
export type FaultPoint = 'source_linked' | 'staged' | 'blob_named' | 'part_uploaded' | 'object_uploaded';

/** Called when a step is done; a test makes it throw, or end the process. */
export type Faults = (point: FaultPoint) => void | Promise<void>;
