import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { ApiError } from '../../../api/problem.ts';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { CodeForm } from './code-form.tsx';
import { ConfirmLink } from './confirm-link.tsx';
import { LinkInvalid } from './link-invalid.tsx';

const route = getRouteApi('/portal/portal');

/** Where a link leads: looking at it spends nothing, because programs that scan mails open links too. */
export function EnterPage() {
  const { t } = useTranslation('portal');
  const { token } = route.useSearch();
  const link = useQuery({
    queryKey: ['portal-link', token],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/portal/link', { params: { query: { token: token ?? '' } }, signal })),
    enabled: token !== undefined,
    retry: false,
  });
  if (token === undefined) return <CodeForm />;
  if (link.data !== undefined) return <ConfirmLink token={token} link={link.data} />;
  if (!link.isError) return <PageHeader title={t('enter.looking')} />;
  if (link.error instanceof ApiError && link.error.problem?.code === 'link_invalid') return <LinkInvalid />;
  return (
    <>
      <PageHeader title={t('enter.failed')} />
      <ProblemAlert error={link.error} onRetry={() => void link.refetch()} />
    </>
  );
}
