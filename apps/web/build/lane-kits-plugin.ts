import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { keptLaneKits } from '../../../tools/lane-kits/kept-lane-kits.ts';
import { filesPlugin } from './files-plugin.ts';

const FOLDER = 'samples/lanes';

/** `virtual:lane-kits`: what is in the sample kit of each lane. The kits and the trust file of their issuer lie beside the pages. */
export function laneKitsPlugin(): Plugin {
  return filesPlugin({
    module: 'virtual:lane-kits',
    async load() {
      const { trust, kits } = await keptLaneKits();
      return {
        files: [
          { fileName: `${FOLDER}/trust.json`, bytes: trust },
          ...kits.map(({ lane, zip }) => ({ fileName: `${FOLDER}/${lane}.zip`, bytes: zip })),
        ],
        exports: {
          laneKits: kits.map(({ zip, ...kit }) => ({
            ...kit,
            sizeBytes: zip.length,
            sha256: createHash('sha256').update(zip).digest('hex'),
          })),
        },
      };
    },
  });
}
