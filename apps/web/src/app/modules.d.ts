declare module '*.module.css' {
  const classes: { readonly [name: string]: string };
  export default classes;
}

declare module '*.css';

/** The build for browsers has the types of the whole. */
declare module 'mammoth/mammoth.browser.js' {
  export { default } from 'mammoth';
}

/** Written by build/theme-plugin.ts. */
declare module 'virtual:theme.css';

/** Written by build/samples-plugin.ts; hashes in hex. */
declare module 'virtual:verify-files' {
  export const offlineVerifier: { sha256: string; programHash: string; sizeBytes: number };
  /** When the sample kits are looked at, RFC 3339. */
  export const sampleInstant: string;
  /** The same of the sample kits of the lanes. */
  export const laneInstant: string;
}

/** Written by build/lane-kits-plugin.ts; hashes in hex, days as YYYY-MM-DD. */
declare module 'virtual:lane-kits' {
  export const laneKits: readonly {
    lane: string;
    client: string;
    period: { from: string; until: string } | null;
    records: readonly { name: string; size: number; requirements: readonly string[] }[];
    sizeBytes: number;
    sha256: string;
  }[];
}

/** Written by build/data-plugin.ts: what a verified kit proves and what it does not. */
declare module 'virtual:texts' {
  export const PROVES: readonly { id: string; text: string }[];
  export const PROVES_NOT: readonly string[];
}

/** Written by build/data-plugin.ts: the built-in profiles with the SHA-256 of their canonical bytes in hex. */
declare module 'virtual:profiles' {
  import type { Profile } from '@attestlayer/profile';
  export const profiles: readonly { profile: Profile; sha256: string }[];
}
