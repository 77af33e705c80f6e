declare module '*.module.css' {
  const classes: { readonly [name: string]: string };
  export default classes;
}

declare module '*.css';

/** Written by build/theme-plugin.ts. */
declare module 'virtual:theme.css';

/** Written by build/profiles-plugin.ts: the built-in profiles with the SHA-256 of their canonical bytes in hex. */
declare module 'virtual:profiles' {
  import type { Profile } from '@attestlayer/profile';
  export const profiles: readonly { profile: Profile; sha256: string }[];
}
