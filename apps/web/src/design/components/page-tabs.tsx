import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { TextLink } from './link.tsx';
import styles from './page-tabs.module.css';

type PageTab = { to: string; params?: Record<string, string>; label: string; exact?: boolean };

/** The pages of one thing. They are pages with addresses, so these are links. */
export function PageTabs({ label, items }: { label: string; items: readonly PageTab[] }) {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const tabs = [...(row.current?.querySelectorAll('a') ?? [])];
    const tab = tabs.findLast(({ pathname }) => path.startsWith(pathname));
    if (row.current === null || tab === undefined) return;
    // On a phone the row is wider than the window: the page that is shown must not hide at its end.
    const [inner, outer] = [tab.getBoundingClientRect(), row.current.getBoundingClientRect()];
    row.current.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }, [path]);
  return (
    <nav className={styles.tabs} aria-label={label} ref={row}>
      <ul className={styles.list}>
        {items.map(({ to, params, label: text, exact = false }) => (
          <li key={to}>
            <TextLink to={to} params={params as never} activeOptions={{ exact }} className={styles.tab}>
              {text}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
