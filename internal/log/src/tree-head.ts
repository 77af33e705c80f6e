/** A tree at one size; `root` has 32 bytes. */
export type TreeHead = { size: number; root: Uint8Array };
