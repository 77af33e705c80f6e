import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';

const FOLDER = new URL('../src/messages/', import.meta.url);
const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

type Catalogue = Record<string, string>;

const surfaces = (await readdir(new URL('en/', FOLDER))).toSorted();

async function readCatalogue(language: string, file: string): Promise<Catalogue> {
  return (await import(new URL(`${language}/${file}`, FOLDER).href)).default;
}

/** French has a form of its own for whole millions; English lacks it. */
const inEnglish = (key: string) => key.replace(/_many$/, '_other');

const placeholders = (text: string) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name).toSorted();

test('French has the same surfaces', async () => {
  expect((await readdir(new URL('fr/', FOLDER))).toSorted()).toEqual(surfaces);
});

test.each(surfaces)('%s: French has every message, and none that English lacks', async (file) => {
  const [english, french] = await Promise.all([readCatalogue('en', file), readCatalogue('fr', file)]);
  expect(Object.keys(french).filter((key) => !(inEnglish(key) in english))).toEqual([]);
  expect(Object.keys(english).filter((key) => !(key in french))).toEqual([]);
});

test.each(surfaces)('%s: French fills in the same values', async (file) => {
  const [english, french] = await Promise.all([readCatalogue('en', file), readCatalogue('fr', file)]);
  const differing = Object.entries(french).filter(([key, text]) => {
    const original = english[inEnglish(key)] ?? '';
    // "One field" may leave the count out.
    const optional = key.endsWith('_one') ? ['count'] : [];
    const fill = (message: string) => JSON.stringify([...new Set([...placeholders(message), ...optional])].toSorted());
    return fill(original) !== fill(text);
  });
  expect(differing).toEqual([]);
});

test.each(surfaces)('%s: French typography', async (file) => {
  const french = await readCatalogue('fr', file);
  // Straight apostrophes and quotes; and ; ! ? : « » without the space that keeps them on the line of their word.
  const wrong = Object.entries(french).filter(([, text]) =>
    /['"]|[\p{L}\d») ][;!?]|[\p{L} ]:(?!\/\/)|« | »/u.test(text),
  );
  expect(wrong).toEqual([]);
});
