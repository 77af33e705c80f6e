import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../design/announce.ts';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { Section } from '../../../design/components/section.tsx';
import { Timeline } from '../../../design/components/timeline.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';

/** What happens next. */
export function ApplicationDone({ reference, email }: { reference: string; email: string }) {
  const { t } = useTranslation('program');
  useEffect(() => {
    scrollTo(0, 0);
    announce(t('apply.done.title'));
  }, [t]);
  return (
    <>
      <PageHeader
        title={t('apply.done.title')}
        lead={t('apply.done.lead', { email })}
        kicker={
          <>
            {t('apply.done.reference')} <Untrusted mono>{reference}</Untrusted>
          </>
        }
      />
      <Section title={t('apply.done.next')}>
        <Timeline
          label={t('apply.done.next')}
          items={[
            { id: 'read', title: t('apply.done.read'), time: null, state: 'running' },
            { id: 'talk', title: t('apply.done.talk'), time: null, state: 'waiting' },
            { id: 'answer', title: t('apply.done.answer'), time: null, state: 'waiting' },
          ]}
        />
      </Section>
    </>
  );
}
