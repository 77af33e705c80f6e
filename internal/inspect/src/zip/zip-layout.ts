import type { Entry, LocalFileHeader } from 'yauzl';
import { InspectError } from '../inspect-error.ts';
import type { CentralDirectory } from './end-record.ts';

const DATA_DESCRIPTOR_FLAG = 0x0008;

/** Flags that change how the bytes are read: encryption, descriptor, strong encryption, UTF-8 name, masked headers. */
const MEANINGFUL_FLAGS = 0x0001 | DATA_DESCRIPTOR_FLAG | 0x0040 | 0x0800 | 0x2000;

/** A value that is deferred to a ZIP64 extra field. */
const DEFERRED = 0xffffffff;

/** The longest data descriptor: signature, CRC-32, two ZIP64 sizes (APPNOTE 4.3.9). */
const DESCRIPTOR_BYTES = 24;

/** Fixed part of a central directory header (APPNOTE 4.3.12). */
const CENTRAL_HEADER_BYTES = 46;

/** ZIP64 extended information (APPNOTE 4.5.3). */
const ZIP64_FIELD = 0x0001;

const LOCAL_SIGNATURE = Buffer.from('PK\x03\x04', 'latin1');

/** An entry with both of its headers. */
export type LocatedEntry = { entry: Entry; local: LocalFileHeader };

/**
 * Demands that both headers of an entry say the same. Readers that trust one or the other would see two archives.
 *
 * @throws InspectError `archive_damaged`
 */
export function checkHeadersAgree({ entry, local }: LocatedEntry): void {
  const flagsDiffer = (entry.generalPurposeBitFlag ^ local.generalPurposeBitFlag) & MEANINGFUL_FLAGS;
  const agree =
    entry.fileNameRaw.equals(local.fileName) &&
    entry.compressionMethod === local.compressionMethod &&
    flagsDiffer === 0 &&
    (agreesLater(local, local.crc32, 0) || local.crc32 === entry.crc32) &&
    (agreesLater(local, local.compressedSize, DEFERRED) || local.compressedSize === entry.compressedSize) &&
    (agreesLater(local, local.uncompressedSize, DEFERRED) || local.uncompressedSize === entry.uncompressedSize);
  if (!agree) fail('the two headers of an entry disagree');
  if (entry.extraFields.filter((field) => field.id === ZIP64_FIELD).length > 1) fail('an entry has two sizes');
  // A reader that goes through the file from its beginning takes it for an entry.
  if (entry.fileCommentRaw.includes(LOCAL_SIGNATURE)) fail('an entry hides in a comment');
}

/** With a data descriptor the local header leaves a field at zero; with ZIP64 it may defer it to an extra field. */
function agreesLater(local: LocalFileHeader, value: number, deferred: number): boolean {
  if (deferred !== 0 && value === deferred) return true;
  return (local.generalPurposeBitFlag & DATA_DESCRIPTOR_FLAG) !== 0 && value === 0;
}

/**
 * Demands that the entries lie one behind the other, from the first byte to the directory, with nothing between them
 * and no byte used twice.
 *
 * @throws InspectError `archive_damaged`
 */
export function checkLayout(entries: LocatedEntry[], directory: CentralDirectory): void {
  const directoryBytes = entries.reduce(
    (sum, { entry }) =>
      sum + CENTRAL_HEADER_BYTES + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
    0,
  );
  if (directoryBytes !== directory.sizeBytes) fail('bytes are hidden in its directory');
  const inOrder = entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  let expected = 0;
  let slack = 0;
  for (const { entry, local } of inOrder) {
    checkGap(entry.relativeOffsetOfLocalHeader - expected, slack);
    expected = local.fileDataStart + entry.compressedSize;
    slack = (local.generalPurposeBitFlag & DATA_DESCRIPTOR_FLAG) === 0 ? 0 : DESCRIPTOR_BYTES;
  }
  checkGap(directory.offset - expected, slack);
}

function checkGap(gap: number, slack: number): void {
  if (gap < 0) fail('its entries overlap');
  if (gap > slack) fail('bytes lie between its entries');
}

function fail(detail: string): never {
  throw new InspectError('archive_damaged', `not a sound ZIP: ${detail}`);
}
