import { cleanLines } from '@attestlayer/browser';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../../api/query-keys.ts';
import type { PacketRecord } from '../../../../api/resources.ts';
import { Loading } from '../../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../../design/components/problem-alert.tsx';
import { useFormat } from '../../../../i18n/use-format.ts';
import { fetchContent } from './fetch-content.ts';
import { readCsvRows } from './read-csv-rows.ts';
import styles from './record.module.css';
import { RowTable } from './row-table.tsx';

/** Enough to see what a file is; the rest is for a program that is made for it. */
const SHOWN_BYTES = 64 * 1024;
const SHOWN_ROWS = 200;

/** The beginning of a text, or of a table. */
export function TextPreview({ record }: { record: PacketRecord }) {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.recordText(record.id),
    queryFn: async ({ signal }) => (await fetchContent(record.id, signal, SHOWN_BYTES)).text(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      {record.type === 'csv' ? (
        <Table text={data} name={record.original_name} />
      ) : (
        <Plain text={data} name={record.original_name} />
      )}
      {record.size > SHOWN_BYTES && <p className="soft">{t('preview.begin', { size: format.size(SHOWN_BYTES) })}</p>}
    </>
  );
}

function Plain({ text, name }: { text: string; name: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever uses the keyboard must be able to scroll it
    <section className={styles.text} tabIndex={0} aria-label={name}>
      <pre>{cleanLines(text)}</pre>
    </section>
  );
}

function Table({ text, name }: { text: string; name: string }) {
  const [head = [], ...rows] = readCsvRows(text, SHOWN_ROWS);
  return <RowTable name={name} head={head} rows={rows} />;
}
