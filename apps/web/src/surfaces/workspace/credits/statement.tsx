import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { CreditStatement } from '../../../api/resources.ts';
import { Icon } from '../../../design/components/icon.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './credits.module.css';
import { UsePlot } from './use-plot.tsx';

/** The three months before a day: what most invoices cover. */
const DAYS_BACK = 92;
const DAY_MS = 86_400_000;

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Balances as of a day, and what was used before it. */
export function Statement() {
  const { t } = useTranslation('admin');
  const [day, setDay] = useState(() => dayOf(Date.now()));
  const end = Date.parse(`${day}T23:59:59.999Z`);
  const valid = !Number.isNaN(end);
  const query: { as_of?: string; from?: string } = valid
    ? { as_of: new Date(end).toISOString(), from: `${dayOf(end - DAYS_BACK * DAY_MS)}T00:00:00.000Z` }
    : {};
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.credits, 'statement', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/credits/statement', { params: { query }, signal })),
    enabled: valid,
  });
  return (
    <>
      <div className={styles.choice}>
        <TextInput
          type="date"
          label={t('statement.as.of')}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <Button
          component="a"
          variant="default"
          href={`/v1/credits/statement?${new URLSearchParams({ ...query, format: 'csv' } as Record<string, string>)}`}
          download
          leftSection={<Icon name="download" size={1} />}
        >
          {t('statement.csv')}
        </Button>
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && valid && <Loading />}
      {data && <StatementView statement={data} />}
    </>
  );
}

function StatementView({ statement }: { statement: CreditStatement }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const { opening, closing, from, as_of, lines } = statement;
  return (
    <>
      <UsePlot lines={lines} from={from} until={as_of} />
      <KeyValues
        items={[
          { label: t('statement.opening', { day: format.day(from) }), value: format.count(opening.available) },
          { label: t('statement.closing', { day: format.day(as_of) }), value: format.count(closing.available) },
          { label: t('statement.used'), value: format.count(closing.burned - opening.burned) },
          { label: t('statement.lines'), value: format.count(lines.length) },
        ]}
      />
    </>
  );
}
