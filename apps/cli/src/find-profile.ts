import { readFile } from 'node:fs/promises';
import { BUILT_IN_PROFILES, findProfile, type Profile, parseProfile } from '@attestlayer/profile';
import { CliError } from './cli-error.ts';

/**
 * Finds a profile by its id, or reads one from a file when the name looks like a path.
 * @throws CliError `profile_unknown`, `profile_unreadable`
 */
export async function findProfileOrFail(idOrPath: string): Promise<Profile> {
  const builtIn = findProfile(idOrPath);
  if (builtIn) return builtIn;
  if (!idOrPath.endsWith('.json')) {
    throw new CliError({
      code: 'profile_unknown',
      message: `there is no profile "${idOrPath}"`,
      hint: `built in are ${BUILT_IN_PROFILES.map(({ id }) => id).join(', ')}; a profile of your own is named by the path of its .json file`,
    });
  }
  try {
    return parseProfile(new Uint8Array(await readFile(idOrPath)));
  } catch (cause) {
    throw new CliError(
      {
        code: 'profile_unreadable',
        message: `${idOrPath} is no profile: ${(cause as Error).message}`,
        hint: 'see spec/profiles.md for the document, which must be canonical JSON',
      },
      { cause },
    );
  }
}
