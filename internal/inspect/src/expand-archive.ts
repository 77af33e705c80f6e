import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefusalCode } from '@attestlayer/profile';
import { InspectError, readStop } from './inspect-error.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits.ts';
import { CONTENT_TYPES_PART } from './office/open-package.ts';
import { type OpenZip, openZip, type ZipMember } from './zip/open-zip.ts';
import { readMember } from './zip/read-member.ts';
import { describeName } from './zip/zip-name.ts';

/** A file taken out of an archive: its name as submitted (archive name, `/`, name inside) and where its bytes lie. */
export type ExpandedFile = { name: string; path: string };

/** An entry, or a whole archive, that was not taken in. `name` is safe to display. */
export type RefusedEntry = { name: string; code: RefusalCode; detail: string };

/** What came out of an archive, and what did not. */
export type ExpandedArchive = { files: ExpandedFile[]; refusals: RefusedEntry[] };

/** Droppings of desktop systems: never records, so they are left out without a word. */
const SYSTEM_FILE = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

const ZIP_SIGNATURE = Buffer.from('PK\x03\x04', 'latin1');

/** Entries left, and bytes unpacked so far from the packed bytes of the outermost archive; nested ones share it. */
type Budget = { entries: number; unpackedBytes: number; packedBytes: number; filesWritten: number };

type Expansion = { outDirectory: string; limits: ArchiveLimits; budget: Budget; result: ExpandedArchive };

/**
 * Takes the files out of a ZIP, and out of the ZIPs inside it, into `outDirectory` under generated names.
 *
 * An archive that breaks a cap, has two readings, is encrypted or holds a name that points out of it is hostile or
 * broken: nothing of it is kept, and it is the one refusal. An entry that merely cannot be a record (a link, a
 * deceptive name, an archive nested too deep) is refused by itself. Inflating is streamed, so this runs in the calling
 * process: its memory does not depend on the archive.
 */
export async function expandArchive(options: {
  path: string;
  name: string;
  outDirectory: string;
  limits?: Partial<ArchiveLimits>;
}): Promise<ExpandedArchive> {
  const limits = { ...ARCHIVE_LIMITS, ...options.limits };
  const { size: packedBytes } = await stat(options.path);
  const budget = { entries: limits.entries, unpackedBytes: 0, packedBytes, filesWritten: 0 };
  const expansion = { outDirectory: options.outDirectory, limits, budget, result: { files: [], refusals: [] } };
  await mkdir(options.outDirectory, { recursive: true });
  await expandOrRefuse(expansion, options, 1);
  return expansion.result;
}

/** Takes an archive whole or, when it is refused, removes everything that came out of it. */
async function expandOrRefuse(expansion: Expansion, archive: ExpandedFile, depth: number): Promise<void> {
  const { result } = expansion;
  const [filesBefore, refusalsBefore] = [result.files.length, result.refusals.length];
  try {
    await expandMembers(expansion, archive, depth);
  } catch (error) {
    const stop = readStop(error);
    if (stop === null || !('refusal' in stop)) throw error;
    for (const file of result.files.splice(filesBefore)) await rm(file.path, { force: true });
    // A spent budget is spent for the outer archive too.
    if (depth > 1 && stop.refusal.code === 'archive_limits') throw error;
    result.refusals.splice(refusalsBefore);
    result.refusals.push({ name: describeName(archive.name), ...stop.refusal });
  }
}

async function expandMembers(expansion: Expansion, archive: ExpandedFile, depth: number): Promise<void> {
  const zip = await openZip(archive.path, expansion.budget.entries);
  try {
    expansion.budget.entries -= zip.members.length;
    for (const member of zip.members) {
      if (member.kind === 'directory' || SYSTEM_FILE.test(member.name)) continue;
      await takeMember(expansion, { zip, member, archiveName: archive.name, depth });
    }
  } finally {
    zip.close();
  }
}

async function takeMember(
  expansion: Expansion,
  taken: { zip: OpenZip; member: ZipMember; archiveName: string; depth: number },
): Promise<void> {
  const { member, depth } = taken;
  const name = `${taken.archiveName}/${member.name}`;
  if (member.kind === 'special')
    return refuseEntry(expansion, name, 'type_not_accepted', 'a link or device, not a file');
  if (member.deceptiveName) {
    return refuseEntry(expansion, name, 'archive_name', 'the name holds invisible or direction-changing characters');
  }
  const file = { name, path: await writeMember(expansion, taken.zip, member) };
  if (!(await isPlainArchive(file.path, expansion.limits.entries))) {
    expansion.result.files.push(file);
    return;
  }
  try {
    if (depth < expansion.limits.depth) await expandOrRefuse(expansion, file, depth + 1);
    else refuseEntry(expansion, name, 'archive_limits', `an archive nested more than ${expansion.limits.depth} deep`);
  } finally {
    await rm(file.path, { force: true });
  }
}

function refuseEntry(expansion: Expansion, name: string, code: RefusalCode, detail: string): void {
  expansion.result.refusals.push({ name: describeName(name), code, detail });
}

async function writeMember(expansion: Expansion, zip: OpenZip, member: ZipMember): Promise<string> {
  const { budget, limits } = expansion;
  budget.filesWritten += 1;
  const path = join(expansion.outDirectory, `${String(budget.filesWritten).padStart(6, '0')}.bin`);
  const onBytes = (length: number) => {
    budget.unpackedBytes += length;
    checkBudget(budget, limits);
  };
  try {
    await readMember(zip, member, { limits, target: createWriteStream(path, { flags: 'wx' }), onBytes });
    return path;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Many small entries are a bomb as well as one large one: the caps hold for their sum. */
function checkBudget({ unpackedBytes, packedBytes }: Budget, limits: ArchiveLimits): void {
  if (unpackedBytes > limits.totalBytes) {
    throw new InspectError('archive_limits', `the archive unpacks to more than ${limits.totalBytes} bytes`);
  }
  if (unpackedBytes > limits.ratioFloorBytes && unpackedBytes > packedBytes * limits.ratio) {
    throw new InspectError('archive_limits', `the archive unpacks to more than ${limits.ratio} times its size`);
  }
}

/** Whether a file is a ZIP but no office document. A broken one is taken for a plain archive, and refused as such. */
async function isPlainArchive(path: string, maximumEntries: number): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(ZIP_SIGNATURE.length), 0, ZIP_SIGNATURE.length, 0);
    if (!buffer.equals(ZIP_SIGNATURE)) return false;
  } finally {
    await file.close();
  }
  try {
    const zip = await openZip(path, maximumEntries);
    zip.close();
    return !zip.members.some((member) => member.name === CONTENT_TYPES_PART);
  } catch (error) {
    if (error instanceof InspectError) return true;
    throw error;
  }
}
