export default {
  surface: 'Program',
  'nav.home': 'Overview',
  'nav.verify': 'Verify',
  'home.title': 'x',
  'home.lead': 'y',
} as const;
