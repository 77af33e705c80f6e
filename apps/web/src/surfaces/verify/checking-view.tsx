import type { VerificationProgress } from '@attestlayer/verify';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../design/components/page-header.tsx';
import { ProgressBar } from '../../design/components/progress-bar.tsx';
import { Untrusted } from '../../design/components/untrusted.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './checking-view.module.css';

type CheckingViewProps = { kitName: string; progress: VerificationProgress | null; onCancel: () => void };

/** How far the check is. */
export function CheckingView({ kitName, progress, onCancel }: CheckingViewProps) {
  const { t } = useTranslation('verify');
  const format = useFormat();
  const { stage, doneBytes, totalBytes } = progress ?? { stage: 'documents' as const, doneBytes: 0, totalBytes: 0 };
  const share = stage === 'documents' ? 0 : stage === 'proof' ? 1 : doneBytes / Math.max(1, totalBytes);
  return (
    <>
      <PageHeader title={t('progress.title')} lead={<Untrusted>{kitName}</Untrusted>} />
      <ProgressBar label={t('progress.title')} share={share} />
      <p className={styles.line}>
        <span>{t(`progress.${stage}`)}</span>
        {stage === 'files' && (
          <span className="numbers">
            {t('progress.bytes', { done: format.size(doneBytes), total: format.size(totalBytes) })}
          </span>
        )}
      </p>
      <div className={styles.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('progress.cancel')}
        </Button>
      </div>
    </>
  );
}
