import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { makeInput, makeProfile, makeRecord } from './fixtures.ts';
import { renderBlockersCsv } from './render-blockers-csv.ts';
import { renderBlockersText } from './render-blockers-text.ts';

const named = (originalName: string) =>
  evaluate(makeInput({ records: [makeRecord(1, { originalName, facts: { type: 'jpg' } })] }));

describe('the CSV of blockers', () => {
  test('has a line for each affected record and one for a blocker without records', () => {
    const records = [makeRecord(1, { facts: { type: 'jpg' } }), makeRecord(2, { facts: { type: 'jpg' } })];
    const profile = makeProfile({ min_records: 0 }, { id: 'TEST-01.B' });
    const lines = renderBlockersCsv(evaluate(makeInput({ profile, records }))).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(
      '"severity","code","requirement_id","requirement_title","expected","found","remedy","record_id","original_name","sha256"',
    );
    expect(lines[2]).toContain('"record-2","file-2.pdf"');
    expect(lines[3]).toContain('"requirement_missing","TEST-01.B","Test records"');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\u200B=1', ' =1', '\uFEFF=1'])(
    'a cell of %j is text for a spreadsheet',
    (name) => {
      expect(renderBlockersCsv(named(`${name}.pdf`))).toContain(`,"'${name}.pdf",`);
    },
  );

  test('quotes are doubled and commas stay inside their cell', () => {
    expect(renderBlockersCsv(named('a "b", c.pdf'))).toContain(',"a ""b"", c.pdf",');
  });

  test('is the header alone on PASS', () => {
    expect(renderBlockersCsv(evaluate(makeInput())).split('\r\n')).toHaveLength(2);
  });
});

describe('the text of blockers', () => {
  test('says the outcome, the next step, the open points and the boundary', () => {
    const text = renderBlockersText(evaluate(makeInput({ records: [] })), { colour: false });
    expect(text).toMatchInlineSnapshot(`
      "FAIL  TEST-01 version 1: 1 blocker, 0 notices
      packet packet-1, attempt 1, evaluated 2026-04-15T12:00:00.000Z, period 2026-01-01 to 2026-03-31

      next: Add at least 1 record for "Test records" (PDF, CSV or PNG).

      TEST-01.A  Test records
        blocker  Nothing was submitted for a requirement (requirement_missing)
          expected  at least 1 record: PDF, CSV or PNG
          found     no record
          to do     Add at least 1 record for "Test records" (PDF, CSV or PNG).

      TEST-01.A  Test records: not satisfied

      The outcome says only whether the submitted records were complete and readable enough, under the named profile and version, to issue a kit. It is not an audit, a certification, an approval or a legal opinion, and says nothing about whether a record is true or a control works. It says nothing.
      "
    `);
  });

  test('is short on PASS', () => {
    const text = renderBlockersText(evaluate(makeInput()), { colour: false });
    expect(text).toMatchInlineSnapshot(`
      "PASS  TEST-01 version 1: 0 blockers, 0 notices
      packet packet-1, attempt 1, evaluated 2026-04-15T12:00:00.000Z, period 2026-01-01 to 2026-03-31

      TEST-01.A  Test records: satisfied, 1 record

      The outcome says only whether the submitted records were complete and readable enough, under the named profile and version, to issue a kit. It is not an audit, a certification, an approval or a legal opinion, and says nothing about whether a record is true or a control works. It says nothing.
      "
    `);
  });

  test('lists ten records of a blocker and counts the rest', () => {
    const records = Array.from({ length: 13 }, (_, index) => makeRecord(index, { facts: { type: 'jpg' } }));
    const text = renderBlockersText(evaluate(makeInput({ profile: makeProfile({ min_records: 0 }), records })), {
      colour: false,
    });
    expect(text.match(/^ {4}record /gm)).toHaveLength(10);
    expect(text).toContain('and 3 more records');
  });

  test('holds no control character but its own line ends, whatever a name holds', () => {
    const text = renderBlockersText(named('\u001b[31m\u202Efdp.exe\u2066\r\n'), { colour: false });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test('has colour only when asked for', () => {
    const evaluation = evaluate(makeInput({ records: [] }));
    const coloured = renderBlockersText(evaluation, { colour: true });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(renderBlockersText(evaluation, { colour: false }));
  });
});
