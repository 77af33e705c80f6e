import type { Profile } from './profile-schema.ts';
import { AGENT_01 } from './profiles/agent-01.ts';
import { CORE_01 } from './profiles/core-01.ts';
import { DORA_VENDOR_01 } from './profiles/dora-vendor-01.ts';
import { HUMAN_01 } from './profiles/human-01.ts';
import { ID_01 } from './profiles/id-01.ts';
import { PAY_01 } from './profiles/pay-01.ts';
import { VENDOR_01 } from './profiles/vendor-01.ts';

/** The profiles that come with the engine, all versions of each. A version never changes: a test pins its SHA-256. */
export const BUILT_IN_PROFILES: readonly Profile[] = [
  CORE_01,
  AGENT_01,
  PAY_01,
  ID_01,
  HUMAN_01,
  VENDOR_01,
  DORA_VENDOR_01,
];

/** Finds a built-in profile by id; without a version, the newest one. */
export function findProfile(id: string, version?: number): Profile | undefined {
  const versions = BUILT_IN_PROFILES.filter((profile) => profile.id === id);
  if (version !== undefined) return versions.find((profile) => profile.version === version);
  return versions.toSorted((a, b) => b.version - a.version)[0];
}
