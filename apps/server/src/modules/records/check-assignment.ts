import type { Profile } from '@attestlayer/profile';
import { invalidRequest } from '../../http/index.ts';

/** @throws Problem request_invalid when a requirement is not one of the profile, or named twice */
export function checkRequirementIds({ requirements }: Profile, requirementIds: readonly string[]): void {
  const known = new Set(requirements.map(({ id }) => id));
  const errors = requirementIds.flatMap((id, index) => {
    const at = `/requirement_ids/${index}`;
    if (!known.has(id)) return [{ at, message: 'is no requirement of this profile' }];
    return requirementIds.indexOf(id) < index ? [{ at, message: 'is named twice' }] : [];
  });
  if (errors.length > 0) throw invalidRequest(errors);
}

/** @throws Problem request_invalid when the last day comes before the first */
export function checkEffectiveDays(from: string | null, until: string | null): void {
  if (from === null || until === null || from <= until) return;
  throw invalidRequest([{ at: '/effective_until', message: 'is before effective_from' }]);
}
