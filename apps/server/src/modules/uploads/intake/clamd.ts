import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** What clamd takes by default; it must be less than its StreamMaxLength. */
const CHUNK_BYTES = 256 * 1024;
/** Unpacking a large archive takes clamd minutes; silence beyond this is a fault. */
const SILENCE_MS = 5 * 60 * 1000;
/** An answer is one line. */
const MAX_ANSWER_BYTES = 4096;

export type ClamdVerdict = { kind: 'clean' } | { kind: 'malware'; name: string };

/** The scanner did not say whether a file is clean. Its message goes to the operator. */
export class ClamdError extends Error {
  override readonly name = 'ClamdError';
  readonly code = 'scanner_unavailable';
}

/**
 * Has a file scanned by clamd (clamd(8), INSTREAM).
 * @param address `host:port`, or the path of a socket
 * @throws ClamdError when there is no verdict
 */
export async function scanFile(address: string, path: string): Promise<ClamdVerdict> {
  const socket = connect(readAddress(address));
  try {
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('clamd is silent')));
    const answer = readAnswer(socket);
    // Awaited below; clamd may answer and close before it has all bytes.
    answer.catch(() => undefined);
    await once(socket, 'connect');
    await sendFile(socket, path).catch(() => undefined);
    return readVerdict(await answer);
  } catch (cause) {
    if (cause instanceof ClamdError) throw cause;
    throw new ClamdError(`clamd at ${address} cannot be asked: ${(cause as Error).message}`, { cause });
  } finally {
    socket.destroy();
  }
}

function readAddress(address: string): { path: string } | { host: string; port: number } {
  if (address.startsWith('/')) return { path: address };
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) };
}

async function sendFile(socket: Socket, path: string): Promise<void> {
  await send(socket, Buffer.from('zINSTREAM\0', 'latin1'));
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await send(socket, length);
    await send(socket, chunk);
  }
  await send(socket, Buffer.alloc(4));
}

function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    answer += chunk.toString('utf8');
    if (answer.length > MAX_ANSWER_BYTES || answer.includes('\0')) break;
  }
  return answer.split('\0')[0]!.trim();
}

function readVerdict(answer: string): ClamdVerdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const name = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (name !== undefined) return { kind: 'malware', name };
  throw new ClamdError(`clamd gave no verdict: ${answer || 'it closed the connection'}`);
}
