/** The part of yauzl 3 that this package uses; the library ships no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export type ExtraField = { id: number; data: Buffer };

  export interface Entry {
    versionMadeBy: number;
    generalPurposeBitFlag: number;
    compressionMethod: number;
    crc32: number;
    compressedSize: number;
    uncompressedSize: number;
    fileNameLength: number;
    extraFieldLength: number;
    fileCommentLength: number;
    externalFileAttributes: number;
    relativeOffsetOfLocalHeader: number;
    fileNameRaw: Buffer;
    fileCommentRaw: Buffer;
    extraFields: ExtraField[];
  }

  export interface LocalFileHeader {
    fileDataStart: number;
    generalPurposeBitFlag: number;
    compressionMethod: number;
    crc32: number;
    compressedSize: number;
    uncompressedSize: number;
    fileName: Buffer;
  }

  export interface ZipFile {
    entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    readLocalFileHeaderPromise(entry: Entry): Promise<LocalFileHeader>;
    openReadStreamPromise(entry: Entry, options: { decodeFileData: false }): Promise<Readable>;
    close(): void;
  }

  const yauzl: {
    openPromise(
      path: string,
      options: { autoClose: boolean; decodeStrings: boolean; validateEntrySizes: boolean },
    ): Promise<ZipFile>;
    getFileNameLowLevel(
      generalPurposeBitFlag: number,
      fileNameRaw: Buffer,
      extraFields: ExtraField[],
      strictFileNames: boolean,
    ): string;
  };
  export default yauzl;
}
