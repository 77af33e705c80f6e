export { openDiskCheckpoints } from './disk-checkpoints.ts';
export { openDiskTiles } from './disk-tiles.ts';
export { createEntryAuthority, type EntryAuthority } from './entry-authority.ts';
export { type FsckReport, fsckLocalLog } from './fsck.ts';
export { type LocalLog, type LocalLogOptions, openLocalLog } from './local-log.ts';
export { LogError, type LogErrorCode } from './log-error.ts';
export { type LogReader, openLogReader } from './log-reader.ts';
export { type LogView, readLogView } from './log-view.ts';
export {
  type AppendResult,
  type CheckpointStore,
  type Cosigner,
  FAULT_POINTS,
  type FaultPoint,
  type Faults,
  type IndexedEntry,
  type Sequencer,
  type StateName,
  type TileSource,
  type TileStore,
} from './ports.ts';
export { openS3Tiles } from './s3-tiles.ts';
export { DEFAULT_MERGE_DELAY_MS, openSequencer, type SequencerOptions } from './sequencer.ts';
export type { LogIdentity } from './signed-checkpoint.ts';
export { buildStatusView, readStatusView, type StatusView } from './status-view.ts';
export type { TreeHead } from './tree-head.ts';
