import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { TextLink } from '../components/link.tsx';
import styles from './navigation.module.css';

export type NavigationItem = {
  to: string;
  label: string;
  /** The page itself only, not what lies below it. */
  exact?: boolean;
  /** A count beside the label: what waits there. */
  count?: number;
};

type NavigationProps = { label: string; items: readonly NavigationItem[]; side?: boolean };

/** The pages of a surface; behind one button where the window is narrow. */
export function Navigation({ label, items, side = false }: NavigationProps) {
  const { t } = useTranslation();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [openAt, setOpenAt] = useState<string | null>(null);
  // Going somewhere closes it.
  const open = openAt === path;
  return (
    <nav className={styles.nav} data-side={side || undefined} aria-label={label}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={() => setOpenAt(open ? null : path)}
      >
        <Icon name={open ? 'cross' : 'menu'} />
        {t('shell.menu')}
      </button>
      <ul className={styles.list} data-open={open || undefined}>
        {items.map(({ to, label: text, exact = false, count }) => (
          <li key={to}>
            <TextLink to={to} activeOptions={{ exact }} className={styles.link}>
              {text}
              {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
