import { open } from 'node:fs/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { InspectError } from '../inspect-error.ts';
import { type CentralDirectory, readCentralDirectory } from './end-record.ts';
import { checkHeadersAgree, checkLayout, type LocatedEntry } from './zip-layout.ts';
import { decodeName, foldName, isDeceptiveName, refuseTraversal } from './zip-name.ts';

const ENCRYPTED_FLAGS = 0x0001 | 0x0040 | 0x2000;
const STORED = 0;
const DEFLATED = 8;
/** WinZip AES (APPNOTE 4.4.5). */
const AES = 99;

/** Upper byte of "version made by": systems whose external attributes hold a Unix mode (APPNOTE 4.4.2). */
const UNIX_HOSTS = new Set([3, 19]);
const MODE_TYPE = 0o170000;
const MODE_FILE = 0o100000;
const MODE_DIRECTORY = 0o040000;

/** One member of an archive. `special` is a symbolic link, device or pipe. */
export type ZipMember = {
  name: string;
  /** Whether the name displays as something else than it is, or its bytes control the display. */
  deceptiveName: boolean;
  kind: 'file' | 'directory' | 'special';
  deflated: boolean;
  packedBytes: number;
  sizeBytes: number;
  crc32: number;
  entry: Entry;
};

/** A checked archive; `close` it when done. */
export type OpenZip = { members: ZipMember[]; file: ZipFile; close(): void };

/**
 * Opens a ZIP and checks its structure before anything is unpacked: one reading of the bytes, no encryption, no unsafe
 * or twin names. Sizes are what the archive declares; they are counted when a member is read.
 *
 * @throws InspectError `archive_damaged`, `archive_encrypted`, `archive_limits`, `archive_name`
 */
export async function openZip(path: string, maximumEntries: number): Promise<OpenZip> {
  const directory = await locateDirectory(path);
  if (directory.entries > maximumEntries)
    throw new InspectError('archive_limits', `more than ${maximumEntries} entries`);
  const file = await yauzl
    .openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
    .catch(rethrowDamaged);
  try {
    const located = await locateEntries(file).catch(rethrowDamaged);
    checkLayout(located, directory);
    const members = located.map(({ entry }) => describeMember(entry));
    refuseTwins(members);
    return { members, file, close: () => file.close() };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function locateDirectory(path: string): Promise<CentralDirectory> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await readCentralDirectory(handle, size);
  } finally {
    await handle.close();
  }
}

async function locateEntries(file: ZipFile): Promise<LocatedEntry[]> {
  const located: LocatedEntry[] = [];
  for await (const entry of file.eachEntry()) {
    refuseEncryption(entry);
    const local = await file.readLocalFileHeaderPromise(entry);
    checkHeadersAgree({ entry, local });
    located.push({ entry, local });
  }
  return located;
}

function refuseEncryption(entry: Entry): void {
  if ((entry.generalPurposeBitFlag & ENCRYPTED_FLAGS) !== 0 || entry.compressionMethod === AES) {
    throw new InspectError('archive_encrypted', 'the archive is encrypted: submit it without a password');
  }
}

function describeMember(entry: Entry): ZipMember {
  const { compressionMethod: method, compressedSize: packedBytes, uncompressedSize: sizeBytes } = entry;
  if (method !== STORED && method !== DEFLATED) {
    throw new InspectError('archive_damaged', `compression method ${method} is not supported: use ordinary ZIP`);
  }
  if (method === STORED && packedBytes !== sizeBytes) {
    throw new InspectError('archive_damaged', 'the sizes of a stored entry disagree');
  }
  const name = decodeName(entry);
  refuseTraversal(name);
  const kind = readKind(entry, name);
  if (kind === 'directory' && sizeBytes !== 0) throw new InspectError('archive_damaged', 'a folder carries data');
  const deceptiveName = isDeceptiveName(name, entry.fileNameRaw);
  return {
    name,
    deceptiveName,
    kind,
    deflated: method === DEFLATED,
    packedBytes,
    sizeBytes,
    crc32: entry.crc32,
    entry,
  };
}

function readKind(entry: Entry, name: string): ZipMember['kind'] {
  const mode = UNIX_HOSTS.has(entry.versionMadeBy >>> 8) ? (entry.externalFileAttributes >>> 16) & MODE_TYPE : 0;
  if (mode !== 0 && mode !== MODE_FILE && mode !== MODE_DIRECTORY) return 'special';
  return name.endsWith('/') ? 'directory' : 'file';
}

/** Two members under one name, or a member below a file, unpack differently on different systems. */
function refuseTwins(members: ZipMember[]): void {
  const kinds = new Map<string, ZipMember['kind']>();
  for (const { name, kind } of members) {
    const folded = foldName(name);
    if (kinds.has(folded)) throw new InspectError('archive_name', 'two entries have the same name');
    kinds.set(folded, kind);
  }
  for (const folded of kinds.keys()) {
    for (let slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
      const parent = kinds.get(folded.slice(0, slash));
      if (parent !== undefined && parent !== 'directory') {
        throw new InspectError('archive_name', 'an entry lies below another that is no folder');
      }
    }
  }
}

/** yauzl reports broken structure as a plain Error; failures of the disk carry a `syscall` and pass. */
function rethrowDamaged(cause: unknown): never {
  if (cause instanceof InspectError || (cause instanceof Error && 'syscall' in cause)) throw cause;
  throw new InspectError('archive_damaged', 'not a sound ZIP: its structure cannot be read', { cause });
}
