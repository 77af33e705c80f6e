import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What the gatherer of a set suggests for one file; `answer` when a set says nothing: any clear answer will do. */
type Expectation = 'accept' | 'reject' | 'policy' | 'answer';

export type LabelledFile = { set: string; file: string; path: string; category: string; expect: Expectation };

/** An entry of LABELS.json; sets whose files all mean the same leave `expect` or `category` out. */
type Label = { file: string; category?: string; expect?: Expectation };

/** Files that describe a set and are not part of it. */
const DESCRIPTIONS = new Set(['SOURCE.txt', 'LABELS.json', 'OBSERVED.json']);

/** Every file of every set below a folder, with its label. */
export async function listLabelledFiles(directory: string): Promise<LabelledFile[]> {
  const sets = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const lists = await Promise.all(sets.map((set) => listSet(directory, set.name)));
  return lists.flat().sort((a, b) => (`${a.set}/${a.file}` < `${b.set}/${b.file}` ? -1 : 1));
}

async function listSet(directory: string, set: string): Promise<LabelledFile[]> {
  const root = join(directory, set);
  const labels = new Map((await readLabels(root)).map((label) => [label.file, label]));
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !DESCRIPTIONS.has(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const file = relative(root, path);
      const label = labels.get(file);
      return { set, file, path, category: label?.category ?? '', expect: label?.expect ?? 'answer' };
    });
}

async function readLabels(root: string): Promise<Label[]> {
  try {
    return JSON.parse(await readFile(join(root, 'LABELS.json'), 'utf8')) as Label[];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
