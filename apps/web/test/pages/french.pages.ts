import account from './account.pages.ts';
import consolePages from './console.pages.ts';
import kit from './kit.pages.ts';
import type { PageState } from './page-state.ts';
import program from './program.pages.ts';
import verify from './verify.pages.ts';
import workspace from './workspace.pages.ts';

/** Of each surface what shows most of its words, and needs no button to be found by its English name. */
const NAMES = new Set([
  'program',
  'program-lanes',
  'program-lane-vendor-01',
  'program-model',
  'program-questions',
  'program-developers',
  'program-apply',
  'verify',
  'verify-receipt',
  'account-sign-in-oidc',
  'account-invitation',
  'account-security',
  'workspace-dashboard',
  'workspace-clients',
  'workspace-client',
  'workspace-packets',
  'packet-checklist',
  'packet-records',
  'packet-requests',
  'packet-report',
  'packet-trail',
  'kit-issued',
  'kit-superseded',
  'workspace-credits',
  'workspace-team',
  'workspace-settings',
  'workspace-retention',
  'workspace-api-keys',
  'workspace-audit',
  'workspace-help',
  'console',
  'console-case',
  'console-partner',
  'console-profile',
  'console-trust',
  'console-jobs',
]);

const pages: PageState[] = [...account, ...consolePages, ...kit, ...program, ...verify, ...workspace];

/** Words are longer in French, and none may be left in English. */
export default pages
  .filter(({ name }) => NAMES.has(name))
  .map((state): PageState => ({ ...state, name: `${state.name}-french`, locale: 'fr-FR' }));
