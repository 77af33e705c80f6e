/**
 * `npm run a11y [NAME]`: every page state against WCAG 2.2 AA in light and dark, 320 px wide, and with the keyboard alone: each
 * control is reached by Tab and shows that it has the focus. Ends with one JSON line of its figures.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { walkByKeyboard } from './keyboard-walk.ts';
import { listPageStates } from './pages/index.ts';
import { startTestSite } from './test-site.ts';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The narrowest window that content must fit without scrolling in two directions (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

const wanted = process.argv[2] ?? '';
const states = (await listPageStates()).filter(({ name }) => name.match(wanted));
const { open, close } = await startTestSite('a11y');
const findings: string[] = [];
let controls = 0;
for (const state of states) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints } = await open(state, { colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
    for (const { id, nodes } of violations) {
      findings.push(`${state.name} ${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    }
    findings.push(...complaints.map((text) => `${state.name} ${colorScheme}: ${text}`));
    if (colorScheme === 'light') {
      const walk = await walkByKeyboard(page);
      controls += walk.reached;
      findings.push(...walk.findings.map((text) => `${state.name}: ${text}`));
      await page.setViewportSize(NARROW);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > NARROW.width) findings.push(`${state.name}: ${width} px wide in a window of ${NARROW.width} px`);
    }
    await page.context().close();
  }
}
await close();
for (const line of findings) process.stderr.write(`${line}\n`);
process.stdout.write(
  `${JSON.stringify({ states: states.length, controls_reached: controls, findings: findings.length })}\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
