import type { Page } from 'playwright-core';

/** Waits until nothing on the page is on its way any more. */
export const settle = async (page: Page) => {
  await page.waitForLoadState('networkidle');
};

/** Opens a dialog by its button. */
export const press = (name: string | RegExp) => async (page: Page) => {
  await settle(page);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').first().waitFor();
};
