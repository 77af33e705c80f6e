export default {
  surface: 'Verify',
  'nav.verify': 'Check a kit',
} as const;
