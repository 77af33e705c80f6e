import { PROVES, PROVES_NOT } from '@attestlayer/kit';
import { BUILT_IN_PROFILES, profileSha256 } from '@attestlayer/profile';
import type { Plugin } from 'vite';

/** What each module exports. */
const MODULES: Record<string, Record<string, unknown>> = {
  'virtual:profiles': {
    profiles: BUILT_IN_PROFILES.map((profile) => ({ profile, sha256: profileSha256(profile) })),
  },
  'virtual:texts': { PROVES, PROVES_NOT },
};

/**
 * `virtual:profiles` and `virtual:texts`: constants of the packages as data. Imported as code they would bring the evaluator, the
 * format and all their schemas into pages that only show them.
 */
export function dataPlugin(): Plugin {
  return {
    name: 'attestlayer:data',
    resolveId: (id) => (Object.hasOwn(MODULES, id) ? `\0${id}` : null),
    load(id) {
      const values = MODULES[id.slice(1)];
      if (!id.startsWith('\0') || values === undefined) return null;
      return Object.entries(values)
        .map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`)
        .join('\n');
    },
  };
}
