import type { RefusalCode } from '@attestlayer/profile';

/** What a program or script is refused as. */
export type Program = { code: Extract<RefusalCode, 'executable' | 'script'>; mediaType: string; detail: string };

/** Signatures at byte 0 of files that a computer runs, as Latin-1 text. */
const SIGNATURES: readonly [signature: string, detail: string][] = [
  ['\x7fELF', 'an ELF program'],
  ['\xfe\xed\xfa\xce', 'a Mach-O program'],
  ['\xfe\xed\xfa\xcf', 'a Mach-O program'],
  ['\xce\xfa\xed\xfe', 'a Mach-O program'],
  ['\xcf\xfa\xed\xfe', 'a Mach-O program'],
  // Fat Mach-O and Java share these four bytes.
  ['\xca\xfe\xba\xbe', 'a Java class or Mach-O program'],
  ['\xca\xfe\xd0\x0d', 'a packed Java program'],
  ['\0asm', 'a WebAssembly module'],
  ['dex\n', 'an Android program'],
  ['BC\xc0\xde', 'LLVM bitcode'],
  ['\x1bLua', 'a compiled Lua program'],
  ['!<arch>\n', 'a program library or package'],
  ['\xed\xab\xee\xdb', 'an RPM package'],
  ['MSCF', 'a Windows cabinet'],
  ['ITSF', 'a compiled HTML help file'],
  // A Windows shortcut: header size and class identifier ([MS-SHLLINK] 2.1).
  ['L\0\0\0\x01\x14\x02\0', 'a Windows shortcut'],
];

/** Offset of the PE header's own offset, and of the DOS header's end. */
const DOS_HEADER_BYTES = 64;

/** Recognises programs and scripts by their first bytes; null when the bytes begin like neither. */
export function detectProgram(head: Buffer): Program | null {
  const start = head.toString('latin1', 0, 64);
  const match = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (match !== undefined) return { code: 'executable', mediaType: 'application/x-executable', detail: match[1] };
  if (isDosProgram(head, start)) {
    return {
      code: 'executable',
      mediaType: 'application/vnd.microsoft.portable-executable',
      detail: 'a Windows program',
    };
  }
  // A byte order mark in front does not stop every shell.
  if (/^(?:\xef\xbb\xbf)?#!/.test(start)) {
    return { code: 'script', mediaType: 'text/x-shellscript', detail: 'begins with an interpreter line (#!)' };
  }
  return null;
}

/** "MZ" may also begin a text; a program has a binary header after it. */
function isDosProgram(head: Buffer, start: string): boolean {
  if (!start.startsWith('MZ') && !start.startsWith('ZM')) return false;
  return head.length < DOS_HEADER_BYTES || head.subarray(0, DOS_HEADER_BYTES).includes(0);
}
