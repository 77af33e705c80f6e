import { encodeHex } from '@attestlayer/encoding';
import type { TrustRoot } from '@attestlayer/kit';
import type { Signer } from '@attestlayer/signature';
import { type MemoryLog, makeMemoryLog, makeSeedSigner } from '@attestlayer/testing';
import { emptyRoot, formatNote, makeNoteKey, parseNote, signCosignature } from '@attestlayer/tlog';
import { type LogFiles, type WatchedLog, watchLog } from '../src/index.ts';

export const ORIGIN = 'log.example/2026';
export const NOW = '2026-06-01T00:00:00.000Z';
export const NOW_MS = Date.parse(NOW);

const names = ['log', 'witness', 'root', 'other root', 'issuer', 'other issuer', 'thief'] as const;
const signers = await Promise.all(names.map((name) => makeSeedSigner(name)));

/** One key for each part that is played here. */
export const signerOf = (name: (typeof names)[number]): Signer => signers[names.indexOf(name)]!;

export const WITNESS_KEY = makeNoteKey({
  name: 'w1.example',
  algorithm: 'cosignature-v1',
  publicKey: signerOf('witness').publicKey,
});

export const LOG_KEY = makeNoteKey({ name: ORIGIN, algorithm: 'ed25519', publicKey: signerOf('log').publicKey });

/** A trust root with one log and two issuers; what a test cares about is given. */
export function makeTrust(edit: Partial<TrustRoot> = {}): TrustRoot {
  const issuer = (id: string, { publicKey }: Signer, active_from_index: number): TrustRoot['issuers'][number] => ({
    id,
    name: id,
    keys: [{ kid: publicKey.kid, jwk: publicKey.jwk, active_from_index, last_valid_index: null, state: 'active' }],
  });
  return {
    schema: 'attestlayer.trust.v1',
    version: 1,
    created_at: '2026-01-01T00:00:00.000Z',
    expires: '2027-01-01T00:00:00.000Z',
    as_of: { origin: ORIGIN, size: 0, root: encodeHex(emptyRoot) },
    roots: { threshold: 2, keys: [signerOf('root'), signerOf('other root')].map(({ publicKey }) => publicKey.jwk) },
    issuers: [issuer('issuer-a', signerOf('issuer'), 0), issuer('issuer-b', signerOf('other issuer'), 1)],
    logs: [{ origin: ORIGIN, vkey: LOG_KEY.vkey, state: 'active', final: null }],
    witness_policy: ['quorum none'],
    tsas: [],
    ...edit,
  };
}

export const WITNESSED = [`witness w1 ${WITNESS_KEY.vkey}`, 'quorum w1'];

export function watchTestLog(edit: Partial<TrustRoot> = {}): WatchedLog {
  return watchLog({ trust: makeTrust(edit), now: NOW });
}

export function makeLog(label = 'entry', signer = signerOf('log'), origin = ORIGIN): MemoryLog {
  return makeMemoryLog({ origin, signer, label });
}

/** The files of a log as published at a size; `cosignedAtSeconds` adds the cosignature of the witness. */
export async function publish(log: MemoryLog, size: number, cosignedAtSeconds?: number): Promise<LogFiles> {
  const { checkpoint } = await log.at(size);
  const note = cosignedAtSeconds === undefined ? checkpoint : await cosign(checkpoint, cosignedAtSeconds);
  return { checkpoint: async () => note, tile: log.readTile };
}

export async function cosign(checkpoint: Uint8Array, timestampSeconds: number): Promise<Uint8Array> {
  const { text, signatures } = parseNote(checkpoint);
  const options = { checkpointText: text, name: WITNESS_KEY.name, signer: signerOf('witness'), timestampSeconds };
  return formatNote({ text, signatures: [...signatures, await signCosignature(options)] });
}
