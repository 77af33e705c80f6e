import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../../../api/query-keys.ts';
import type { PacketRecord } from '../../../../../api/resources.ts';
import { EmptyState } from '../../../../../design/components/empty-state.tsx';
import { Loading } from '../../../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../../../design/components/problem-alert.tsx';
import { fetchContent } from '../fetch-content.ts';
import { DocumentFrame } from './document-frame.tsx';
import { MAX_PACKED_BYTES, type OfficeAnswer } from './office-answer.ts';
import { openOffice } from './open-office.ts';
import { Sheets } from './sheets.tsx';

/** What a DOCX or XLSX shows, read in this browser within limits; beyond them it says so and is to be saved. */
export function OfficePreview({ record, type }: { record: PacketRecord; type: 'docx' | 'xlsx' }) {
  const { t } = useTranslation('packet');
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.recordOffice(record.id),
    queryFn: async ({ signal }): Promise<OfficeAnswer> => {
      if (record.size > MAX_PACKED_BYTES) return { kind: 'refused', reason: 'too_large' };
      const content = await fetchContent(record.id, signal);
      return openOffice(type, await content.arrayBuffer(), signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  switch (data.kind) {
    case 'document':
      return (
        <>
          <DocumentFrame html={data.html} title={record.original_name} />
          <p className="soft">{t('preview.document')}</p>
        </>
      );
    case 'workbook':
      return (
        <>
          <Sheets workbook={data} />
          <p className="soft">{t('preview.workbook')}</p>
        </>
      );
    case 'refused':
      return (
        <EmptyState icon="file" title={t(`preview.${data.reason}`)}>
          {t('preview.none.body', { type: type.toUpperCase() })}
        </EmptyState>
      );
  }
}
