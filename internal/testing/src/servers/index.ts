export { findFreePort } from './free-port.ts';
export { type PostgresServer, startPostgres } from './start-postgres.ts';
export { type S3Server, startS3 } from './start-s3.ts';
