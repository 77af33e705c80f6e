/** Readers look for a PDF header within this many bytes (ISO 32000-1, annex H.3, note 13). */
const PDF_HEADER_RANGE = 1024;

const ZIP_END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_BYTES = 22;
const COMMENT_LENGTH_OFFSET = 20;

/**
 * What else the bytes of a PDF or image are, or null. A file that two programs read as two different documents is no
 * evidence of either: a PDF or image that ends in a ZIP archive, and an image in which a PDF reader finds a PDF.
 */
export function describePolyglot(file: { head: Buffer; tail: Buffer; isPdf: boolean }): string | null {
  if (endsInArchive(file.tail)) return 'a ZIP archive';
  if (!file.isPdf && file.head.subarray(0, PDF_HEADER_RANGE).includes('%PDF-')) return 'a PDF';
  return null;
}

/** Whether a ZIP end record stands at the end, its comment reaching exactly to the last byte. */
function endsInArchive(tail: Buffer): boolean {
  let at = tail.lastIndexOf(ZIP_END_SIGNATURE);
  while (at >= 0) {
    const left = tail.length - at - ZIP_END_BYTES;
    if (left >= 0 && tail.readUInt16LE(at + COMMENT_LENGTH_OFFSET) === left) return true;
    at = at === 0 ? -1 : tail.lastIndexOf(ZIP_END_SIGNATURE, at - 1);
  }
  return false;
}
