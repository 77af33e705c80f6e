import type { Profile } from '../profile-schema.ts';
import { CORE_01_SIGNALS } from './core-01-signals.ts';
import { LANE_SIGNALS } from './lane-signals.ts';
import type { RequirementSignals } from './signal-table.ts';

const BY_REQUIREMENT = new Map(
  [...CORE_01_SIGNALS, ...LANE_SIGNALS].map((signals) => [signals.requirementId, signals]),
);

/** The signals of every requirement of a profile; a requirement without a table is recognised by the words of its title. */
export function signalsOf(profile: Profile): RequirementSignals[] {
  return profile.requirements.map(({ id, title }) => BY_REQUIREMENT.get(id) ?? makeSignals(id, title));
}

function makeSignals(requirementId: string, title: string): RequirementSignals {
  // Words of one to three letters (and, of, the, des, und) say nothing.
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3);
  return { requirementId, words: { weak: words } };
}
