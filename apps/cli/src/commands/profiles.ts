import { BUILT_IN_PROFILES, profileSha256 } from '@attestlayer/profile';
import { findProfileOrFail } from '../find-profile.ts';
import type { CommandContext } from '../program.ts';

/** `profiles list` */
export function listProfiles({ output }: CommandContext): void {
  output.resultJson(
    BUILT_IN_PROFILES.map((profile) => ({
      id: profile.id,
      version: profile.version,
      lane_id: profile.lane_id,
      title: profile.title,
      sha256: profileSha256(profile),
    })),
  );
  for (const profile of BUILT_IN_PROFILES) {
    output.result(`${output.paint('bold', profile.id.padEnd(16))} v${profile.version}  ${profile.title}`);
  }
}

/** `profiles show` */
export async function showProfile({ output }: CommandContext, id: string): Promise<void> {
  const profile = await findProfileOrFail(id);
  output.resultJson(profile);
  output.result(`${output.paint('bold', profile.id)} version ${profile.version}: ${profile.title}`);
  output.result(`SHA-256 ${profileSha256(profile)}\n`);
  output.result(`${profile.summary}\n\n${profile.boundary}\n`);
  for (const requirement of profile.requirements) {
    const count = requirement.optional ? 'optional' : `at least ${requirement.min_records}`;
    output.result(`${output.paint('bold', requirement.id)}  ${requirement.title} (${count})`);
    output.result(`  ${requirement.description}`);
    output.result(`  accepted: ${requirement.accepted_types.join(', ') || 'declared data only'}`);
    for (const field of requirement.fields) {
      output.result(`  declare ${field.id}: ${field.title} (${field.type}${field.required ? '' : ', optional'})`);
    }
    output.result('');
  }
}
