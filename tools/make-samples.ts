/**
 * Writes samples/core-01: a small, invented client's records, of every type that a packet may hold and with names in several scripts.
 * Run once and committed, so that a fresh clone needs no PDF engine to have records; run again after a change here.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { encodeUtf8 } from '@attestlayer/encoding';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { documents, spreadsheet, textRecords, wordDocument } from './sample-records.ts';

const OUT = 'samples/core-01';
const require = createRequire(import.meta.url);
const FONT_FOLDER = join(dirname(require.resolve('@expo-google-fonts/noto-sans/package.json')), '400Regular');

async function save(name: string, bytes: Uint8Array): Promise<void> {
  const path = join(OUT, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

/** The oldest time that a ZIP can hold: the same parts always give the same file. */
const ZIP_EPOCH = '1980-01-01T00:00:00';

function officeFile(parts: Record<string, string>): Uint8Array {
  const entries = Object.entries(parts).map(([path, text]) => [path, encodeUtf8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: ZIP_EPOCH, level: 9 });
}

function pdf(source: string): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [FONT_FOLDER] }] });
  return compiler.pdf({ mainFileContent: source });
}

const screenshot = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540">
  <rect width="960" height="540" fill="#f4f6f8"/><rect width="960" height="56" fill="#22384d"/>
  <rect x="40" y="96" width="880" height="60" rx="6" fill="#fff"/><rect x="40" y="176" width="880" height="60" rx="6" fill="#fff"/>
  <rect x="40" y="256" width="880" height="60" rx="6" fill="#fff"/><rect x="40" y="336" width="880" height="60" rx="6" fill="#fff"/>
  <circle cx="80" cy="126" r="12" fill="#2f855a"/><circle cx="80" cy="206" r="12" fill="#2f855a"/>
  <circle cx="80" cy="286" r="12" fill="#2f855a"/><circle cx="80" cy="366" r="12" fill="#b7791f"/>
  <rect x="110" y="118" width="420" height="16" rx="4" fill="#b8c4cf"/><rect x="110" y="198" width="360" height="16" rx="4" fill="#b8c4cf"/>
  <rect x="110" y="278" width="470" height="16" rx="4" fill="#b8c4cf"/><rect x="110" y="358" width="300" height="16" rx="4" fill="#b8c4cf"/>
</svg>`;

await rm(OUT, { recursive: true, force: true });
for (const [name, source] of Object.entries(documents)) await save(name, pdf(source));
for (const [name, text] of Object.entries(textRecords)) await save(name, encodeUtf8(text));
await save('evidence/Incident report 2026-02.docx', officeFile(wordDocument));
await save('evidence/Risk register 2026.xlsx', officeFile(spreadsheet));
await save('evidence/backup-console-2026-03-31.png', await sharp(Buffer.from(screenshot)).png().toBuffer());
