import type { Page } from 'playwright-core';

/** No page of ours has more controls; a walk that does not end is a trap. */
const MAX_STEPS = 400;

/**
 * Walks a page by Tab from its start: every control that can be seen must get the focus, in the order of the document, and must
 * look different while it has it (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7).
 */
export async function walkByKeyboard(page: Page): Promise<{ reached: number; findings: string[] }> {
  const findings: string[] = [];
  const expected = await page.evaluate(numberControls);
  const seen: number[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < MAX_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const { number, marked, html } = await page.evaluate(describeFocus);
    // Past the last control the focus leaves the page for a moment, and comes back at the first.
    if (number === null) continue;
    // A field for a day has a stop for each of its parts.
    if (number === seen.at(-1)) continue;
    if (seen.includes(number)) break;
    if (!marked) findings.push(`no visible focus: ${html}`);
    seen.push(number);
  }
  for (const { number, html } of expected) if (!seen.includes(number)) findings.push(`not reached by Tab: ${html}`);
  return { reached: seen.length, findings };
}

/** Runs in the page: marks what a keyboard must reach. */
function numberControls(): { number: number; html: string }[] {
  const dialog = document.querySelector('dialog:modal');
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const controls = [...(dialog ?? document).querySelectorAll<HTMLElement>(selector)];
  // Of a group of radio buttons Tab reaches one; the arrows do the rest.
  const groups = new Set<string>();
  return controls.flatMap((control, number) => {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.tabIndex < 0) return [];
    if (control.matches(':disabled') || control.closest('[inert]') !== null) return [];
    control.dataset.walk = String(number);
    if (control instanceof HTMLInputElement && control.type === 'radio') {
      if (groups.has(control.name)) return [];
      groups.add(control.name);
      const checked = document.querySelector<HTMLElement>(`input[name="${control.name}"]:checked`);
      if (checked !== null && checked !== control) return [];
    }
    return [{ number, html: control.outerHTML.slice(0, 120) }];
  });
}

/** Runs in the page: what has the focus, and whether one can see that. */
function describeFocus(): { number: number | null; marked: boolean; html: string } {
  const focus = document.activeElement;
  if (!(focus instanceof HTMLElement) || focus === document.body) return { number: null, marked: false, html: '' };
  const style = getComputedStyle(focus);
  const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
  const marked = outlined || (focus.matches('input, textarea, select') && style.borderColor !== '');
  const number = focus.dataset.walk;
  return { number: number === undefined ? null : Number(number), marked, html: focus.outerHTML.slice(0, 120) };
}
