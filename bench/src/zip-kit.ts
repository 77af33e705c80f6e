import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openKit } from '@attestlayer/disk';
import { writeZip } from '@attestlayer/kit';

/** Packs a kit folder into the stored ZIP that an issuer would deliver. */
export async function zipKit(folder: string, zipFile: string): Promise<void> {
  const { kit, close } = await openKit(folder);
  await pipeline(Readable.from(writeZip(kit.entries)), createWriteStream(zipFile, { flags: 'wx' }));
  await close();
}
