/** Where state lies: one schema in two databases, and blobs on disk or S3. */
export {
  BlobError,
  type BlobErrorCode,
  type BlobFacts,
  type BlobRange,
  type BlobSource,
  type BlobStore,
  openDiskBlobs,
  openS3Blobs,
  type PutOptions,
} from './blobs/index.ts';

export {
  type ConstraintViolation,
  constraintViolation,
  type Database,
  type DatabaseConfig,
  type DatabaseKind,
  isRaised,
  isUniqueViolation,
  migrate,
  openDatabase,
  type SchemaStep,
  type SessionLock,
  type Tx,
  takeSessionLock,
} from './database/index.ts';
