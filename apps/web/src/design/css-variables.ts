import type { CSSVariablesResolver } from '@mantine/core';
import { COLOURS } from './tokens.ts';

type Scheme = 0 | 1;

function pick(scheme: Scheme): Record<`--${string}`, string> {
  const own = Object.fromEntries(Object.entries(COLOURS).map(([name, pair]) => [`--${name}`, pair[scheme]]));
  return {
    ...own,
    '--mantine-color-body': COLOURS.paper[scheme],
    '--mantine-color-text': COLOURS.ink[scheme],
    '--mantine-color-dimmed': COLOURS.soft[scheme],
    '--mantine-color-placeholder': COLOURS.soft[scheme],
    '--mantine-color-anchor': COLOURS.accent[scheme],
    '--mantine-color-error': COLOURS.bad[scheme],
    '--mantine-color-default': COLOURS.raised[scheme],
    '--mantine-color-default-hover': COLOURS.sunken[scheme],
    '--mantine-color-default-color': COLOURS.ink[scheme],
    '--mantine-color-default-border': COLOURS.edge[scheme],
  };
}

/** The variables of the house beside those of the component library, which take the same colours. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: pick(0),
  dark: pick(1),
});
