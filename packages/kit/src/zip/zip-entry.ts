import { KitError } from '../kit-error.ts';
import { type ByteSource, type KitEntry, readWhole } from '../source.ts';
import { crc32 } from './crc32.ts';
import { localHeaderBytes, METHOD_STORED, type ZipRecord } from './headers.ts';
import { inflate } from './inflate.ts';
import { readExactly } from './read-exactly.ts';

/** Large enough that the cost of a read disappears, small enough for many at a time. */
const READ_BYTES = 1024 * 1024;

/**
 * One file in a ZIP archive; its headers were checked when the archive was opened, its data are checked while they
 * stream.
 */
export class ZipEntry implements KitEntry {
  readonly path: string;
  readonly size: number;
  readonly range: { offset: number; length: number; stored: boolean };
  readonly #source: ByteSource;
  readonly #crc: number;

  constructor(source: ByteSource, record: ZipRecord) {
    this.path = record.path;
    this.size = record.size;
    this.range = {
      offset: record.offset + localHeaderBytes(record),
      length: record.compressedSize,
      stored: record.method === METHOD_STORED,
    };
    this.#source = source;
    this.#crc = record.crc;
  }

  stream(): ReadableStream<Uint8Array> {
    const content = this.#readContent();
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const next = await content.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
        async cancel() {
          await content.return(undefined);
        },
      },
      { highWaterMark: 0 },
    );
  }

  bytes(limit: number): Promise<Uint8Array> {
    return readWhole(this, limit);
  }

  async *#readContent(): AsyncGenerator<Uint8Array, undefined> {
    const raw = this.#readRange();
    let size = 0;
    let crc = 0;
    for await (const part of this.range.stored ? raw : inflate(raw, this.path)) {
      size += part.length;
      // At once: a bomb must not get past the size that it declares.
      if (size > this.size) break;
      crc = crc32(part, crc);
      yield part;
    }
    if (size !== this.size) {
      throw new KitError(
        'zip_data_invalid',
        `zip: "${this.path}" does not unpack to the ${this.size} bytes that it declares`,
      );
    }
    if (crc !== this.#crc)
      throw new KitError('zip_crc_mismatch', `zip: the content of "${this.path}" does not fit its CRC-32`);
    return undefined;
  }

  async *#readRange(): AsyncGenerator<Uint8Array> {
    const end = this.range.offset + this.range.length;
    for (let offset = this.range.offset; offset < end; offset += READ_BYTES) {
      yield await readExactly(this.#source, offset, Math.min(READ_BYTES, end - offset));
    }
  }
}
