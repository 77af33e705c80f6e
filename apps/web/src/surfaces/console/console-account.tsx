import { useTranslation } from 'react-i18next';
import { TextLink } from '../../design/components/link.tsx';
import styles from './console.module.css';

/** Who is signed in, and the way to the account. */
export function ConsoleAccount({ name }: { name: string }) {
  const { t } = useTranslation('console');
  return (
    <TextLink to="/account" className={styles.account} aria-label={t('account', { name })}>
      {name}
    </TextLink>
  );
}
