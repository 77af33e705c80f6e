import type { PageState } from './page-state.ts';

export default [
  { name: 'design', path: '/design' },
  {
    name: 'design-dialog',
    path: '/design',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Withdraw packet…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'design-form-errors',
    path: '/design',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Save' }).first().click();
      await page.getByText('2 fields need your attention').waitFor();
    },
  },
  { name: 'missing-page', path: '/no/such/page' },
] satisfies PageState[];
