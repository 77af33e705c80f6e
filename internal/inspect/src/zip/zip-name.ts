import { crc32 } from 'node:zlib';
import yauzl, { type Entry } from 'yauzl';
import { InspectError } from '../inspect-error.ts';

const UTF8_FLAG = 0x0800;

/** Info-ZIP Unicode Path (APPNOTE 4.6.9): version 1, CRC-32 of the header's name, UTF-8 name. */
const UNICODE_PATH_FIELD = 0x7075;
const UNICODE_PATH_BYTES = 5;
const UNICODE_PATH_VERSION = 1;

/** A longer name was not chosen by a person (PATH_MAX of common systems). */
const NAME_CHARACTERS = 4_096;

/** C0 and C1 controls, and the marks that change the direction of text (Unicode TR9): names that lie when displayed. */
const DECEPTIVE_CHARACTER = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
const DECEPTIVE_CHARACTERS = new RegExp(DECEPTIVE_CHARACTER.source, 'g');

/**
 * The name of an entry: UTF-8 where flagged, the Unicode path extra field, or code page 437 (APPNOTE D.1).
 *
 * @throws InspectError `archive_name` when readers would not agree on it
 */
export function decodeName(entry: Entry): string {
  const flagged = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0;
  const unicodePaths = entry.extraFields.filter((field) => field.id === UNICODE_PATH_FIELD);
  if (unicodePaths.length > 1 || !unicodePaths.every((field) => isSoundUnicodePath(field.data, entry.fileNameRaw))) {
    throw new InspectError('archive_name', 'an entry has two names');
  }
  try {
    if (flagged) new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw);
    return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  } catch (cause) {
    throw new InspectError('archive_name', 'an entry has a name that cannot be read', { cause });
  }
}

/** A field of another version, or made for another name, is used by some readers and ignored by others. */
function isSoundUnicodePath(field: Buffer, name: Buffer): boolean {
  return (
    field.length >= UNICODE_PATH_BYTES && field[0] === UNICODE_PATH_VERSION && field.readUInt32LE(1) === crc32(name)
  );
}

/**
 * Refuses names that point out of the archive. Nothing is ever written under such a name, but an archive that holds
 * one was made to harm its readers.
 *
 * @throws InspectError `archive_name`
 */
export function refuseTraversal(name: string): void {
  const components = name.replace(/\/$/, '').split('/');
  const escapes =
    name === '' ||
    name.length > NAME_CHARACTERS ||
    name.includes('\\') ||
    name.includes('\0') ||
    /^[a-z]:/i.test(name) ||
    components.some((component) => component === '' || component === '.' || component === '..');
  if (escapes) throw new InspectError('archive_name', `an entry has an unsafe name: ${describeName(name)}`);
}

/**
 * Whether a name displays as something else than it is. Code page 437 has pictures for control bytes, so the bytes of
 * the header are looked at too.
 */
export function isDeceptiveName(name: string, bytes: Uint8Array): boolean {
  return DECEPTIVE_CHARACTER.test(name) || bytes.some((byte) => byte < 0x20 || byte === 0x7f);
}

/** A name that can be shown: cut, and with deceptive characters written out. */
export function describeName(name: string): string {
  const visible = name.toWellFormed().replace(DECEPTIVE_CHARACTERS, (character) => `[U+${codePoint(character)}]`);
  return visible.length <= 200 ? visible : `${visible.slice(0, 200)}…`;
}

/** What two names share when a file system that ignores case and normalisation takes them for one. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\/$/, '');
}

function codePoint(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
