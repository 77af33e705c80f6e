import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { ApiStub } from '../serve-site.ts';
import type { PageState } from './page-state.ts';

const KIT = 'testvectors/kits/valid/kit.zip';

/** A registry whose trust root is the one of the test vectors. */
const REGISTRY: ApiStub = {
  'GET /registry/v1/trust/latest.json': {
    status: 200,
    body: JSON.parse(await readFile('testvectors/kits/valid/trust.json', 'utf8')),
  },
};

const WITHDRAWN: ApiStub[string] = {
  status: 200,
  body: {
    status: 'withdrawn',
    as_of: { origin: 'log.issuer.example/2026', size: 48_210 },
    index: 12_044,
    withdrawn_by_index: 48_001,
    superseded_by: null,
  },
};

const RECEIPT = '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069';

async function chooseKit(page: Page, path: string, heading: string): Promise<void> {
  await page.locator('main input[type=file]').first().setInputFiles(path);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

export default [
  { name: 'verify', path: '/verify', api: REGISTRY },
  {
    name: 'verify-sample',
    path: '/verify',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Try a sample kit' }).click();
      await page.getByRole('heading', { level: 1, name: 'VERIFIED', exact: true }).waitFor();
    },
  },
  {
    name: 'verify-changed-sample',
    path: '/verify',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'or one with a changed byte' }).click();
      await page.getByRole('heading', { name: 'NOT VERIFIED' }).waitFor();
    },
  },
  {
    name: 'verify-without-trust',
    path: '/verify',
    prepare: (page) => chooseKit(page, KIT, 'NOT ESTABLISHED'),
  },
  {
    name: 'verify-problem',
    path: '/verify',
    prepare: (page) => chooseKit(page, 'package.json', 'This file is not a ZIP file'),
  },
  {
    name: 'verify-withdrawn',
    path: '/verify/receipt',
    api: { [`GET /registry/v1/receipts/${RECEIPT}`]: WITHDRAWN },
    prepare: async (page) => {
      await page.getByLabel('SHA-256 of the receipt').fill(RECEIPT.toUpperCase());
      await page.getByRole('button', { name: 'Look up' }).click();
      await page.getByText('Withdrawn', { exact: true }).waitFor();
    },
  },
  { name: 'verify-receipt', path: '/verify/receipt' },
] satisfies PageState[];
