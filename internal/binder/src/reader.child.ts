/** Child process that opens hostile PDF and text files with WebAssembly and JavaScript only: no native code, no files. */
import { writeFile } from 'node:fs/promises';
import { sendToParent, serveParent } from './child-channel.ts';
import { loadCoverage } from './fonts.ts';
import { readPdf } from './readers/read-pdf.ts';
import { readTable } from './readers/read-table.ts';
import { readText } from './readers/read-text.ts';
import type { ReadAnswer, Reading, ReadRequest } from './readers/reading.ts';

const coverage = loadCoverage();

async function read({ kind, bytes, outFile, limits }: ReadRequest): Promise<Reading> {
  if (kind === 'text') return readText(bytes, limits, coverage);
  if (kind === 'table') return readTable(bytes, limits, coverage);
  const reading = await readPdf(bytes, limits, (pages, work) =>
    sendToParent({ type: 'pages', pages, work } satisfies ReadAnswer),
  );
  if (reading.kind === 'slip') return reading;
  await writeFile(outFile, reading.pdf);
  return { kind: 'pages', pages: reading.pages, notes: reading.notes };
}

serveParent<ReadRequest>(async (request) => ({ type: 'done', reading: await read(request) }) satisfies ReadAnswer);
