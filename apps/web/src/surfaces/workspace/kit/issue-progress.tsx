import { useTranslation } from 'react-i18next';
import type { Issuance } from '../../../api/resources.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ProgressBar } from '../../../design/components/progress-bar.tsx';
import { Timeline, type TimelineItem } from '../../../design/components/timeline.tsx';
import styles from './kit.module.css';

/** Every step of an issuance. Closing the page stops nothing. */
export function IssueProgress({ issuance }: { issuance: Issuance }) {
  const { t } = useTranslation('packet');
  const { steps, progress, state, error, requested_at, delivered_at } = issuance;
  const running = steps.findIndex(({ done }) => !done);
  const items = steps.map(({ state: step, done }, index): TimelineItem => {
    const isRunning = index === running && state !== 'failed';
    return {
      id: step,
      title: t(`step.${step}`),
      time: index === 0 ? requested_at : step === 'delivered' ? delivered_at : null,
      state: done ? 'done' : isRunning ? 'running' : 'waiting',
      tone: done ? 'accent' : 'plain',
      children: isRunning && progress !== null && progress.total > 0 && (
        <ProgressBar label={t(`step.${step}`)} share={progress.done / progress.total} />
      ),
    };
  });
  return (
    <div className={styles.stack}>
      {state === 'failed' ? (
        <Notice tone="bad" title={t('issue.stopped')}>
          <p lang="en">{error?.message}</p>
          <p>{t('issue.stopped.body')}</p>
        </Notice>
      ) : (
        <Notice tone="accent" role="status" title={t('issue.running')}>
          {t('issue.running.body')}
        </Notice>
      )}
      <Timeline label={t('issue.steps')} items={items} />
    </div>
  );
}
