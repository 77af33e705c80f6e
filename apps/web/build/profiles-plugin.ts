import { BUILT_IN_PROFILES, profileSha256 } from '@attestlayer/profile';
import type { Plugin } from 'vite';

const NAME = 'virtual:profiles';

/**
 * `virtual:profiles`: the built-in profiles as data, with the SHA-256 that addresses each. Imported as code they would bring the
 * evaluator and its schemas into a page that only shows them.
 */
export function profilesPlugin(): Plugin {
  return {
    name: 'attestlayer:profiles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const profiles = BUILT_IN_PROFILES.map((profile) => ({ profile, sha256: profileSha256(profile) }));
      return `export const profiles = JSON.parse(${JSON.stringify(JSON.stringify(profiles))});`;
    },
  };
}
