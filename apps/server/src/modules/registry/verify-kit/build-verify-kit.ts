import { concatBytes, encodeUtf8, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import { pinOfflineVerifier } from '@attestlayer/issuer';
import { comparePaths, writeZip, type ZipInput } from '@attestlayer/kit';
import type { StatusView } from '@attestlayer/log';
import { issuerKeySet, registryKeySet } from '../core/key-sets.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { readScript } from './read-script.ts';
import { writeReadme } from './readme.ts';

/**
 * Builds verify-kit.zip: all that is needed to verify kits without this registry, as of one checkpoint. The same view, page
 * and address give the same bytes.
 */
export async function buildVerifyKit(options: {
  view: RegistryView;
  status: StatusView;
  verifierPage: string;
  publicUrl: string;
}): Promise<Uint8Array> {
  const { view, status, verifierPage, publicUrl } = options;
  const { versions, latest } = view.trust;
  const files = new Map<string, Uint8Array>([
    ['README.txt', encodeUtf8(writeReadme(view, publicUrl))],
    ['verify.sh', encodeUtf8(readScript('verify.sh'))],
    ['check-entry.sh', encodeUtf8(readScript('check-entry.sh'))],
    ['checkpoint', view.note],
    ['jwks/issuer.jwks.json', writeCanonical(issuerKeySet(latest.root))],
    ['jwks/registry.jwks.json', writeCanonical(registryKeySet(latest.root))],
    ['log.vkeys', encodeUtf8(latest.root.logs.map(({ vkey }) => `${vkey}\n`).join(''))],
    ['issuer.windows', encodeUtf8(writeWindows(view))],
    ['status.json', writeCanonical({ schema: 'attestlayer.status.v1', ...status })],
    ...versions.map(({ root, bytes }): [string, Uint8Array] => [`trust/trust.${root.version}.json`, bytes]),
    [
      'verifier.html',
      encodeUtf8(
        pinOfflineVerifier({
          template: verifierPage,
          pinnedTrust: latest.bytes,
          origin: 'instance',
          sourceUrl: publicUrl,
        }),
      ),
    ],
  ]);
  files.set('SHA256SUMS', encodeUtf8(writeSums(files)));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(Array.from(files, toInput))) pieces.push(piece);
  return concatBytes(...pieces);
}

/** A line for each issuer key: state, active_from_index, last_valid_index or `open`, kid. For a shell to read. */
function writeWindows({ trust }: RegistryView): string {
  return trust.latest.root.issuers
    .flatMap(({ keys }) => keys)
    .map(({ state, active_from_index, last_valid_index, kid }) =>
      [state, active_from_index, last_valid_index ?? 'open', kid].join(' '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function writeSums(files: ReadonlyMap<string, Uint8Array>): string {
  return Array.from(files)
    .toSorted(([a], [b]) => comparePaths(a, b))
    .map(([path, bytes]) => `${sha256Hex(bytes)}  ${path}\n`)
    .join('');
}

function toInput([path, bytes]: [string, Uint8Array]): ZipInput {
  return {
    path,
    size: bytes.length,
    async *stream() {
      yield bytes;
    },
  };
}
