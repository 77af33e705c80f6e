import type { ReactNode } from 'react';
import type { Tone } from '../tokens.ts';
import { DateTime } from './date-time.tsx';
import styles from './timeline.module.css';

export type TimelineItem = {
  id: string;
  title: ReactNode;
  /** RFC 3339; null for what has not happened yet. */
  time: string | null;
  /** `waiting` and `running` stand for steps ahead. */
  state?: 'done' | 'running' | 'waiting';
  tone?: Tone;
  /** Who did it, details, hashes. */
  children?: ReactNode;
};

/** What happened, in order: a hash trail, an audit log, the steps of an issuance. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {items.map(({ id, title, time, state = 'done', tone = 'plain', children }) => (
        <li
          key={id}
          className={styles.item}
          data-state={state}
          data-tone={tone}
          aria-current={state === 'running' ? 'step' : undefined}
        >
          <div className={styles.head}>
            <span className={styles.title}>{title}</span>
            {time !== null && (
              <span className={styles.time}>
                <DateTime value={time} />
              </span>
            )}
          </div>
          {children !== undefined && <div className={styles.body}>{children}</div>}
        </li>
      ))}
    </ol>
  );
}
