import type { PeerJob } from './hash-peer.worker.ts';

/** The page of the peers: hashes a file in pieces with as many workers as the verify page has, and says when it is done. */
const parameters = new URLSearchParams(location.search);
const method = parameters.get('method') as PeerJob['method'];
const pieceBytes = Number(parameters.get('piece'));

document.querySelector('input')!.addEventListener('change', async ({ currentTarget }) => {
  const file = (currentTarget as HTMLInputElement).files![0]!;
  const pieces = Array.from({ length: Math.ceil(file.size / pieceBytes) }, (_, index) =>
    file.slice(index * pieceBytes, (index + 1) * pieceBytes),
  );
  const workers = Array.from({ length: Math.min(navigator.hardwareConcurrency, 4) }, () => {
    return new Worker('/hash-peer.worker.js', { type: 'module' });
  });
  await Promise.all(workers.map((worker) => drain(worker, pieces)));
  document.querySelector('output')!.textContent = 'done';
});

async function drain(worker: Worker, pieces: Blob[]): Promise<void> {
  for (let blob = pieces.shift(); blob !== undefined; blob = pieces.shift()) {
    worker.postMessage({ method, blob } satisfies PeerJob);
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve();
      worker.onerror = (event) => reject(new Error(event.message));
    });
  }
}
