import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';
import type { Coverage } from './printable.ts';

/**
 * The families of the templates, and no others. On Linux `templates/fonts.conf` hides the fonts of the machine; on macOS
 * and Windows the compiler also sees those, and would take one of them wherever a template asked for a family or a weight
 * that is not supplied here. Both weights of every family are therefore supplied, and the templates use these two only.
 */
const FONT_PACKAGES = [
  'noto-sans',
  'noto-sans-mono',
  'ibm-plex-sans-arabic', // its Arabic can be copied and searched; Noto's comes out doubled
  'noto-sans-hebrew',
  'noto-sans-sc',
  'noto-sans-jp',
  'noto-sans-kr',
  'noto-emoji',
];
const WEIGHT_FOLDERS = ['400Regular', '600SemiBold'];

const require = createRequire(import.meta.url);

/** The folders that hold exactly the font files the templates use. */
export function listFontFolders(): string[] {
  return FONT_PACKAGES.flatMap((name) => {
    const root = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return WEIGHT_FOLDERS.map((folder) => join(root, folder));
  });
}

let coverage: Coverage | undefined;

/** The code points that at least one family can draw, both weights being equal in this; read once a process. */
export function loadCoverage(): Coverage {
  coverage ??= new Set(
    listFontFolders()
      .filter((folder) => folder.endsWith(WEIGHT_FOLDERS[0]!))
      .flatMap((folder) => readCharacterSet(folder)),
  );
  return coverage;
}

function readCharacterSet(folder: string): number[] {
  const file = readdirSync(folder).find((name) => name.endsWith('.ttf'));
  if (file === undefined) throw new Error(`font package without a font file: ${folder}`);
  return create(readFileSync(join(folder, file))).characterSet;
}
