import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';
import { MONO, SANS } from './tokens.ts';

/** The accent of tokens.ts with its neighbours; 7 is the light accent, 3 the dark one. */
const ACCENT: MantineColorsTuple = [
  '#edf3f7',
  '#dbe7ef',
  '#bcd6e8',
  '#9cc7e6',
  '#6b9fc0',
  '#447fa5',
  '#2d6389',
  '#1d4b6b',
  '#163a54',
  '#0f293c',
];

/** Errors of the component library use its red; ours reads better on paper. */
const RED: MantineColorsTuple = [
  '#fbf0ee',
  '#f6dcd9',
  '#f4bdb9',
  '#f2a09b',
  '#dc716d',
  '#c54a49',
  '#b03034',
  '#9c2226',
  '#7d191d',
  '#5e1215',
];

/** Warm neutrals of the light scheme; 4 is the border of inputs, which must be seen (WCAG 1.4.11). */
const GRAY: MantineColorsTuple = [
  '#f3f2ee',
  '#edebe5',
  '#e5e2da',
  '#dedbd3',
  '#85878a',
  '#85878a',
  '#6d7177',
  '#555b63',
  '#363b41',
  '#1a1d21',
];

/** Neutral dark steps between `ink` and `paper` of the dark scheme; 4 is the border of inputs. */
const DARK: MantineColorsTuple = [
  '#e9e8e4',
  '#c9cbcd',
  '#a7adb5',
  '#7c838b',
  '#7c838b',
  '#31373d',
  '#252a2f',
  '#1b1f23',
  '#14171a',
  '#0e1316',
];

/** What stands on a filled control in either scheme. */
const ON_FILLED = 'var(--on-accent)';

/** The component library, in the colours and measures of the house. */
export const theme = createTheme({
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  colors: { accent: ACCENT, red: RED, gray: GRAY, dark: DARK },
  black: '#1a1d21',
  // The library chooses the text on a filled control for the light scheme only.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: ON_FILLED } : colors;
  },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: SANS,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'clamp(1.75rem, 1.4rem + 1.6vw, 2.5rem)', lineHeight: '1.15' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.45' },
    },
  },
  components: {
    // The scroll lock and the measures below would otherwise be written into style elements, which the policy forbids.
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'lg' } },
    Drawer: { defaultProps: { lockScroll: false } },
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md', iconColor: ON_FILLED } },
    Radio: { defaultProps: { size: 'md', iconColor: ON_FILLED } },
  },
});
