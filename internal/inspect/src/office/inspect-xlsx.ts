import { createSecretScanner } from '../find-secrets.ts';
import { InspectError } from '../inspect-error.ts';
import type { Findings } from '../inspect-file.ts';
import { FACT_TEXT_CHARACTERS, WORKBOOK_SHEETS } from '../limits.ts';
import type { OfficePackage } from './open-package.ts';
import { readAttribute } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet, type SheetFacts } from './sheet.ts';
import { createTextCollector, type TextCollector } from './text-collector.ts';

/** Parts that make a spreadsheet call out: data connections, and links by Dynamic Data Exchange. */
const CONNECTIONS_PART = /spreadsheetml\.connections\+xml$/;
const EXTERNAL_LINK_PART = /spreadsheetml\.externallink\+xml$/;
const CALLING_ELEMENT = new Set(['webPr', 'dbPr', 'ddeLink']);

/** Sheets of a workbook: name, header row (the first with a value), rows below it that hold a value. */
export async function inspectXlsx(office: OfficePackage, main: string): Promise<Findings> {
  await refuseCallingParts(office);
  const sheets = await listSheets(office, main);
  const text = createTextCollector();
  const read: SheetFacts[] = [];
  for (const sheet of sheets) read.push(await readSheet(office, sheet.part, text));
  const strings = await readStrings(office, main, new Set(read.flatMap((sheet) => sheet.sharedHeaders)), text);
  await text.searchSecrets(createSecretScanner('the workbook'));
  const tables = read.map((sheet, index) => ({
    name: cut(sheets[index]?.name ?? ''),
    headers: sheet.headers.map((header) => cut(typeof header === 'number' ? (strings.get(header) ?? '') : header)),
    rows: sheet.rows,
  }));
  return { tables, document: { characters: text.characters(), macros: false, trackedChanges: false } };
}

async function refuseCallingParts(office: OfficePackage): Promise<void> {
  for (const part of office.parts) {
    const type = office.contentType(part) ?? '';
    if (!CONNECTIONS_PART.test(type) && !EXTERNAL_LINK_PART.test(type)) continue;
    await office.readXml(part, {
      open(tag) {
        if (!CALLING_ELEMENT.has(tag.local)) return;
        throw new InspectError('active_content', 'the workbook fetches data when it is opened: save its values only');
      },
    });
  }
}

/** Worksheets in the order of the workbook, hidden ones too; chart and dialog sheets hold no table. */
async function listSheets(office: OfficePackage, main: string): Promise<{ name: string; part: string }[]> {
  const targets = new Map((await office.relationships(main)).map((relation) => [relation.id, relation]));
  const sheets: { name: string; part: string }[] = [];
  let isWorkbook = false;
  await office.readXml(main, {
    open(tag, depth) {
      if (depth === 1) isWorkbook = tag.local === 'workbook';
      if (tag.local !== 'sheet' || depth !== 3) return;
      // The attribute is r:id; sheetId is another one.
      const relation = targets.get(readAttribute(tag, 'id') ?? '');
      if (relation === undefined) throw new InspectError('damaged', 'a sheet of the workbook is missing');
      if (relation.type.endsWith('/worksheet'))
        sheets.push({ name: readAttribute(tag, 'name') ?? '', part: relation.target });
      if (sheets.length > WORKBOOK_SHEETS)
        throw new InspectError('inspection_limits', `more than ${WORKBOOK_SHEETS} sheets`);
    },
  });
  if (!isWorkbook) throw new InspectError('damaged', 'the main part is no workbook');
  return sheets;
}

async function readStrings(
  office: OfficePackage,
  main: string,
  wanted: Set<number>,
  text: TextCollector,
): Promise<Map<number, string>> {
  const relation = (await office.relationships(main)).find(({ type }) => type.endsWith('/sharedStrings'));
  return relation === undefined ? new Map() : readSharedStrings(office, relation.target, { wanted, text });
}

function cut(text: string): string {
  return text.trim().slice(0, FACT_TEXT_CHARACTERS).toWellFormed();
}
