import type { OfficeAnswer } from './office-answer.ts';

/** Answers the one question of a worker: the bytes of a document come in, what it shows goes out. */
export function serveOffice(read: (bytes: Uint8Array<ArrayBuffer>) => Promise<OfficeAnswer>): void {
  addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    const refused: OfficeAnswer = { kind: 'refused', reason: 'unreadable' };
    void read(new Uint8Array(data))
      .catch(() => refused)
      .then((found) => postMessage(found));
  });
}
