import type { IncomingMessage } from 'node:http';

/** Reads a request body, but no more than `maxBytes` of it; `gone` when the client went away before its end. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | 'too_large' | 'gone'> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return 'too_large';
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  return new Promise((resolve) => {
    request.on('data', (part: Buffer) => {
      sizeBytes += part.length;
      if (sizeBytes > maxBytes) {
        request.pause();
        request.removeAllListeners('data');
        resolve('too_large');
      } else {
        parts.push(part);
      }
    });
    request.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    request.on('error', () => resolve('gone'));
    request.on('close', () => resolve('gone'));
  });
}
