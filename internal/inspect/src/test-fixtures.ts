import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { InspectionTask } from './inspection-process.ts';
import { INSPECT_LIMITS, type InspectLimits } from './limits.ts';

/** Small files made in code for the tests of this package; the options are the ways in which they can be wrong. */

/** A folder that is removed when the running test ends. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-inspect-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a temporary folder of its own and gives its path. */
export async function writeTemporaryFile(content: Uint8Array | string, name = 'record'): Promise<string> {
  const path = join(await makeTemporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

/** A task for the readers, with the default limits where none is given. */
export async function makeTask(
  content: Uint8Array | string,
  name: string,
  limits: Partial<InspectLimits> = {},
): Promise<InspectionTask> {
  const size = Buffer.byteLength(content);
  return { path: await writeTemporaryFile(content), name, size, limits: { ...INSPECT_LIMITS, ...limits } };
}

/** An entry as it is, and as its headers describe it. */
export type ZipFixtureEntry = {
  name: string;
  data?: Uint8Array | string;
  deflate?: boolean;
  flags?: number;
  method?: number;
  unixMode?: number;
  /** What the headers say, when it is not the truth. */
  sizeBytes?: number;
  crc32?: number;
  localName?: string;
  /** Points the central header at the entry of this number. */
  sharesDataOf?: number;
};

/** A ZIP written by the letter of APPNOTE, except where an entry says otherwise. */
export function makeZip(entries: ZipFixtureEntry[], options: { prefix?: string; suffix?: string } = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(options.prefix ?? '')];
  const centrals: Buffer[] = [];
  const offsets: number[] = [];
  for (const entry of entries) {
    offsets.push(Buffer.concat(locals).length);
    const { local, central } = makeZipEntry(entry, offsets[entry.sharesDataOf ?? offsets.length - 1] ?? 0);
    if (entry.sharesDataOf === undefined) locals.push(local);
    centrals.push(central);
  }
  const directory = Buffer.concat(centrals);
  const body = Buffer.concat(locals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end, Buffer.from(options.suffix ?? '')]);
}

function makeZipEntry(entry: ZipFixtureEntry, offset: number): { local: Buffer; central: Buffer } {
  const data = Buffer.from(entry.data ?? '');
  const packed = entry.deflate === true ? deflateRawSync(data) : data;
  const name = Buffer.from(entry.name);
  const localName = Buffer.from(entry.localName ?? entry.name);
  const common = Buffer.alloc(22);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.flags ?? 0x0800, 2);
  common.writeUInt16LE(entry.method ?? (entry.deflate === true ? 8 : 0), 4);
  common.writeUInt32LE(entry.crc32 ?? crc32(data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(entry.sizeBytes ?? data.length, 18);
  const lengths = (bytes: Buffer) => Buffer.from([bytes.length & 0xff, bytes.length >>> 8, 0, 0]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, lengths(localName), localName, packed]),
    central: Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, lengths(name), tail, name]),
  };
}

/** A PDF of empty or one-line pages with a true cross-reference table; `catalog` and `objects` are PDF syntax. */
export function makePdf(options: { pages?: number; text?: string; catalog?: string; objects?: string[] } = {}): Buffer {
  const pages = options.pages ?? 1;
  const firstPage = 5;
  const content = `BT /F1 12 Tf 72 720 Td (${options.text ?? ''}) Tj ET`;
  const kids = Array.from({ length: pages }, (_, index) => `${firstPage + index} 0 R`).join(' ');
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>`;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${options.catalog ?? ''}>>`,
    `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ...Array.from({ length: pages }, () => page),
    ...(options.objects ?? []),
    '<</Title(Access policy)>>',
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R/Info ${objects.length} 0 R>>`;
  return Buffer.from(`${body}${table}${trailer}\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

const OFFICE = 'http://schemas.openxmlformats.org';
const DOCUMENT_TYPE = 'application/vnd.openxmlformats-officedocument';

/** A package with one main part; `parts` adds or replaces parts, `types` adds content types by part name. */
function makePackage(main: { name: string; type: string; xml: string }, extra: OfficeFixture): Buffer {
  const types = { [`/${main.name}`]: `${DOCUMENT_TYPE}.${main.type}+xml`, ...extra.types };
  const overrides = Object.entries(types).map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  const defaults = '<Default Extension="xml" ContentType="application/xml"/>';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types">${defaults}${overrides.join('')}</Types>`,
    '_rels/.rels': makeRelationships([{ type: 'officeDocument', target: main.name }]),
    [main.name]: main.xml,
    ...extra.parts,
  };
  return makeZip(Object.entries(parts).map(([name, data]) => ({ name, data, deflate: true })));
}

/** Parts and content types that a package has besides, or instead of, its own. */
export type OfficeFixture = { parts?: Record<string, string>; types?: Record<string, string> };

/** A relationships part; the types are the last component of the officeDocument relationship URIs. */
export function makeRelationships(list: { type: string; target: string; external?: boolean }[]): string {
  const rows = list.map(({ type, target, external }, index) => {
    const mode = external === true ? ' TargetMode="External"' : '';
    const uri = `${OFFICE}/officeDocument/2006/relationships/${type}`;
    return `<Relationship Id="rId${index + 1}" Type="${uri}" Target="${target}"${mode}/>`;
  });
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${rows.join('')}</Relationships>`;
}

/** @param body WordprocessingML inside `w:body` */
export function makeDocx(body: string, extra: OfficeFixture = {}): Buffer {
  const xml = `<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return makePackage({ name: 'word/document.xml', type: 'wordprocessingml.document.main', xml }, extra);
}

/** A workbook of one sheet named Assets. @param rows SpreadsheetML inside `sheetData` */
export function makeXlsx(rows: string, sharedStrings: string[] = [], extra: OfficeFixture = {}): Buffer {
  const main = `${OFFICE}/spreadsheetml/2006/main`;
  const relation = `xmlns:r="${OFFICE}/officeDocument/2006/relationships"`;
  const strings = sharedStrings.map((text) => `<si><t>${text}</t></si>`).join('');
  const xml = `<workbook xmlns="${main}" ${relation}><sheets><sheet name="Assets" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const parts = {
    'xl/_rels/workbook.xml.rels': makeRelationships([
      { type: 'worksheet', target: 'worksheets/sheet1.xml' },
      { type: 'sharedStrings', target: '/xl/sharedStrings.xml' },
    ]),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    ...extra.parts,
  };
  return makePackage({ name: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main', xml }, { ...extra, parts });
}
