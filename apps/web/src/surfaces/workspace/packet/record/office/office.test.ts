import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { cutSheet } from './cut-sheet.ts';
import type { OfficeAnswer } from './office-answer.ts';
import { readDocx } from './read-docx.ts';
import { readXlsx } from './read-xlsx.ts';

const SAMPLES = new URL('../../../../../../../../samples/core-01/evidence/', import.meta.url);
const readSample = async (name: string) => new Uint8Array(await readFile(new URL(name, SAMPLES)));

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (...links: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`;
const link = (id: string, type: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}" ${more}/>`;

function pack(parts: Record<string, string>): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function makeWorkbook(sheetData: string): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return pack({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(link('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(link('r1', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
  });
}

function makeDocument(body: string, links: string[] = []): Uint8Array<ArrayBuffer> {
  return pack({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(link('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationships(...links),
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`,
  });
}

const htmlOf = (answer: OfficeAnswer) => (answer.kind === 'document' ? answer.html : answer);
const sheetsOf = (answer: OfficeAnswer) => (answer.kind === 'workbook' ? answer.sheets : answer);
const cell = (text: string, row = 1) => `<c r="A${row}" t="inlineStr"><is><t>${text}</t></is></c>`;

test('a document is read as text and tables, a workbook as rows', async () => {
  expect(htmlOf(await readDocx(await readSample('Incident report 2026-02.docx')))).toMatch(/^<(?:p|h1)>/);
  const sheets = sheetsOf(await readXlsx(await readSample('Risk register 2026.xlsx')));
  expect(sheets).toMatchObject([{ more: false, rows: expect.arrayContaining([expect.any(Array)]) }]);
});

test('what looks like HTML in a document stays text', async () => {
  const found = await readDocx(makeDocument('<w:p><w:r><w:t>&lt;script&gt;x()&lt;/script&gt;</w:t></w:r></w:p>'));
  expect(htmlOf(found)).toBe('<p>&lt;script&gt;x()&lt;/script&gt;</p>');
});

test('a link in a document leads nowhere', async () => {
  const links = [link('r2', 'hyperlink', 'javascript:x(&quot;&gt;&quot;)', 'TargetMode="External"')];
  const body = '<w:p><w:hyperlink r:id="r2"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>';
  expect(htmlOf(await readDocx(makeDocument(body, links)))).toBe('<p><a>link</a></p>');
});

test('a picture that lies outside a document is not asked for', async () => {
  const picture = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const links = [link('r2', 'image', 'https://tracker.example/p.png', 'TargetMode="External"')];
  expect(JSON.stringify(await readDocx(makeDocument(picture, links)))).not.toContain('tracker');
});

test('only the first rows of a long sheet are read', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => `<row>${cell(String(index), index + 1)}</row>`).join('');
  const [sheet] = sheetsOf(await readXlsx(makeWorkbook(rows))) as { rows: string[][]; more: boolean }[];
  expect(sheet!.rows).toHaveLength(200);
  expect([sheet!.rows[199], sheet!.more]).toEqual([['199'], true]);
});

test.each(['<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "<row><c r='XFD1048576'><v>1</v></c></row>"])(
  'a cell in the last corner makes no million rows: %s',
  async (last) => {
    const found = await readXlsx(makeWorkbook(`<row r="1">${cell('first')}</row>${last}`));
    expect(sheetsOf(found)).toMatchObject([{ rows: [['first']] }]);
  },
);

test('cells without an address stand one after the other', async () => {
  const bare = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = `<row>${bare('a')}${bare('b')}</row><row r="3"><c r="B3" t="inlineStr"><is><t>c</t></is></c>${bare('d')}</row>`;
  const found = await readXlsx(makeWorkbook(rows));
  expect(sheetsOf(found)).toMatchObject([
    {
      rows: [
        ['a', 'b', ''],
        ['', '', ''],
        ['', 'c', 'd'],
      ],
    },
  ]);
});

test('a prefix of the namespace stays when a sheet is cut', () => {
  const xml = '<x:worksheet><x:sheetData><x:row r="1"/><x:row r="900"/></x:sheetData></x:worksheet>';
  const text = '<x:worksheet><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>';
  expect(cutSheet(xml)).toEqual({ text, cut: true });
  expect(cutSheet('<sst/>')).toBeNull();
});

test('a document that unpacks to too much is not unpacked', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(70_000_000) });
  expect(await readDocx(bomb)).toEqual({ kind: 'refused', reason: 'too_large' });
  expect(await readXlsx(bomb)).toEqual({ kind: 'refused', reason: 'too_large' });
});
