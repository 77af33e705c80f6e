import { TextLink } from './link.tsx';
import styles from './page-tabs.module.css';

type PageTab = { to: string; params?: Record<string, string>; label: string; exact?: boolean };

/** The pages of one thing. They are pages with addresses, so these are links. */
export function PageTabs({ label, items }: { label: string; items: readonly PageTab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
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
