import { expect, test } from 'vitest';
import { blockerCodePages } from './blocker-code-pages.ts';

/** After a change of the catalogue: `npx vitest run packages/profile --update`. */
test.each([...blockerCodePages()])('spec/codes/blockers/%s is what the catalogue says', async (fileName, text) => {
  await expect(text).toMatchFileSnapshot(`../../../spec/codes/blockers/${fileName}`);
});
