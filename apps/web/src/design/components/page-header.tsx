import { type ReactNode, useEffect, useRef } from 'react';
import { useInstance } from '../../api/instance.ts';
import { takeNavigation } from '../../app/navigation.ts';
import styles from './page-header.module.css';

type PageHeaderProps = {
  title: string;
  /** Where the page is: a link to what is above it, or a short label. */
  kicker?: ReactNode;
  /** One or two sentences that say what the page is for. */
  lead?: ReactNode;
  /** Buttons, the primary one first. */
  actions?: ReactNode;
  /** States beside the title. */
  badges?: ReactNode;
};

/**
 * The head of every page. It names the document, and takes the focus after a navigation, so that keyboard and screen reader
 * continue at the new content.
 */
export function PageHeader({ title, kicker, lead, actions, badges }: PageHeaderProps) {
  const { issuer } = useInstance();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${issuer.name}`;
  }, [title, issuer.name]);
  useEffect(() => {
    if (takeNavigation()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {kicker !== undefined && <div className={styles.kicker}>{kicker}</div>}
        <div className={styles.title}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {badges}
        </div>
        {lead !== undefined && <div className={styles.lead}>{lead}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
