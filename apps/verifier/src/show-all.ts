import { button, element } from './dom.ts';

/** Rows shown at once; a kit may have tens of thousands, and the first screenful is what people read. */
const SHOWN_ROWS = 200;

type CappedOptions<Item> = {
  items: readonly Item[];
  list: HTMLElement;
  renderItem: (item: Item) => HTMLElement;
  /** Label of the button that shows the rest. */
  showAll: (count: number) => string;
};

/** Fills a list with the first rows; a button adds the rest and moves the focus to the first new row. */
export function renderCapped<Item>({ items, list, renderItem, showAll }: CappedOptions<Item>): HTMLElement {
  list.append(...items.slice(0, SHOWN_ROWS).map(renderItem));
  if (items.length <= SHOWN_ROWS) return list;
  const more = button(showAll(items.length), 'secondary', () => {
    const rest = items.slice(SHOWN_ROWS).map(renderItem);
    list.append(...rest);
    more.remove();
    rest[0]?.setAttribute('tabindex', '-1');
    rest[0]?.focus();
  });
  return element('div', { class: 'capped' }, list, more);
}
