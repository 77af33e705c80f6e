import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstance } from '../../api/instance.ts';
import { TextLink } from '../components/link.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Navigation, type NavigationItem } from './navigation.tsx';
import styles from './shell.module.css';
import { ThemeSwitch } from './theme-switch.tsx';

type ShellProps = {
  /** The name of the surface, beside the issuer's. */
  surface: string;
  /** Where the mark leads. */
  home: string;
  navigation: readonly NavigationItem[];
  /** `top` for surfaces that are read, `side` for those that are worked in. */
  layout?: 'top' | 'side';
  /** At the right of the head: who is signed in, for example. */
  account?: ReactNode;
  /** Above everything: what whoever works here must know first. */
  banner?: ReactNode;
  /** More links of the footer. */
  footer?: ReactNode;
  /** Instead of the page, while it must not be shown. */
  children?: ReactNode;
};

/** The frame of a surface: head, navigation, the page, and the boundary text at the foot of everything. */
export function Shell({ surface, home, navigation, layout = 'top', account, banner, footer, children }: ShellProps) {
  const { t } = useTranslation();
  const { issuer } = useInstance();
  return (
    <div className={styles.shell} data-layout={layout}>
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <header className={styles.head}>
        <div className={styles.bar}>
          <TextLink to={home} className={styles.brand}>
            <img src="/mark.svg" alt="" width="28" height="28" />
            <span className={styles.issuer}>{issuer.name}</span>
            <span className={styles.surface}>{surface}</span>
          </TextLink>
          {layout === 'top' && navigation.length > 0 && <Navigation label={surface} items={navigation} />}
          <div className={styles.tools}>
            {account}
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </header>
      <ConnectionBanner />
      {banner}
      <div className={styles.middle}>
        {layout === 'side' && navigation.length > 0 && <Navigation label={surface} items={navigation} side />}
        <main id="main" tabIndex={-1} className={styles.main}>
          {children ?? <Outlet />}
        </main>
      </div>
      <footer className={styles.foot}>
        <div className={styles.footInner}>
          <p className={styles.boundary}>
            <strong>{issuer.name}</strong> {t('boundary')}
          </p>
          <div className={styles.footLinks}>{footer}</div>
        </div>
      </footer>
    </div>
  );
}
