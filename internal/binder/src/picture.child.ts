/** Child process that decodes hostile pictures; it needs native code (libvips) and is therefore apart from the reader. */
import { writeFile } from 'node:fs/promises';
import { serveParent } from './child-channel.ts';
import { readPicture } from './readers/read-picture.ts';
import type { ReadAnswer, Reading, ReadRequest } from './readers/reading.ts';

async function read({ bytes, outFile, limits }: ReadRequest): Promise<Reading> {
  const reading = await readPicture(bytes, limits);
  if (reading.kind === 'slip') return reading;
  await writeFile(outFile, reading.pdf);
  return { kind: 'pages', pages: reading.pages, notes: [] };
}

serveParent<ReadRequest>(async (request) => ({ type: 'done', reading: await read(request) }) satisfies ReadAnswer);
