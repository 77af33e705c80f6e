import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeUtf8, encodeHex, encodeUtf8, parseJson, serializeJcs } from '@attestlayer/encoding';
import type { Adapter, VectorResult } from '../adapter.ts';
import { compareTexts, listVectorFiles } from './json-vectors.ts';

/** The test data of the RFC 8785 author: each input must serialise to the output, as text and as bytes. */
export const jcsCyberphoneAdapter: Adapter = {
  folder: 'A-crypto-canonical/jcs-cyberphone',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const name of await listVectorFiles(join(directory, 'input'), /\.json$/)) {
      const canonical = serializeJcs(parseJson(decodeUtf8(await readFile(join(directory, 'input', name)))));
      const output = await readFile(join(directory, 'output', name), 'utf8');
      results.push(compareTexts(`output/${name}`, output, canonical));
      const hexName = name.replace(/json$/, 'txt');
      const hex = (await readFile(join(directory, 'outhex', hexName), 'utf8')).replaceAll(/\s/g, '');
      results.push(compareTexts(`outhex/${hexName}`, hex, encodeHex(encodeUtf8(canonical))));
    }
    return results;
  },
};
