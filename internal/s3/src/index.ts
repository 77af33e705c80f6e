export { listObjects } from './list-objects.ts';
export { abortOldMultiparts, startMultipart } from './multipart.ts';
export { deleteObject, getObject, headObject, putObject } from './objects.ts';
export { openS3, type S3Client } from './s3-client.ts';
export { S3Error, type S3ErrorCode } from './s3-error.ts';
export type { S3Options } from './s3-options.ts';
