import { equalBytes } from '@attestlayer/encoding';
import { KitError, type KitSource } from '@attestlayer/kit';
import { changeEachByte, changeEachLength, changeEachZipByte } from './tamper-bytes.ts';
import type { KitFiles, TamperCase } from './tamper-case.ts';
import {
  addFiles,
  duplicateEachFile,
  exchangeFiles,
  removeEachFile,
  renameEachFile,
  swapWithOtherKit,
} from './tamper-files.ts';
import { signAgain } from './tamper-keys.ts';

/**
 * What came of a tamper run. A survivor is a kit that was VERIFIED although a file in it was changed, added or taken away; the
 * list must be empty. Bytes of a ZIP that change no file (attributes of entries, which other packers write otherwise) are
 * counted under a kind of their own: packing again never changes what a kit is.
 */
export type TamperResult = { cases: number; survivors: string[]; byKind: Record<string, number> };

/**
 * Tampers with a valid kit in every way we know and verifies each result. A kit that nobody can open counts as refused.
 * @param options.otherKitFiles another valid kit of the same issuer, to swap files with
 * @param options.verify the verifier under test, with the trust root of the original kit
 * @param options.everyNthByte change only each nth byte, for a quick run; default 1, all of them
 */
export async function runTamperMatrix(options: {
  kitFiles: KitFiles;
  otherKitFiles: KitFiles;
  verify(kit: KitSource): Promise<{ verdict: string }>;
  everyNthByte?: number;
}): Promise<TamperResult> {
  const { kitFiles, otherKitFiles, verify, everyNthByte = 1 } = options;
  const result: TamperResult = { cases: 0, survivors: [], byKind: {} };
  for await (const tampered of listTamperCases(kitFiles, otherKitFiles, everyNthByte)) {
    const kit = await openOrNull(tampered);
    const isVerified = kit !== null && (await verify(kit)).verdict === 'VERIFIED';
    const isSameKit = isVerified && (await holdsFiles(kit, kitFiles));
    const kind = isSameKit ? `${tampered.kind}, same files` : tampered.kind;
    result.cases += 1;
    result.byKind[kind] = (result.byKind[kind] ?? 0) + 1;
    if (isVerified && !isSameKit) result.survivors.push(`${tampered.kind}: ${tampered.name}`);
  }
  return result;
}

async function* listTamperCases(files: KitFiles, other: KitFiles, everyNthByte: number): AsyncGenerator<TamperCase> {
  yield* removeEachFile(files);
  yield* addFiles(files);
  yield* renameEachFile(files);
  yield* duplicateEachFile(files);
  yield* exchangeFiles(files);
  yield* swapWithOtherKit(files, other);
  yield* signAgain(files);
  yield* changeEachLength(files);
  yield* changeEachByte(files, everyNthByte);
  yield* changeEachZipByte(files, everyNthByte);
}

async function openOrNull({ open }: TamperCase): Promise<KitSource | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof KitError) return null;
    throw error;
  }
}

async function holdsFiles({ entries }: KitSource, files: KitFiles): Promise<boolean> {
  if (entries.length !== files.size) return false;
  for (const entry of entries) {
    const bytes = files.get(entry.path);
    if (bytes === undefined || !equalBytes(bytes, await entry.bytes(entry.size))) return false;
  }
  return true;
}
