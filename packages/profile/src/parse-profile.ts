import { type JsonValue, sha256Hex, writeCanonical } from '@attestlayer/encoding';
import { checkProfile } from './check-profile.ts';
import { ProfileError } from './profile-error.ts';
import { type Profile, profileSchema } from './profile-schema.ts';
import { readJson } from './read-json.ts';

/**
 * Reads a `profile.json` (spec/profiles.md 2).
 *
 * @throws ProfileError `profile_json`, `profile_schema` or `profile_contradiction`
 */
export function parseProfile(bytes: Uint8Array): Profile {
  const result = profileSchema.safeParse(readJson(bytes, 'profile_json'));
  if (!result.success) throw new ProfileError('profile_schema', 'not a profile', { cause: result.error });
  checkProfile(result.data);
  return result.data;
}

/** The bytes of `profile.json`: the canonical JSON of the profile. */
export function writeProfile(profile: Profile): Uint8Array {
  return writeCanonical(profile);
}

/** The address of a profile: the SHA-256 of {@link writeProfile}, as 64 lower-case hex digits. */
export function profileSha256(profile: Profile): string {
  return sha256Hex(writeProfile(profile));
}

/** The address of a JSON Schema inside a profile: the SHA-256 of its canonical JSON. Inspection files its verdict under it. */
export function jsonSchemaSha256(schema: JsonValue): string {
  return sha256Hex(writeCanonical(schema));
}

/** The JSON Schemas that inspection has to run for the records of a packet under this profile, each once. */
export function listJsonSchemas(profile: Profile): JsonValue[] {
  const rules = profile.requirements.flatMap((requirement) => requirement.content);
  const schemas = rules.flatMap((rule) => (rule.type === 'json' ? [rule.schema] : []));
  return [...new Map(schemas.map((schema) => [jsonSchemaSha256(schema), schema])).values()];
}
