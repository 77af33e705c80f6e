import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../tokens.ts';
import styles from './checklist.module.css';
import { Icon, type IconName } from './icon.tsx';

export type ChecklistItem = {
  /** The requirement's id, shown. */
  id: string;
  title: string;
  state: 'missing' | 'incomplete' | 'complete' | 'returned' | 'optional';
  /** What is asked, what came, what blocks. */
  children?: ReactNode;
  actions?: ReactNode;
};

const LOOKS: Record<ChecklistItem['state'], { icon: IconName; tone: Tone }> = {
  missing: { icon: 'none', tone: 'plain' },
  incomplete: { icon: 'clock', tone: 'accent' },
  complete: { icon: 'check', tone: 'accent' },
  returned: { icon: 'warning', tone: 'open' },
  optional: { icon: 'none', tone: 'plain' },
};

/** What a packet still needs, requirement by requirement. Never green: completeness is no verdict. */
export function Checklist({ label, items }: { label: string; items: readonly ChecklistItem[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(({ id, title, state, children, actions }) => (
        <li key={id} className={styles.item} data-tone={LOOKS[state].tone}>
          <Icon name={LOOKS[state].icon} className={styles.icon} />
          <div className={styles.words}>
            <p className={styles.head}>
              <span className={styles.title}>{title}</span>
              <span className={styles.state}>{t(`checklist.${state}`)}</span>
            </p>
            <p className={styles.id}>{id}</p>
            {children !== undefined && <div className={styles.body}>{children}</div>}
            {actions !== undefined && <div className={styles.actions}>{actions}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}
