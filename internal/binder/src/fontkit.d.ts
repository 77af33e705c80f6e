/** The one call of fontkit that is used here; the package carries no types. */
declare module 'fontkit' {
  /** Opens a single TrueType font. `characterSet` lists the code points of its character map. */
  export function create(bytes: Uint8Array): { characterSet: number[] };
}
