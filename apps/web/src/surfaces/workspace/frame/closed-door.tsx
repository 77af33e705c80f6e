import { useTranslation } from 'react-i18next';
import type { Session } from '../../../api/resources.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';

/** Why somebody who is signed in sees nothing of a workspace. */
type Door = 'open' | 'factor' | 'console' | 'nowhere';

export function doorOf({ current, workspaces, user, issuer_operator }: Session): Door {
  if (current === null) return issuer_operator ? 'console' : 'nowhere';
  const workspace = workspaces.find(({ partner_id }) => partner_id === current);
  return workspace?.second_factor_demanded === true && !user.second_factor ? 'factor' : 'open';
}

const NEXT = { factor: '/account/second-factor', console: '/account', nowhere: '/account' } as const;

/** Says what to do first. */
export function ClosedDoor({ door }: { door: Exclude<Door, 'open'> }) {
  const { t } = useTranslation('workspace');
  return (
    <>
      <PageHeader title={t(`door.${door}`)} />
      <Notice
        tone="open"
        title={t(`door.${door}.title`)}
        actions={<ButtonLink to={NEXT[door]}>{t(`door.${door}.next`)}</ButtonLink>}
      >
        {t(`door.${door}.body`)}
      </Notice>
    </>
  );
}
