import { useTranslation } from 'react-i18next';
import { Notice } from '../../../design/components/notice.tsx';
import type { Tone } from '../../../design/tokens.ts';
import type { PortalRequest } from './types.ts';

const TONES: Record<PortalRequest['next'], Tone> = {
  replace_returned: 'open',
  send_records: 'accent',
  submit: 'accent',
  wait: 'good',
  closed: 'plain',
};

/** The one thing to do now. */
export function NextStep({ request: { next, partner } }: { request: PortalRequest }) {
  const { t } = useTranslation('portal');
  return (
    <Notice tone={TONES[next]} title={t(`next.${next}`)}>
      {t(`next.${next}.body`, { partner })}
    </Notice>
  );
}
