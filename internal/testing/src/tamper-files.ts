import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import {
  AFTER_CHECKPOINT_PATH,
  CHECKPOINT_TIMESTAMP_PATH,
  JWKS_PATH,
  RECEIPT_TIMESTAMP_PATH,
  TRUST_PATH,
} from '@attestlayer/kit';
import { openZipBytes, packZip } from './carry-kit.ts';
import { asBothForms, type KitFiles, replace, type TamperCase } from './tamper-case.ts';

/** Attached for convenience, never part of what is sealed or proven: a kit may be without them. */
const OPTIONAL_PATHS: ReadonlySet<string> = new Set([
  TRUST_PATH,
  JWKS_PATH,
  RECEIPT_TIMESTAMP_PATH,
  CHECKPOINT_TIMESTAMP_PATH,
  AFTER_CHECKPOINT_PATH,
]);

/** Names that a hostile kit might add, from harmless-looking to nested in every folder that a kit has. */
const ADDED_PATHS = [
  'EXTRA',
  'manifest.json.bak',
  'evidence/000-extra.txt',
  'reports/extra.json',
  'proof/extra',
  'trust/trust.2.json',
  'verifier/extra.js',
];

/** Every file taken away that a kit cannot be without. */
export function* removeEachFile(files: KitFiles): Generator<TamperCase> {
  for (const path of files.keys()) {
    if (!OPTIONAL_PATHS.has(path)) yield* asBothForms('removed', path, replace(files, { [path]: null }));
  }
}

/** A file added in every place, and beside every file. */
export function* addFiles(files: KitFiles): Generator<TamperCase> {
  const beside = [...files.keys()].map((path) => `${path}2`);
  for (const path of [...ADDED_PATHS, ...beside]) {
    yield* asBothForms('added', path, replace(files, { [path]: encodeUtf8('added\n') }));
  }
}

/** Every file under another name: a letter more, another letter case, another folder. */
export function* renameEachFile(files: KitFiles): Generator<TamperCase> {
  for (const [path, bytes] of files) {
    for (const renamed of [`${path}x`, swapCase(path), `moved/${path}`]) {
      yield* asBothForms('renamed', `${path} to ${renamed}`, replace(files, { [path]: null, [renamed]: bytes }));
    }
  }
}

/** Every file a second time: under another name, and in the ZIP twice under its own. */
export function* duplicateEachFile(files: KitFiles): Generator<TamperCase> {
  for (const [path, bytes] of files) {
    yield* asBothForms('duplicated', `${path} as a copy`, replace(files, { [`copy-of/${path}`]: bytes }));
    for (const second of [bytes, encodeUtf8('other content\n')]) {
      const open = async () => openZipBytes(await packTwice(files, path, second));
      yield { kind: 'duplicated', name: `${path} twice in the ZIP, ${second.length} bytes`, open };
    }
  }
}

/** Every two files of the kit exchanged with each other. */
export function* exchangeFiles(files: KitFiles): Generator<TamperCase> {
  const entries = [...files];
  for (const [index, [path, bytes]] of entries.entries()) {
    for (const [other, otherBytes] of entries.slice(index + 1)) {
      yield* asBothForms('exchanged', `${path} with ${other}`, replace(files, { [path]: otherBytes, [other]: bytes }));
    }
  }
}

/** Every file replaced by the one of the same name in another valid kit, alone and with all others of its kind. */
export function* swapWithOtherKit(files: KitFiles, other: KitFiles): Generator<TamperCase> {
  const differing = [...files.keys()].filter((path) => isOther(files.get(path)!, other.get(path)));
  for (const path of differing) {
    yield* asBothForms('swapped', path, replace(files, { [path]: other.get(path)! }));
    const allButOne = replace(other, { [path]: files.get(path)! });
    yield* asBothForms('swapped', `all but ${path}`, allButOne);
  }
}

function isOther(bytes: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && (other.length !== bytes.length || other.some((byte, index) => byte !== bytes[index]));
}

/** Another spelling of the same letters; a path without letters gets one. */
function swapCase(path: string): string {
  const swapped = path === path.toLowerCase() ? path.toUpperCase() : path.toLowerCase();
  return swapped === path ? `${path}a` : swapped;
}

/** A writer refuses two files of one name, so the second gets a name of the same length and loses it in the bytes. */
async function packTwice(files: KitFiles, path: string, second: Uint8Array): Promise<Uint8Array> {
  const standIn = `${path.slice(0, -1)}${path.endsWith('Z') ? 'Y' : 'Z'}`;
  const zip = await packZip(replace(files, { [standIn]: second }));
  return replaceAll(zip, encodeUtf8(standIn), encodeUtf8(path));
}

function replaceAll(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const result = concatBytes(bytes);
  for (let offset = 0; offset + from.length <= result.length; offset += 1) {
    if (from.every((byte, index) => result[offset + index] === byte)) result.set(to, offset);
  }
  return result;
}
