import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon, type IconName } from './icon.tsx';

type EmptyStateProps = {
  icon?: IconName;
  /** What is not there: "No clients yet". */
  title: string;
  /** Why, and what a person can do about it. */
  children: ReactNode;
  actions?: ReactNode;
};

/** Stands where a list would be: never a blank. */
export function EmptyState({ icon = 'folder', title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size={2} className={styles.icon} />
      <p className={styles.title}>{title}</p>
      <div className={styles.body}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
