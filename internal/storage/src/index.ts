export * from './blobs/index.ts';
