/**
 * `npm run a11y [NAME]`: every page state against WCAG 2.2 AA, light and dark, on a desktop and a phone; without scrolling in two
 * directions at 320 px; and with the keyboard alone. With a name, only the states that contain it. Ends with one JSON line of its
 * figures.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { walkByKeyboard } from './keyboard-walk.ts';
import { isWiderThanWindow, lookAtStates, report } from './look-at-states.ts';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Not a criterion by itself in axe: a name that does not hold the text on the control (2.5.3). */
const MORE_RULES = ['label-content-name-mismatch'];
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Colours do not depend on the width, so a phone is looked at in the theme in which less contrast is usual. */
const LOOKS = [
  { size: 'desktop', viewport: DESKTOP, colorScheme: 'light' },
  { size: 'desktop', viewport: DESKTOP, colorScheme: 'dark' },
  { size: 'phone', viewport: PHONE, colorScheme: 'dark' },
] as const;
/** The narrowest window that content must fit without scrolling in two directions (1.4.10). */
const NARROW = { width: 320, height: 640 };

async function findViolations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({
    runOnly: { type: 'tag', values: WCAG_22_AA },
    rules: Object.fromEntries(MORE_RULES.map((rule) => [rule, { enabled: true }])),
  });
  // A client's document in a sandbox that runs nothing, axe included: waiting for it takes minutes.
  const { violations } = await axe.exclude('iframe[sandbox]').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

let violations = 0;
let controls = 0;
let keyboard = 0;
const outcome = await lookAtStates('a11y', process.argv[2] ?? '', async ({ show, find }) => {
  await show({ viewport: DESKTOP }, async ({ page }) => {
    for (const { size, viewport, colorScheme } of LOOKS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found = await findViolations(page);
      violations += found.length;
      for (const text of found) find(`${size} ${colorScheme}: ${text}`);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(NARROW);
    if (await isWiderThanWindow(page)) find(`wider than a window of ${NARROW.width} px`);
    await page.setViewportSize(DESKTOP);
    const walk = await walkByKeyboard(page);
    controls += walk.reached;
    keyboard += walk.findings.length;
    for (const text of walk.findings) find(text);
  });
});
report('a11y', outcome, {
  themes: new Set(LOOKS.map(({ colorScheme }) => colorScheme)).size,
  violations,
  keyboard: keyboard === 0 ? 'ok' : keyboard,
  controls,
});
