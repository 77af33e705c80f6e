import { describe, expect, it } from 'vitest';
import { inspectFile } from '../inspect-file.ts';
import { makeDocx, makeRelationships, makeTask, makeXlsx, makeZip, type OfficeFixture } from '../test-fixtures.ts';

async function inspect(content: Uint8Array, name = 'record') {
  return inspectFile(await makeTask(content, name));
}

async function refusalOfDocx(body: string, extra: OfficeFixture = {}) {
  return (await inspect(makeDocx(body, extra))).refusal?.code ?? null;
}

const run = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const documentRelationships = (type: string, target: string) => ({
  parts: { 'word/_rels/document.xml.rels': makeRelationships([{ type, target, external: true }]) },
});

describe('DOCX', () => {
  it('counts characters and sees tracked changes', async () => {
    const plain = await inspect(makeDocx(run('Access') + run('policy')));
    expect(plain).toMatchObject({ type: 'docx', refusal: null, problem: null });
    expect(plain.document).toEqual({ characters: 12, macros: false, trackedChanges: false });
    const changed = await inspect(makeDocx(`<w:p><w:del><w:r><w:delText>not</w:delText></w:r></w:del></w:p>`));
    expect(changed.document?.trackedChanges).toBe(true);
  });

  it('refuses macros by part name and by content type', async () => {
    expect(await refusalOfDocx(run('a'), { parts: { 'word/vbaProject.bin': 'x' } })).toBe('macros');
    const type = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    expect(await refusalOfDocx(run('a'), { types: { '/word/document.xml': type } })).toBe('macros');
  });

  it('refuses what fetches or starts something, and leaves links to click alone', async () => {
    expect(await refusalOfDocx(run('a'), documentRelationships('image', 'https://tracker.example/p.png'))).toBe(
      'active_content',
    );
    expect(await refusalOfDocx(run('a'), documentRelationships('hyperlink', 'https://policy.example/'))).toBeNull();
    const field = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const mark = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    expect(await refusalOfDocx(`<w:p>${mark}${field(' DD')}${field('EAUTO cmd ')}${mark}</w:p>`)).toBe(
      'active_content',
    );
    expect(await refusalOfDocx(`<w:p>${mark}${field(' PAGE ')}${mark}</w:p>`)).toBeNull();
  });

  it('refuses a document type declaration in any XML part', async () => {
    const parts = { 'docProps/app.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' };
    expect(await refusalOfDocx(run('a'), { parts })).toBe('active_content');
  });

  it('reports parts that are missing or not well-formed', async () => {
    expect((await inspect(makeDocx('<w:p>'))).problem?.code).toBe('damaged');
    const parts = { '_rels/.rels': makeRelationships([{ type: 'officeDocument', target: 'absent.xml' }]) };
    expect((await inspect(makeDocx('', { parts, types: {} }))).refusal?.code).toBe('type_not_accepted');
  });

  it('refuses a part above the cap, and a secret in the text', async () => {
    const large = await inspectFile(
      await makeTask(makeDocx(run('a'.repeat(5_000))), 'a.docx', { officePartBytes: 4_000 }),
    );
    expect(large.refusal?.code).toBe('archive_limits');
    expect(await refusalOfDocx(run(`ghp_${'A1b2C3d4E5f6'.repeat(3)}`))).toBe('secret_found');
  });
});

describe('XLSX', () => {
  const cell = (index: number) => `<c t="s"><v>${index}</v></c>`;

  it('takes the first row with a value as header and counts the rows below it', async () => {
    const inline = '<c t="inlineStr"><is><t>Owner</t></is></c>';
    const rows = `<row/><row>${cell(1)}${inline}<c><v>2026</v></c></row><row>${cell(0)}</row><row><c/></row><row>${cell(0)}</row>`;
    const facts = await inspect(makeXlsx(rows, ['laptop', 'Asset tag']));
    expect(facts).toMatchObject({ type: 'xlsx', refusal: null, problem: null });
    expect(facts.tables).toEqual([{ name: 'Assets', headers: ['Asset tag', 'Owner', '2026'], rows: 2 }]);
  });

  it('refuses macro sheets, data connections and workbooks on the network', async () => {
    const types = { '/xl/worksheets/sheet1.xml': 'application/vnd.ms-excel.macrosheet+xml' };
    expect((await inspect(makeXlsx('', [], { types }))).refusal?.code).toBe('macros');
    const connections = {
      parts: {
        'xl/connections.xml': '<connections><connection><webPr url="https://a.example"/></connection></connections>',
      },
      types: { '/xl/connections.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml' },
    };
    expect((await inspect(makeXlsx('', [], connections))).refusal?.code).toBe('active_content');
    const link = (target: string) => ({
      parts: {
        'xl/externalLinks/_rels/externalLink1.xml.rels': makeRelationships([
          { type: 'externalLinkPath', target, external: true },
        ]),
      },
    });
    expect((await inspect(makeXlsx('', [], link('\\\\host\\share\\a.xlsx')))).refusal?.code).toBe('active_content');
    expect((await inspect(makeXlsx('', [], link('budget.xlsx')))).refusal).toBeNull();
  });
});

it('is no record when it is a plain or encrypted ZIP', async () => {
  const plain = await inspect(makeZip([{ name: 'a.txt', data: 'a' }]), 'a.zip');
  expect(plain).toMatchObject({ type: null, mediaType: 'application/zip', refusal: { code: 'type_not_accepted' } });
  const encrypted = await inspect(makeZip([{ name: 'a.txt', data: 'a', flags: 1 }]), 'a.zip');
  expect(encrypted.refusal?.code).toBe('archive_encrypted');
});
