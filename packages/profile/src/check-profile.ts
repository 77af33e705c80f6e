import { CONTENT_RULE_TYPES } from './content-rule-schema.ts';
import { ProfileError } from './profile-error.ts';
import type { Profile, Requirement } from './profile-schema.ts';

/**
 * Checks what a schema cannot say: that no two parts of a profile contradict each other (spec/profiles.md 3).
 *
 * @throws ProfileError `profile_contradiction`
 */
export function checkProfile(profile: Profile): void {
  rejectRepeats(
    'requirement id',
    profile.requirements.map((requirement) => requirement.id),
  );
  for (const requirement of profile.requirements) checkRequirement(requirement);
}

function checkRequirement(requirement: Requirement): void {
  const { id, accepted_types: types, min_records: min, max_records: max } = requirement;
  rejectRepeats(`accepted type of ${id}`, types);
  rejectRepeats(
    `field of ${id}`,
    requirement.fields.map((field) => field.id),
  );
  // Two labels alike are one question to the person who answers, and one line in a report.
  rejectRepeats(
    `field title of ${id}`,
    requirement.fields.map((field) => field.title),
  );
  rejectRepeats(
    `kind of content rule of ${id}`,
    requirement.content.map((rule) => rule.type),
  );
  if (max !== null && max < min) reject(`${id}: max_records is below min_records`);
  if (types.length === 0 && max !== 0) reject(`${id}: records are allowed but no type is accepted`);
  if (max === 0 && requirement.fields.length === 0) reject(`${id}: asks for nothing`);
  if (requirement.document && types.length > 0 && types.every((type) => type === 'png' || type === 'jpg')) {
    reject(`${id}: a document requirement that accepts images only can never be satisfied`);
  }
  for (const rule of requirement.content) {
    if (!CONTENT_RULE_TYPES[rule.type].some((type) => types.includes(type))) {
      reject(`${id}: the ${rule.type} rule applies to no accepted type`);
    }
  }
  for (const field of requirement.fields) {
    if (field.type === 'choice') rejectRepeats(`choice of ${id}.${field.id}`, field.choices);
    if (field.type === 'integer' && field.max < field.min) reject(`${id}.${field.id}: max is below min`);
  }
}

function rejectRepeats(what: string, values: readonly string[]): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) reject(`the same ${what} twice: ${repeated}`);
}

function reject(message: string): never {
  throw new ProfileError('profile_contradiction', message);
}
