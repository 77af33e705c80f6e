import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { buildVerifier } from '../../../tools/build-verifier.ts';

const NAME = 'virtual:verify-files';
const VECTORS = fileURLToPath(new URL('../../../testvectors/kits/', import.meta.url));

/** A kit that verifies, and the same kit with one byte of one record changed: test vectors, so that they cannot go stale. */
const SAMPLES = { good: 'valid', broken: 'file_digest_differs' } as const;

type StaticFile = { fileName: string; bytes: Uint8Array };

/**
 * `virtual:verify-files`: the sample kits with their trust file and the instant they were made for, and the offline verifier with
 * the hashes that a careful reader compares. The files themselves lie beside the pages.
 */
export function samplesPlugin(): Plugin {
  let files: StaticFile[] = [];
  return {
    name: 'attestlayer:verify-files',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const verifier = await buildVerifier();
      const page = await readFile(verifier.htmlPath);
      files = [{ fileName: 'offline-verifier.html', bytes: page }, ...(await readSamples())];
      const expected = JSON.parse(await readFile(`${VECTORS}${SAMPLES.good}/expected.json`, 'utf8'));
      const offline = {
        sha256: createHash('sha256').update(page).digest('hex'),
        programHash: verifier.programHash,
        sizeBytes: page.length,
      };
      return [
        `export const offlineVerifier = ${JSON.stringify(offline)};`,
        `export const sampleInstant = ${JSON.stringify(expected.now)};`,
      ].join('\n');
    },
    generateBundle() {
      for (const { fileName, bytes } of files) this.emitFile({ type: 'asset', fileName, source: bytes });
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        await server.transformRequest(NAME);
        const file = files.find(({ fileName }) => request.url === `/${fileName}`);
        if (file === undefined) return next();
        response.end(file.bytes);
      });
    },
  };
}

async function readSamples(): Promise<StaticFile[]> {
  const read = async (fileName: string, path: string) => ({ fileName, bytes: await readFile(VECTORS + path) });
  return Promise.all([
    read('samples/kit.zip', `${SAMPLES.good}/kit.zip`),
    read('samples/changed-kit.zip', `${SAMPLES.broken}/kit.zip`),
    read('samples/trust.json', `${SAMPLES.good}/trust.json`),
  ]);
}
