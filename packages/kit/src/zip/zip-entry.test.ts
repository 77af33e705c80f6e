import { concatBytes } from '@attestlayer/encoding';
import { describe, expect, it } from 'vitest';
import { throwsWithCode } from '../../test/throws-with-code.ts';
import { openBytes } from '../../test/zip.ts';
import type { ByteSource } from '../source.ts';
import { crc32 } from './crc32.ts';
import { buildDirectoryRecord, buildEnd, buildLocalHeader, METHOD_DEFLATED, type ZipRecord } from './headers.ts';
import { openZip } from './open-zip.ts';

const content = new Uint8Array(3_000_000).map((_, index) => index >>> 12);
const deflated = await deflate(content);

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** An archive of one deflated file, with a directory that may lie. */
function packDeflated(data: Uint8Array, declared: Partial<ZipRecord> = {}): Uint8Array {
  const record: ZipRecord = {
    path: 'a.bin',
    version: 20,
    flags: 0,
    method: METHOD_DEFLATED,
    dosTime: 0,
    crc: crc32(content),
    compressedSize: data.length,
    size: content.length,
    offset: 0,
    ...declared,
  };
  const directory = buildDirectoryRecord(record);
  const local = concatBytes(buildLocalHeader(record), data);
  return concatBytes(
    local,
    directory,
    buildEnd({ entries: 1, directoryOffset: local.length, directoryBytes: directory.length }),
  );
}
const readOnly = async (archive: Uint8Array) => (await openBytes(archive)).entries[0]!.bytes(content.length);

describe('a deflated entry', () => {
  it('inflates to its content', async () => {
    const [entry] = (await openBytes(packDeflated(deflated))).entries;
    expect(entry!.range).toMatchObject({ length: deflated.length, stored: false });
    expect(await entry!.bytes(content.length)).toEqual(content);
  });

  it('refuses data that break, stop early or go on after their end', async () => {
    await throwsWithCode('zip_data_invalid', () => readOnly(packDeflated(deflated.subarray(0, -4))));
    await throwsWithCode('zip_data_invalid', () => readOnly(packDeflated(concatBytes(deflated, Uint8Array.of(0)))));
    await throwsWithCode('zip_data_invalid', () => readOnly(packDeflated(concatBytes(deflated, deflated))));
    await throwsWithCode('zip_data_invalid', () => readOnly(packDeflated(deflated.map(() => 0xff))));
  });

  it('refuses content of another size or CRC-32', async () => {
    await throwsWithCode('zip_data_invalid', () => readOnly(packDeflated(deflated, { size: content.length - 1 })));
    await throwsWithCode('zip_data_invalid', async () => {
      const [entry] = (await openBytes(packDeflated(deflated, { size: content.length + 1 }))).entries;
      return entry!.bytes(content.length + 1);
    });
    await throwsWithCode('zip_crc_mismatch', () => readOnly(packDeflated(deflated, { crc: 1 })));
  });

  it('never hands out more than it declared', async () => {
    const [entry] = (await openBytes(packDeflated(deflated, { size: 100_000 }))).entries;
    const reader = entry!.stream().getReader();
    let handedOut = 0;
    await throwsWithCode('zip_data_invalid', async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) handedOut += part.value.length;
    });
    expect(handedOut).toBeLessThanOrEqual(100_000);
  });

  it('stops reading its source when the reader has had enough', async () => {
    const archive = packDeflated(deflated);
    let reads = 0;
    const source: ByteSource = {
      size: archive.length,
      read: async (offset, length) => {
        reads += 1;
        return archive.slice(offset, offset + length);
      },
    };
    const [entry] = (await openZip(source)).entries;
    const reader = entry!.stream().getReader();
    await reader.read();
    await reader.cancel();
    const readsAtCancel = reads;
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(reads).toBe(readsAtCancel);
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });
});
