import { Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { InspectError } from '../inspect-error.ts';
import type { OpenZip, ZipMember } from './open-zip.ts';

/** Caps on what one member may unpack to. */
export type MemberLimits = { entryBytes: number; ratio: number; ratioFloorBytes: number };

/**
 * Unpacks one member into `target`. Bytes are counted as they come out, whatever the headers declare, and at the end
 * size, CRC-32 and the end of the compressed data must be what the headers say.
 *
 * @param onBytes is told of every unpacked piece before it is passed on, and may throw to stop
 * @throws InspectError `archive_damaged`, `archive_limits`, and whatever `onBytes` and `target` throw
 */
export async function readMember(
  zip: OpenZip,
  member: ZipMember,
  options: { limits: MemberLimits; target: Writable; onBytes?: (length: number) => void },
): Promise<void> {
  const { limits, target, onBytes } = options;
  if (member.sizeBytes > limits.entryBytes) refuseLarge(limits);
  let size = 0;
  let checksum = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      try {
        size += chunk.length;
        checksum = crc32(chunk, checksum);
        checkSize(size, member, limits);
        onBytes?.(chunk.length);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  const packed = await zip.file.openReadStreamPromise(member.entry, { decodeFileData: false }).catch(rethrowDamaged);
  if (member.deflated) {
    const inflate = createInflateRaw();
    await pipeline(packed, inflate, meter, target).catch(rethrowDamaged);
    if (inflate.bytesWritten !== member.packedBytes) fail('bytes follow the compressed data of an entry');
  } else {
    await pipeline(packed, meter, target).catch(rethrowDamaged);
  }
  if (size !== member.sizeBytes) fail('an entry is shorter than declared');
  if (checksum !== member.crc32) fail('the checksum of an entry is wrong');
}

/** A target that keeps nothing: the member is only checked, or looked at piece by piece. */
export function createSink(onChunk?: (chunk: Buffer) => void): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      onChunk?.(chunk);
      done();
    },
  });
}

function checkSize(size: number, member: ZipMember, limits: MemberLimits): void {
  if (size > member.sizeBytes) fail('an entry is longer than declared');
  if (size > limits.entryBytes) refuseLarge(limits);
  if (size > limits.ratioFloorBytes && size > member.packedBytes * limits.ratio) {
    throw new InspectError('archive_limits', `an entry unpacks to more than ${limits.ratio} times its size`);
  }
}

function refuseLarge(limits: MemberLimits): never {
  throw new InspectError('archive_limits', `an entry unpacks to more than ${limits.entryBytes} bytes`);
}

function fail(detail: string): never {
  throw new InspectError('archive_damaged', `not a sound ZIP: ${detail}`);
}

/** zlib reports broken data by a `Z_` code; everything else is ours or the disk's. */
function rethrowDamaged(cause: unknown): never {
  if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')) {
    throw new InspectError('archive_damaged', 'not a sound ZIP: compressed data is broken', { cause });
  }
  throw cause;
}
