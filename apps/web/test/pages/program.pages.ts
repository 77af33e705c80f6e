import { BUILT_IN_PROFILES } from '@attestlayer/profile';
import type { PageState } from './page-state.ts';

/** An application with everything that the form asks for. */
export const APPLICATION = {
  'Name of the organisation': 'Brightwater Assurance Ltd',
  'Your name': 'Ana Ruiz',
  'E-mail at work': 'ana@brightwater.example',
  'How you would work': 'We prepare vendor reviews for clinics, twice a year.',
  'Kinds of clients': 'Clinics and dental groups',
};

const refuse: PageState['api'] = {
  'POST /v1/applications': {
    status: 422,
    body: {
      type: 'https://docs.example/problems/input_invalid',
      title: 'The application has fields that cannot be taken.',
      status: 422,
      errors: [{ at: '/contact_email', message: 'There is no mail server behind this address.' }],
    },
  },
};

/** Fills the form and presses send. */
export const sendApplication: NonNullable<PageState['prepare']> = async (page) => {
  for (const [label, value] of Object.entries(APPLICATION)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('radio', { name: 'Growth' }).check();
  await page.getByRole('checkbox', { name: /^I understand/ }).check();
  await page.getByRole('button', { name: 'Send application' }).click();
};

export default [
  { name: 'program', path: '/' },
  { name: 'program-lanes', path: '/lanes' },
  ...BUILT_IN_PROFILES.map(({ id }) => ({ name: `program-lane-${id.toLowerCase()}`, path: `/lanes/${id}` })),
  { name: 'program-lane-missing', path: '/lanes/NONE-01' },
  { name: 'program-model', path: '/operating-model' },
  { name: 'program-questions', path: '/questions' },
  { name: 'program-developers', path: '/developers' },
  { name: 'program-apply', path: '/apply' },
  {
    name: 'program-apply-errors',
    path: '/apply',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Send application' }).click();
      await page.getByText('7 fields need your attention').waitFor();
    },
  },
  {
    name: 'program-apply-refused',
    path: '/apply',
    api: refuse,
    prepare: async (page) => {
      await sendApplication(page);
      await page.getByText('One field needs your attention').waitFor();
    },
  },
  {
    name: 'program-apply-done',
    path: '/apply',
    api: { 'POST /v1/applications': { status: 201, body: { reference: 'app_01J9ZK3V4Q' } } },
    prepare: async (page) => {
      await sendApplication(page);
      await page.getByRole('heading', { level: 1, name: 'Your application is with us' }).waitFor();
    },
  },
] satisfies PageState[];
