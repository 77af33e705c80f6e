import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPathSet, KitError } from '@attestlayer/kit';
import type { Adapter, VectorResult } from '../adapter.ts';

type Expected = 'refused' | 'accepted' | 'a clear answer';

/** What the Go module rules refuse for reasons that hold for any set of files; the others are about modules. */
const GENERAL_REASON =
  /malformed file path|file path is not clean|multiple entries for file|both a file and a directory|case-insensitive file name collision/;

/** The files of a txtar, and the names of the sections that are no files. */
const SECTION = /^-- (?<name>.*) --$/gm;
const NO_FILE = new Set(['want']);

/** Answers that differ from Go's, each for a reason. */
const EXPECTATIONS: ReadonlyMap<string, { expected: Expected; reason: string }> = new Map([
  [
    'create/exclude_submodule.txt',
    {
      expected: 'refused',
      reason: 'Go leaves "sub/x.go\'" out before it looks at the name; a kit has no files to leave out.',
    },
  ],
]);

/** Holds the path rules of kits against the file-name cases of Go's module ZIPs. */
export const zipNamesAdapter: Adapter = {
  folder: 'B-zip/go-module-zip-txtar',
  async run(directory) {
    const labels = JSON.parse(await readFile(join(directory, 'LABELS.json'), 'utf8')) as { file: string }[];
    return Promise.all(labels.map(async ({ file }) => tryNames(file, await readFile(join(directory, file), 'utf8'))));
  },
};

function tryNames(file: string, text: string): VectorResult {
  const expected = EXPECTATIONS.get(file)?.expected ?? expectationOf(text);
  const found = answerFor(listNames(text));
  return { case: file, expected, found, ok: expected === 'a clear answer' || found.startsWith(expected) };
}

function expectationOf(text: string): Expected {
  if (GENERAL_REASON.test(text)) return 'refused';
  // A hash stands where Go packs the files without an error.
  return /^hash=/m.test(text) ? 'accepted' : 'a clear answer';
}

/** File names, without the `module@version/` that Go puts in front of all of them. */
function listNames(text: string): string[] {
  const names = [...text.matchAll(SECTION)].map((match) => match.groups?.name ?? '');
  return names.filter((name) => !NO_FILE.has(name)).map((name) => name.replace(/^[^@]*@[^/]*\//, ''));
}

function answerFor(names: string[]): string {
  try {
    checkPathSet(names);
    return 'accepted';
  } catch (error) {
    if (error instanceof KitError) return `refused: ${error.code}`;
    throw error;
  }
}
