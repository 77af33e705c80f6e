import type { ReactNode } from 'react';
import type { Tone } from '../tokens.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

const ICONS: Record<Tone, IconName> = { plain: 'info', accent: 'info', good: 'pass', bad: 'fail', open: 'warning' };

type NoticeProps = {
  tone?: Tone;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** `alert` interrupts a screen reader: only for what a person has just caused. */
  role?: 'alert' | 'status' | undefined;
};

/** A box that says one thing before the reader goes on. */
export function Notice({ tone = 'plain', title, children, actions, role }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={role}>
      <Icon name={ICONS[tone]} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.body}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
