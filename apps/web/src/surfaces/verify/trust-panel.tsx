import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../design/components/date-time.tsx';
import { PickButton } from '../../design/components/file-drop.tsx';
import { Hash } from '../../design/components/hash.tsx';
import { KeyValues } from '../../design/components/key-values.tsx';
import { Notice } from '../../design/components/notice.tsx';
import { Untrusted } from '../../design/components/untrusted.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './panel.module.css';
import type { TrustControl, TrustNotice } from './use-trust.ts';

/** The trust root in use: where it came from, what it says, and how to bring another. */
export function TrustPanel({ control }: { control: TrustControl }) {
  const { t } = useTranslation('verify');
  const { trust, notice, add, forget } = control;
  const choose = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file !== undefined) void add(file);
  };
  return (
    <section className={styles.panel} aria-labelledby="trust-title" id="trust">
      <h2 id="trust-title">{t('trust.title')}</h2>
      <p className={styles.origin}>{t(`trust.origin.${trust.origin}`)}</p>
      <p>{t(`trust.origin.${trust.origin}.body`)}</p>
      {trust.root !== null && <TrustFacts trust={trust} />}
      {notice !== null && <TrustNoticeLine notice={notice} />}
      <div className={styles.buttons}>
        <PickButton label={t('trust.choose')} input={{ accept: '.json,application/json' }} onChoose={choose} />
        {trust.origin === 'reader' && (
          <Button variant="subtle" onClick={forget}>
            {t('trust.forget')}
          </Button>
        )}
      </div>
    </section>
  );
}

function TrustFacts({ trust: { root, fingerprint } }: { trust: TrustControl['trust'] }) {
  const { t } = useTranslation('verify');
  const format = useFormat();
  if (root === null || fingerprint === null) return null;
  return (
    <KeyValues
      items={[
        {
          label: t('trust.issuers'),
          value: <Untrusted>{format.list(root.issuers.map(({ name }) => name))}</Untrusted>,
        },
        { label: t('trust.version'), value: format.count(root.version) },
        { label: t('trust.expires'), value: <DateTime value={root.expires} /> },
        {
          label: t('trust.fingerprint'),
          value: <Hash value={fingerprint} label={t('trust.fingerprint')} full />,
          wide: true,
        },
      ]}
    />
  );
}

function TrustNoticeLine({ notice }: { notice: TrustNotice }) {
  const { t } = useTranslation('verify');
  if (notice.kind === 'accepted') {
    return <Notice tone="accent" role="status" title={t('trust.accepted', { version: notice.version })} />;
  }
  const reason = notice.code ?? t('trust.refused.read');
  return <Notice tone="bad" role="alert" title={t('trust.refused', { reason })} />;
}
