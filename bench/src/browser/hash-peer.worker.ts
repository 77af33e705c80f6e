import { createSHA256 } from 'hash-wasm';

export type PeerJob = { method: 'webcrypto' | 'wasm'; blob: Blob };

const wasm = createSHA256();

addEventListener('message', async ({ data: { method, blob } }: MessageEvent<PeerJob>) => {
  if (method === 'webcrypto') {
    postMessage(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())));
    return;
  }
  const hasher = (await wasm).init();
  const reader = blob.stream().getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) hasher.update(step.value);
  postMessage(hasher.digest('binary'));
});
