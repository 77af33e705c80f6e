import { useTranslation } from 'react-i18next';
import { Section } from '../../../design/components/section.tsx';
import { Timeline } from '../../../design/components/timeline.tsx';
import type { PortalRequest } from './types.ts';

/** What happens after the client has submitted. */
export function NextSteps({ request }: { request: PortalRequest }) {
  const { t } = useTranslation('portal');
  const { partner, issuer } = request;
  return (
    <Section title={t('after.title')}>
      <Timeline
        label={t('after.title')}
        items={[
          { id: 'sent', title: t('after.sent'), time: request.request.submitted_at, tone: 'accent' },
          {
            id: 'look',
            title: t('after.look', { partner }),
            time: null,
            state: 'running',
            children: t('after.look.body'),
          },
          {
            id: 'evaluate',
            title: t('after.evaluate'),
            time: null,
            state: 'waiting',
            children: t('after.evaluate.body'),
          },
          { id: 'issue', title: t('after.issue', { issuer }), time: null, state: 'waiting' },
        ]}
      />
    </Section>
  );
}
