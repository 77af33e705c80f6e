import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALSO_GROUPS, CHECKS, PROOF_GROUPS, VERIFICATION_CODES, verificationCodePages } from '../src/index.ts';

const PAGES = new URL('../../../spec/codes/verification/', import.meta.url);
const SPEC = new URL('../../../spec/verification.md', import.meta.url);

test('codes are unique, snake_case and written in lower case for one line', () => {
  const codes = VERIFICATION_CODES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { code, title, meaning, next } of VERIFICATION_CODES) {
    expect(code).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(`${title}${next}`).not.toMatch(/\n|\.$/);
    expect(meaning).toMatch(/\.$/);
  }
});

test('the pages of the codes are those in spec/', () => {
  const pages = verificationCodePages();
  expect(readdirSync(PAGES).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, PAGES), 'utf8')).toBe(text);
});

test('every check and group is in the specification, under the section that it cites', () => {
  const text = readFileSync(SPEC, 'utf8');
  for (const [name, { section }] of Object.entries(CHECKS)) {
    const start = text.indexOf(`### ${section} `);
    const body = text.slice(start, text.indexOf('\n### ', start + 1));
    expect(start, section).toBeGreaterThan(0);
    expect(body, `${name} in ${section}`).toContain(`\`${name}\``);
  }
  for (const group of [...PROOF_GROUPS, ...ALSO_GROUPS]) expect(text).toContain(`\`${group}\``);
});
