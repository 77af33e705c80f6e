/**
 * The colours of every surface: quiet paper, dark ink, hairlines, as in the offline verifier. Colour only repeats what a word and
 * a shape already say. Each pair is light, dark; text colours hold 4.5:1 on `paper`, `raised` and their own tint.
 */
export const COLOURS = {
  paper: ['#fbfaf7', '#14171a'],
  raised: ['#ffffff', '#1b1f23'],
  sunken: ['#f3f2ee', '#1f2327'],
  ink: ['#1a1d21', '#e9e8e4'],
  soft: ['#555b63', '#a7adb5'],
  line: ['#dedbd3', '#31373d'],
  edge: ['#85878a', '#7c838b'],
  accent: ['#1d4b6b', '#9cc7e6'],
  'accent-tint': ['#edf3f7', '#182530'],
  'on-accent': ['#ffffff', '#0e1316'],
  /** A check that holds, a verdict VERIFIED. */
  good: ['#17603f', '#7fd0a6'],
  'good-tint': ['#eef6f0', '#16241d'],
  /** A check that fails, a verdict NOT VERIFIED, an error. */
  bad: ['#9c2226', '#f2a09b'],
  'bad-tint': ['#fbf0ee', '#2b1a1a'],
  /** Something is missing or waits for a person. */
  open: ['#765000', '#e5bd6c'],
  'open-tint': ['#fbf5e6', '#272114'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** A colour of the house, for `tone` properties of components. */
export type Tone = 'plain' | 'accent' | 'good' | 'bad' | 'open';

export const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
export const MONO =
  'ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';
