import { concatBytes } from '@attestlayer/encoding';
import { KitError } from '../kit-error.ts';
import { checkPathSet, comparePaths } from '../path.ts';
import { crc32 } from './crc32.ts';
import {
  buildDirectoryRecord,
  buildEnd,
  buildLocalHeader,
  localHeaderBytes,
  METHOD_STORED,
  SATURATED_32,
  VERSION_BASE,
  VERSION_ZIP64,
  type ZipRecord,
} from './headers.ts';

/** 1980-01-01 00:00:00, the first moment that DOS knows. */
const DOS_EPOCH = 0x0021_0000;
/** Directory records are handed out in batches: a consumer pays for each piece. */
const RECORDS_PER_PIECE = 4096;

/** A file for the archive. Without `crc32` it is read twice, so `stream` must give the same bytes each time. */
export type ZipInput = {
  path: string;
  size: number;
  crc32?: number;
  stream(): AsyncIterable<Uint8Array>;
};

/**
 * Writes a ZIP archive under the profile of kits (spec/kit-format.md 11.7): stored, sorted by path bytes, one fixed
 * time, no extra field but ZIP64 where it is needed. The same files give the same bytes, always.
 *
 * @throws KitError `path_*`; `source_size_mismatch`, `zip_crc_mismatch` when an input is not what it declared
 */
export async function* writeZip(inputs: readonly ZipInput[]): AsyncGenerator<Uint8Array> {
  checkPathSet(inputs.map((input) => input.path));
  const records: ZipRecord[] = [];
  let offset = 0;
  for (const input of inputs.toSorted((a, b) => comparePaths(a.path, b.path))) {
    const record = makeRecord(input, offset, input.crc32 ?? (await computeCrc(input)));
    yield buildLocalHeader(record);
    yield* copyContent(input, record);
    records.push(record);
    offset += localHeaderBytes(record) + record.compressedSize;
  }
  let directoryBytes = 0;
  for (let first = 0; first < records.length; first += RECORDS_PER_PIECE) {
    const piece = concatBytes(...records.slice(first, first + RECORDS_PER_PIECE).map(buildDirectoryRecord));
    directoryBytes += piece.length;
    yield piece;
  }
  yield buildEnd({ entries: records.length, directoryOffset: offset, directoryBytes });
}

function makeRecord({ path, size }: ZipInput, offset: number, crc: number): ZipRecord {
  const needsZip64 = size >= SATURATED_32 || offset >= SATURATED_32;
  return {
    path,
    version: needsZip64 ? VERSION_ZIP64 : VERSION_BASE,
    flags: 0,
    method: METHOD_STORED,
    dosTime: DOS_EPOCH,
    crc,
    compressedSize: size,
    size,
    offset,
  };
}

async function computeCrc(input: ZipInput): Promise<number> {
  let crc = 0;
  for await (const part of input.stream()) crc = crc32(part, crc);
  return crc;
}

/** The header is out already when the content comes, so content that differs from it must stop the archive. */
async function* copyContent(input: ZipInput, record: ZipRecord): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for await (const part of input.stream()) {
    size += part.length;
    crc = crc32(part, crc);
    yield part;
  }
  if (size !== record.size) {
    throw new KitError('source_size_mismatch', `zip: "${input.path}" gave ${size} bytes, ${record.size} were declared`);
  }
  if (crc !== record.crc) throw new KitError('zip_crc_mismatch', `zip: "${input.path}" changed while it was packed`);
}
