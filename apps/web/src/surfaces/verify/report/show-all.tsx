import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** As many as a reader looks through; the rest is one click away. */
const SHOWN_AT_FIRST = 50;

type ShowAllProps<Item> = {
  items: readonly Item[];
  /** The words of the button that shows all of them. */
  more: (count: number) => string;
  className?: string;
  render: (item: Item, index: number) => ReactNode;
};

/** A list that starts short. */
export function ShowAll<Item>({ items, more, className, render }: ShowAllProps<Item>) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul className={className}>{shown.map(render)}</ul>
      {shown.length < items.length && (
        <Button variant="default" size="sm" onClick={() => setAll(true)}>
          {more(items.length)}
        </Button>
      )}
    </>
  );
}
