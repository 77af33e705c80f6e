export { asDiskError, DiskError, type DiskErrorCode } from './disk-error.ts';
export { createFileHasher, type FileHasher, type HashFiles } from './file-hasher.ts';
export { hashFile } from './hash-file.ts';
export type { FileDigest } from './hash-location.ts';
export { type OpenedKit, openKit } from './open-kit.ts';
export { syncFolder } from './sync-folder.ts';
export { writeFileAtomic } from './write-file-atomic.ts';
export { ensureFolder, writeFolderAtomic } from './write-folder-atomic.ts';
