import { createReadStream } from 'node:fs';
import type { Stop } from '../inspect-error.ts';

/** [MS-CFB] 2.2: header signature. */
const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Stream names that tell what a compound file holds; names are UTF-16LE ([MS-CFB] 2.6.1). */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const VBA_PROJECT = Buffer.from('_VBA_PROJECT', 'utf16le');

/** Longer than every name above, so that none is lost between two chunks. */
const OVERLAP_BYTES = 64;

/**
 * Recognises an OLE2 compound file: a password-protected DOCX or XLSX ([MS-OFFCRYPTO] 1.3.3) or the office formats of
 * before 2007. The names are searched in the whole file, because a hostile directory can lie about where it stands.
 */
export async function detectCompoundFile(
  path: string,
  head: Buffer,
): Promise<{ mediaType: string; stop: Stop } | null> {
  if (!head.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  const mediaType = 'application/x-cfb';
  const { encrypted, macros } = await searchNames(path);
  if (encrypted) {
    const detail = 'password protected: remove the password and submit the file again';
    return { mediaType, stop: { problem: { code: 'encrypted', detail } } };
  }
  if (macros) return { mediaType, stop: { refusal: { code: 'macros', detail: 'an old office file with macros' } } };
  const detail = 'old office or Outlook format: save the document as DOCX, XLSX or PDF';
  return { mediaType, stop: { refusal: { code: 'type_not_accepted', detail } } };
}

async function searchNames(path: string): Promise<{ encrypted: boolean; macros: boolean }> {
  const found = { encrypted: false, macros: false };
  let overlap = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const window = Buffer.concat([overlap, chunk]);
    found.encrypted ||= window.includes(ENCRYPTED_PACKAGE);
    found.macros ||= window.includes(VBA_PROJECT);
    overlap = window.subarray(-OVERLAP_BYTES);
  }
  return found;
}
