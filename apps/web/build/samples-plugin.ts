import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { buildVerifier } from '../../../tools/build-verifier.ts';
import { LANE_KITS_AT } from '../../../tools/lane-kits/make-lane-kits.ts';
import { filesPlugin, type StaticFile } from './files-plugin.ts';

const VECTORS = fileURLToPath(new URL('../../../testvectors/kits/', import.meta.url));

/** A kit that verifies, and the same kit with one byte of one record changed: test vectors, so that they cannot go stale. */
const SAMPLES = { good: 'valid', broken: 'file_digest_differs' } as const;

/**
 * `virtual:verify-files`: the sample kits with their trust file and the instant they were made for, and the offline verifier with
 * the hashes that a careful reader compares. The files themselves lie beside the pages.
 */
export function samplesPlugin(): Plugin {
  return filesPlugin({
    module: 'virtual:verify-files',
    async load() {
      const verifier = await buildVerifier();
      const page = await readFile(verifier.htmlPath);
      const expected = JSON.parse(await readFile(`${VECTORS}${SAMPLES.good}/expected.json`, 'utf8'));
      return {
        files: [{ fileName: 'offline-verifier.html', bytes: page }, ...(await readSamples())],
        exports: {
          offlineVerifier: {
            sha256: createHash('sha256').update(page).digest('hex'),
            programHash: verifier.programHash,
            sizeBytes: page.length,
          },
          sampleInstant: expected.now,
          laneInstant: LANE_KITS_AT,
        },
      };
    },
  });
}

async function readSamples(): Promise<StaticFile[]> {
  const read = async (fileName: string, path: string) => ({ fileName, bytes: await readFile(VECTORS + path) });
  return Promise.all([
    read('samples/kit.zip', `${SAMPLES.good}/kit.zip`),
    read('samples/changed-kit.zip', `${SAMPLES.broken}/kit.zip`),
    read('samples/trust.json', `${SAMPLES.good}/trust.json`),
  ]);
}
