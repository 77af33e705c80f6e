import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

type SectionProps = {
  title: string;
  /** A line below the title. */
  lead?: ReactNode;
  /** Beside the title, at the right. */
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
};

/** A part of a page under its own heading. */
export function Section({ title, lead, actions, id, children }: SectionProps) {
  const headingId = useId();
  return (
    <section className={styles.section} aria-labelledby={headingId} id={id}>
      <div className={styles.head}>
        <h2 id={headingId}>{title}</h2>
        {actions}
      </div>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      <div className={styles.body}>{children}</div>
    </section>
  );
}
