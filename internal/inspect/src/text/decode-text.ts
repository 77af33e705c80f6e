import { createReadStream } from 'node:fs';

/** How the bytes of a text are read. `windows-1252` is a guess: the bytes are no UTF-8 and carry no mark. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Control characters that text does not hold (WHATWG MIME Sniffing 3, "binary data byte"), except the vertical tab,
 * which word processors write.
 */
const BINARY_CHARACTER = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** Bytes that windows-1252 leaves undefined; text of another legacy encoding usually has one. */
const UNDEFINED_IN_WINDOWS_1252 = /[\x81\x8d\x8f\x90\x9d]/;

const MARKS: readonly [mark: Buffer, encoding: TextEncoding][] = [
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

/** Reads the whole file to decide whether it is text and in which encoding; null when it is binary data. */
export async function detectTextEncoding(path: string): Promise<TextEncoding | null> {
  const marked = await readMark(path);
  for (const encoding of marked === null ? (['utf-8', 'windows-1252'] as const) : [marked]) {
    if (await decodesCleanly(path, encoding)) return encoding;
  }
  return null;
}

/**
 * Decodes a file piece by piece, without its byte order mark.
 *
 * @throws TypeError when the bytes do not fit the encoding
 */
export async function* decodeFile(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

async function readMark(path: string): Promise<TextEncoding | null> {
  for await (const chunk of createReadStream(path, { end: 1 }) as AsyncIterable<Buffer>) {
    return MARKS.find(([mark]) => mark.equals(chunk))?.[1] ?? null;
  }
  return null;
}

async function decodesCleanly(path: string, encoding: TextEncoding): Promise<boolean> {
  const undefinedCharacter = encoding === 'windows-1252' ? UNDEFINED_IN_WINDOWS_1252 : null;
  try {
    for await (const text of decodeFile(path, encoding)) {
      if (BINARY_CHARACTER.test(text) || undefinedCharacter?.test(text)) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
