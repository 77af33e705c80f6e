import type { LogEntry, TrustRoot, TrustVersion } from '@attestlayer/kit';

/** Follows, in log order, which roots may sign for an entry. */
export type RootsInForce = {
  note(entry: Extract<LogEntry, { entry: 'trust.v1' }>): void;
  /** The roots in force here and all later ones, latest first: whoever comes later could say the same in a trust root. */
  current(): TrustRoot['roots'][];
};

/**
 * Log order decides here too. The roots of a version count from its `trust.v1` entry up to the one of the next version: what
 * they signed then goes on to count when they are replaced, and what somebody signs later with keys that were replaced, because
 * they were lost or stolen, does not.
 */
export function createRootsInForce(origin: string, versions: readonly TrustVersion[]): RootsInForce {
  let inForce = versionAtBegin(origin, versions);
  return {
    note({ version, trust_sha256 }) {
      const isOurs = versions.some(({ root, fingerprint }) => root.version === version && fingerprint === trust_sha256);
      if (isOurs) inForce = Math.max(inForce, version);
    },
    current: () =>
      versions
        .filter(({ root }) => root.version >= inForce)
        .map(({ root }) => root.roots)
        .toReversed(),
  };
}

/** A log that follows another begins under the version before the first one that lists it. */
function versionAtBegin(origin: string, versions: readonly TrustVersion[]): number {
  const first = versions.find(({ root }) => root.logs.some((log) => log.origin === origin));
  return (first ?? versions.at(-1)!).root.version - 1;
}
