import type { Page } from 'playwright-core';

/** No page of ours has more stops; a walk that does not end is a trap. */
const MAX_STEPS = 600;

/**
 * Walks a page by Tab: every control that can be seen must get the focus, must be in the window and look different while it has it
 * (WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11), and the first of a page must lead past its menus (2.4.1).
 */
export async function walkByKeyboard(page: Page): Promise<{ reached: number; findings: string[] }> {
  const findings: string[] = [];
  await page.evaluate(defineLooks);
  const { controls, isDialog } = await page.evaluate(numberControls);
  const seen: number[] = [];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const { number, isMarked, isInWindow, html } = await page.evaluate(describeFocus);
    // Past the last control the focus leaves the page for a moment, and comes back at the first.
    if (number === null) continue;
    // A field for a day has a stop for each of its parts.
    if (number === seen.at(-1)) continue;
    if (seen.includes(number)) break;
    if (!isMarked) findings.push(`no visible focus: ${html}`);
    if (!isInWindow) findings.push(`focus out of sight: ${html}`);
    seen.push(number);
  }
  for (const { number, html } of controls) if (!seen.includes(number)) findings.push(`not reached by Tab: ${html}`);
  if (!isDialog && !(await skipsToContent(page))) findings.push('the first stop does not lead to the content');
  return { reached: seen.length, findings };
}

/** Whether the first control is in the content, or a link to it after which the next stop lies there or beyond. */
async function skipsToContent(page: Page): Promise<boolean> {
  const first = page.locator('[data-walk]').first();
  if (await first.evaluate((control) => control.closest('main') !== null)) return true;
  const hash = await first.evaluate((link) => (link instanceof HTMLAnchorElement ? link.hash : ''));
  if (hash === '') return false;
  await first.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  return page.evaluate((selector) => {
    const content = document.querySelector(selector);
    const { DOCUMENT_POSITION_CONTAINED_BY, DOCUMENT_POSITION_FOLLOWING } = Node;
    const isBeyond = (element: Element | null) => {
      const place = (element !== null && content?.compareDocumentPosition(element)) || 0;
      return (place & (DOCUMENT_POSITION_CONTAINED_BY | DOCUMENT_POSITION_FOLLOWING)) !== 0;
    };
    // Where no stop follows, the focus leaves the page or begins anew.
    const isLast = ![...document.querySelectorAll('[data-walk]')].some(isBeyond);
    return content !== null && (isLast || isBeyond(document.activeElement));
  }, hash);
}

type Walked = typeof globalThis & { looksOf: (control: Element) => string };
type Control = { number: number; html: string };

/** Runs in the page: what of a control, and of what is drawn around it or in its place, shows that it has the focus. */
function defineLooks(): void {
  const describe = (element: Element | null, part?: string): string => {
    if (element === null) return '';
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, textDecorationLine } =
      getComputedStyle(element, part);
    const outline = outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineColor}`;
    return [outline, boxShadow, borderColor, backgroundColor, textDecorationLine].join(';');
  };
  (globalThis as Walked).looksOf = (control) => {
    // A border that changes over a moment has not changed yet when the key has just been pressed.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    const frame = control.parentElement;
    const around = [control, frame, frame?.parentElement ?? null, control.nextElementSibling, control.closest('label')];
    // A link may be drawn as large as the card that it stands in.
    return [...around.map((element) => describe(element)), describe(control, '::after')].join('|');
  };
}

/** Runs in the page: marks what a keyboard must reach, and keeps what it looks like without the focus. */
function numberControls(): { controls: Control[]; isDialog: boolean } {
  (document.activeElement as HTMLElement | null)?.blur();
  const dialog = document.querySelector('dialog:modal');
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const found = [...(dialog ?? document).querySelectorAll<HTMLElement>(selector)];
  // Of a group of radio buttons Tab reaches one; the arrows do the rest.
  const groups = new Set<string>();
  const controls = found.flatMap((control, number) => {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.tabIndex < 0) return [];
    if (control.matches(':disabled') || control.closest('[inert]') !== null) return [];
    control.dataset.walk = String(number);
    control.dataset.walkLooks = (globalThis as Walked).looksOf(control);
    if (control instanceof HTMLInputElement && control.type === 'radio') {
      if (groups.has(control.name)) return [];
      groups.add(control.name);
      const checked = document.querySelector<HTMLElement>(`input[name="${control.name}"]:checked`);
      if (checked !== null && checked !== control) return [];
    }
    return [{ number, html: control.outerHTML.slice(0, 120) }];
  });
  return { controls, isDialog: dialog !== null };
}

/** Runs in the page: what has the focus, and whether one can see that. */
function describeFocus(): { number: number | null; isMarked: boolean; isInWindow: boolean; html: string } {
  const focus = document.activeElement;
  if (!(focus instanceof HTMLElement) || focus.dataset.walk === undefined) {
    return { number: null, isMarked: false, isInWindow: false, html: '' };
  }
  const { top, bottom, left, right } = focus.getBoundingClientRect();
  return {
    number: Number(focus.dataset.walk),
    isMarked: (globalThis as Walked).looksOf(focus) !== focus.dataset.walkLooks,
    isInWindow: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    html: focus.outerHTML.slice(0, 120),
  };
}
