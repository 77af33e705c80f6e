import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './loading.module.css';

/** Something is on its way; said, not only shown. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status">
      <Loader size="sm" aria-hidden="true" />
      <span>{t('loading')}</span>
    </div>
  );
}
