import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalLog, type Sequencer } from '@attestlayer/log';
import type { Signer } from '@attestlayer/signature';
import { makeSeedSigner } from '@attestlayer/testing';
import { onTestFinished } from 'vitest';
import {
  checkpointState,
  makeNextRoot,
  openTrustFolder,
  readCurrentTrust,
  setUpIssuer,
  type TrustChange,
  type TrustStore,
  writeProposal,
} from '../src/index.ts';

export const ISSUER = { id: 'issuer-1', name: 'Test Issuer' };
export const CREATED_AT = '2026-01-01T00:00:00.000Z';
const LATER = '2027-06-01T00:00:00.000Z';
const ORIGIN = 'log.example/2026';

const logSigner = await makeSeedSigner('log');
/** Root holders by number; holder 0 is the one of set-up. */
export const roots = await Promise.all([0, 1, 2, 3].map((number) => makeSeedSigner(`root ${number}`)));
export const issuerKey = await makeSeedSigner('issuer');

export type TestIssuer = {
  folder: string;
  store: TrustStore;
  log: Sequencer;
  setUp(): ReturnType<typeof setUpIssuer>;
  /** An unsigned proposal that makes these changes now. */
  propose(...changes: TrustChange[]): Promise<Uint8Array>;
};

/** A folder with a log and a place for trust files; nothing is set up yet. */
export async function makeIssuer(root: Signer = roots[0]!): Promise<TestIssuer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-trust-'));
  const store = openTrustFolder(join(folder, 'trust'));
  const log = await openLocalLog({ directory: join(folder, 'log'), origin: ORIGIN, logSigner });
  onTestFinished(async () => {
    await log.close();
    await rm(folder, { recursive: true });
  });
  const keys = { issuer: issuerKey.publicKey, log: logSigner.publicKey, root };
  return {
    folder,
    store,
    log,
    setUp: () => setUpIssuer({ store, log, issuer: ISSUER, keys, createdAt: CREATED_AT }),
    async propose(...changes) {
      const { root: current } = await readCurrentTrust(store);
      const asOf = checkpointState(await log.checkpoint());
      return writeProposal(makeNextRoot({ current, changes, asOf, createdAt: CREATED_AT, expires: LATER }));
    },
  };
}
