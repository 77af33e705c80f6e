import type { Problem } from '@attestlayer/browser';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyValues } from '../../design/components/key-values.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import { Untrusted } from '../../design/components/untrusted.tsx';

/** What could not be checked at all: what happened, and what to do next. It says nothing about the kit. */
export function ProblemView({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t } = useTranslation('verify');
  const { code, detail } = problem;
  return (
    <>
      <PageHeader
        title={t(`problem.${code}.title`)}
        lead={t(`problem.${code}.body`)}
        actions={<Button onClick={onRetry}>{t('problem.retry')}</Button>}
      />
      <KeyValues
        layout="rows"
        items={[
          { label: t('verdict.next'), value: t(`problem.${code}.next`) },
          { label: t('problem.detail'), value: detail === null ? null : <Untrusted mono>{detail}</Untrusted> },
        ]}
      />
    </>
  );
}
