import { offlineVerifier } from 'virtual:verify-files';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Hash } from '../../design/components/hash.tsx';
import { Icon } from '../../design/components/icon.tsx';
import { KeyValues } from '../../design/components/key-values.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './panel.module.css';

/** The same check as one file, for a machine without a network. */
export function OfflineVerifier() {
  const { t } = useTranslation('verify');
  const format = useFormat();
  return (
    <section className={styles.panel} aria-labelledby="offline-title">
      <h2 id="offline-title">{t('offline.title')}</h2>
      <p>{t('offline.body')}</p>
      <KeyValues
        items={[
          {
            label: t('offline.sha256'),
            value: <Hash value={offlineVerifier.sha256} label={t('offline.sha256')} full />,
            wide: true,
          },
          {
            label: t('offline.program'),
            value: <Hash value={offlineVerifier.programHash} label={t('offline.program')} full />,
            wide: true,
          },
        ]}
      />
      <div className={styles.buttons}>
        <Button
          component="a"
          href="/offline-verifier.html"
          download="attestlayer-verifier.html"
          variant="default"
          leftSection={<Icon name="download" size={1} />}
        >
          {t('offline.download', { size: format.size(offlineVerifier.sizeBytes) })}
        </Button>
      </div>
    </section>
  );
}
