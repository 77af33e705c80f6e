import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { resolveVariables } from '../src/design/css-variables.ts';
import { theme } from '../src/design/theme.ts';

const NAME = 'virtual:theme.css';

/**
 * `virtual:theme.css`: every variable of the theme, written at build time. At run time the component library would put them into
 * a style element, which the policy forbids.
 */
export function themePlugin(): Plugin {
  return {
    name: 'attestlayer:theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? writeTheme() : null),
  };
}

function writeTheme(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(merged);
  const own = resolveVariables(merged);
  return convertCssVariables({
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  });
}
