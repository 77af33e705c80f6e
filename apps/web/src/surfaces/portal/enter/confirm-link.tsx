import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import styles from './enter.module.css';
import { useOpenPortal } from './open-portal.ts';

type ConfirmLinkProps = { token: string; link: AnswerOf<'/v1/portal/link', 'get'> };

/** Who asks whom for what; a button opens it. */
export function ConfirmLink({ token, link }: ConfirmLinkProps) {
  const { t } = useTranslation('portal');
  const opening = useOpenPortal();
  return (
    <div className={styles.narrow}>
      <PageHeader title={t('confirm.title', { partner: link.partner })} lead={t('confirm.lead')} />
      <div className={styles.card}>
        <KeyValues
          layout="rows"
          items={[
            { label: t('confirm.for'), value: <Untrusted>{link.title}</Untrusted> },
            { label: t('confirm.client'), value: <Untrusted>{link.client}</Untrusted> },
            { label: t('confirm.partner'), value: <Untrusted>{link.partner}</Untrusted> },
            { label: t('confirm.issuer'), value: <Untrusted>{link.issuer}</Untrusted> },
            { label: t('confirm.expires'), value: <DateTime value={link.expires_at} /> },
          ]}
        />
      </div>
      {opening.isError && <ProblemAlert error={opening.error} title={t('confirm.failed')} />}
      <Button size="lg" className={styles.open} loading={opening.isPending} onClick={() => opening.mutate({ token })}>
        {t('confirm.open')}
      </Button>
      <p className={styles.note}>{t('confirm.note', { client: link.client })}</p>
    </div>
  );
}
