import { open } from 'node:fs/promises';
import type { RecordType } from '@attestlayer/profile';
import { fileTypeFromBuffer } from 'file-type';
import type { Stop } from './inspect-error.ts';
import type { InspectionTask } from './inspection-process.ts';
import { detectCompoundFile } from './office/compound-file.ts';
import { describePolyglot } from './polyglot.ts';
import { detectProgram } from './program-signatures.ts';
import { detectTextEncoding, type TextEncoding } from './text/decode-text.ts';
import { detectTextKind } from './text/text-kind.ts';

/** Enough for every signature, and for the beginning of a text. */
const HEAD_BYTES = 65_536;

/** A ZIP end record and its longest comment fit into the last 65,557 bytes (APPNOTE 4.3.16). */
const TAIL_BYTES = 65_557;

/** A byte order mark and white space may stand before a PDF header; anything else makes the file two things at once. */
const PDF_HEADER = /^(?:\xef\xbb\xbf)?[\s\0]*%PDF-/;

/** The kind of a record by its bytes, and who reads it. `type` is null until an office package was opened. */
export type DetectedKind =
  | { reader: 'none'; type: null; mediaType: string; stop: Stop }
  | { reader: 'pdf'; type: 'pdf'; mediaType: string }
  | { reader: 'image'; type: 'png' | 'jpg'; mediaType: string }
  | { reader: 'office'; type: null; mediaType: string }
  | { reader: 'text'; type: TextType; mediaType: string; encoding: TextEncoding };

/** The record types that are text; bytes cannot tell them apart, so the name chooses among them. */
export type TextType = Extract<RecordType, 'csv' | 'json' | 'txt' | 'md'>;

/** Decides what a file is by its bytes; the name only chooses among kinds of text. */
export async function detectKind(task: InspectionTask): Promise<DetectedKind> {
  if (task.size === 0) return refuseKind('application/octet-stream', 'empty', 'the file has no bytes');
  if (task.size > task.limits.recordBytes) {
    return refuseKind('application/octet-stream', 'too_large', `larger than ${task.limits.recordBytes} bytes`);
  }
  const { head, tail } = await readEnds(task.path, task.size);
  const program = detectProgram(head);
  if (program !== null) return refuseKind(program.mediaType, program.code, program.detail);
  const start = head.toString('latin1', 0, 1024);
  if (PDF_HEADER.test(start)) {
    return checkPolyglot(head, tail, { reader: 'pdf', type: 'pdf', mediaType: 'application/pdf' });
  }
  if (start.startsWith('PK\x03\x04')) return { reader: 'office', type: null, mediaType: 'application/zip' };
  const compound = await detectCompoundFile(task.path, head);
  if (compound !== null) return { reader: 'none', type: null, ...compound };
  return detectByLibrary(task, head, tail);
}

async function detectByLibrary(task: InspectionTask, head: Buffer, tail: Buffer): Promise<DetectedKind> {
  const found = await fileTypeFromBuffer(head);
  switch (found?.ext) {
    case 'png':
    case 'apng':
      return checkPolyglot(head, tail, { reader: 'image', type: 'png', mediaType: 'image/png' });
    case 'jpg':
      return checkPolyglot(head, tail, { reader: 'image', type: 'jpg', mediaType: 'image/jpeg' });
    default:
      return (await detectText(task, head)) ?? refuseType(found?.mime, found?.ext);
  }
}

/** Text is tried whatever the library says: it takes some texts for XML, vCard or subtitles. */
async function detectText(task: InspectionTask, head: Buffer): Promise<DetectedKind | null> {
  const encoding = await detectTextEncoding(task.path);
  return encoding === null ? null : detectTextKind({ name: task.name, head, encoding });
}

function checkPolyglot(head: Buffer, tail: Buffer, kind: DetectedKind): DetectedKind {
  const second = describePolyglot({ head, tail, isPdf: kind.reader === 'pdf' });
  return second === null ? kind : refuseKind(kind.mediaType, 'active_content', `the same bytes are also ${second}`);
}

function refuseType(mime: string | undefined, ext: string | undefined): DetectedKind {
  const detail = ext === undefined ? 'binary data of an unknown type' : `${ext} files are not accepted`;
  return refuseKind(mime ?? 'application/octet-stream', 'type_not_accepted', detail);
}

function refuseKind(
  mediaType: string,
  code: Extract<Stop, { refusal: object }>['refusal']['code'],
  detail: string,
): DetectedKind {
  return { reader: 'none', type: null, mediaType, stop: { refusal: { code, detail } } };
}

async function readEnds(path: string, size: number): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, size - tail.length);
    return { head, tail };
  } finally {
    await file.close();
  }
}
