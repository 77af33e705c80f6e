import { type TrustRoot, type TrustVersion, verifyTrustVersions } from '@attestlayer/kit';
import { TrustError } from './trust-error.ts';
import type { TrustStore } from './trust-store.ts';

/** The trust root that is in force, its signatures checked from version 1 on. */
export type CurrentTrust = {
  root: TrustRoot;
  /** Its file, which new readers pin. */
  file: Uint8Array;
  /** SHA-256 of the file, in hex. */
  fingerprint: string;
  /** The files of all versions, in order: what a reader who pinned an older one needs. */
  files: Uint8Array[];
  /** What the files say, in order. */
  versions: TrustVersion[];
};

/**
 * Reads the trust root that is in force; null before set-up.
 *
 * @throws TrustError trust_incomplete; KitError `trust_*`
 */
export async function findCurrentTrust(store: TrustStore): Promise<CurrentTrust | null> {
  const files = await store.read();
  const [pinned, ...updates] = files;
  if (pinned === undefined) return null;
  const versions = await verifyTrustVersions({ pinned, updates });
  const { root, fingerprint } = versions.at(-1)!;
  return { root, file: files.at(-1)!, fingerprint, files, versions };
}

/** As {@link findCurrentTrust}, where there must be one. @throws TrustError trust_missing, trust_incomplete; KitError `trust_*` */
export async function readCurrentTrust(store: TrustStore): Promise<CurrentTrust> {
  const current = await findCurrentTrust(store);
  if (current === null) throw new TrustError('trust_missing', 'there is no trust root yet');
  return current;
}
