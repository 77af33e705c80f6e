import { describe, expect, test } from 'vitest';
import { findProfile } from './built-in-profiles.ts';
import type { RecordFacts } from './facts.ts';
import { makeProfile, makeRecord } from './fixtures.ts';
import { signalsOf } from './signals/signals-of.ts';
import { suggestRequirements } from './suggest-requirements.ts';
import { splitWords } from './word-match.ts';

const core = findProfile('CORE-01')!;
const suggest = (originalName: string, facts: Partial<RecordFacts> = {}, profile = core) =>
  suggestRequirements(profile, [makeRecord(1, { originalName, facts })])[0]!.suggestions;

describe('suggestions for CORE-01', () => {
  test.each<[name: string, facts: Partial<RecordFacts>, requirementId: string]>([
    ['Information Security Policy v3.docx', { type: 'docx' }, 'CORE-01.POL'],
    ['policies/continuity.md', { type: 'md' }, 'CORE-01.POL'],
    ['Politique de sécurité.pdf', {}, 'CORE-01.POL'],
    ['Richtlinien/Zugriff.pdf', {}, 'CORE-01.POL'],
    ['PenetrationTestReport_2026.pdf', {}, 'CORE-01.RPT'],
    ['export.csv', { type: 'csv', tables: [{ name: '', headers: ['Host', 'CVE', 'CVSS'], rows: 3 }] }, 'CORE-01.RPT'],
    ['acme-DPA-signed.pdf', {}, 'CORE-01.CTR'],
    [
      'scan0001.pdf',
      { pdf: { pages: 9, encryption: 'none', textCharacters: 9, title: 'Service Level Agreement' } },
      'CORE-01.CTR',
    ],
    ['Access Reviews Q1.xlsx', { type: 'xlsx' }, 'CORE-01.EVD'],
    ['IMG_2041.jpg', { type: 'jpg' }, 'CORE-01.EVD'],
    ['incident-report-7.docx', { type: 'docx' }, 'CORE-01.EVD'],
    ['x.csv', { type: 'csv', tables: [{ name: '', headers: ['Asset tag', 'Serial'], rows: 1 }] }, 'CORE-01.EVD'],
  ])('%s', (name, facts, requirementId) => {
    const [first] = suggest(name, facts);
    expect(first).toMatchObject({ requirementId });
    expect(first!.reasons.length).toBeGreaterThan(0);
    expect(Number.isInteger(Math.round(first!.confidence * 100))).toBe(true);
    expect(first!.confidence).toBeLessThan(1);
  });

  test('a name that says nothing gets no suggestion', () => {
    expect(suggest('final_v2.pdf')).toEqual([]);
  });

  test('a requirement that would not take the type is not suggested', () => {
    expect(suggest('contract.png', { type: 'png' }).map(({ requirementId }) => requirementId)).not.toContain(
      'CORE-01.CTR',
    );
  });

  test('what points to two requirements is less sure than what points to one', () => {
    const sure = suggest('contract.pdf')[0]!;
    const torn = suggest('contract-audit.pdf').find(({ requirementId }) => requirementId === 'CORE-01.CTR')!;
    expect(torn.confidence).toBeLessThan(sure.confidence);
  });

  test('says why', () => {
    expect(suggest('policies/Access reviews.csv', { type: 'csv' })).toEqual([
      {
        requirementId: 'CORE-01.EVD',
        confidence: expect.any(Number),
        reasons: ['the name says "access review"', 'the type is CSV'],
      },
    ]);
  });
});

test('every signal table belongs to a requirement of its profile, and a profile without tables is read by its titles', () => {
  expect(signalsOf(core).map(({ requirementId }) => requirementId)).toEqual(core.requirements.map(({ id }) => id));
  const profile = makeProfile({ id: 'OWN-01.X', title: 'Insurance certificates' });
  expect(suggest('insurance certificate.pdf', {}, profile)[0]).toMatchObject({ requirementId: 'OWN-01.X' });
});

test.each([
  ['Access_Reviews2026-Q1', ['access', 'review', '2026', 'q', '1']],
  ['SOC2TypeIIReport', ['soc', '2', 'type', 'ii', 'report']],
  ['Política de Sécurité', ['politica', 'de', 'securite']],
  ['policies', ['policy']],
  ['access status analysis', ['access', 'status', 'analysi']],
])('%s is read as words', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});
