import { ConfigError } from './config-error.ts';

/** Surfaces that a proxy may serve under a host of their own, with their path on the one host of the default. */
const MOVABLE = { program: '/', verify: '/verify', registry: '/registry', docs: '/docs' } as const;

/** Where people find each surface; links begin with these. Without a slash at the end. */
export type Surfaces = Record<keyof typeof MOVABLE | 'workspace' | 'registry_test', string>;

/**
 * Reads HOSTS: comma-separated `surface=address`, each an address that a proxy passes on to the path of that surface here. The
 * workspace, the console and the portal hold sessions of BASE_URL and stay there.
 * @throws ConfigError
 */
export function readSurfaces(text: string, baseUrl: string): Surfaces {
  const given = new Map(
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(readPair),
  );
  const at = (surface: keyof typeof MOVABLE) => given.get(surface) ?? withoutSlash(baseUrl + MOVABLE[surface]);
  return {
    program: at('program'),
    verify: at('verify'),
    registry: at('registry'),
    registry_test: `${baseUrl}/registry-test`,
    docs: at('docs'),
    workspace: `${baseUrl}/dashboard`,
  };
}

function readPair(pair: string): [string, string] {
  const [surface = '', ...rest] = pair.split('=');
  const address = URL.parse(rest.join('='));
  if (!Object.hasOwn(MOVABLE, surface)) {
    throw new ConfigError([`HOSTS: takes ${Object.keys(MOVABLE).join(', ')}, not ${surface}`]);
  }
  if (address === null || !/^https?:$/.test(address.protocol) || address.search + address.hash !== '') {
    throw new ConfigError([`HOSTS: ${surface} is not an http or https address`]);
  }
  return [surface, withoutSlash(address.href)];
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
