import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../../i18n/use-format.ts';
import styles from '../record.module.css';
import { RowTable } from '../row-table.tsx';
import { lettersOf } from './cut-sheet.ts';
import type { OfficeAnswer, SheetRows } from './office-answer.ts';

type Workbook = Extract<OfficeAnswer, { kind: 'workbook' }>;

/** The sheets of a workbook, one at a time, with the letters and numbers of their cells. */
export function Sheets({ workbook }: { workbook: Workbook }) {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const [chosen, setChosen] = useState(0);
  const { sheets, sheetsInAll } = workbook;
  const sheet = sheets[chosen];
  return (
    <div className={styles.sheets}>
      {sheets.length > 1 && (
        <NativeSelect
          label={t('preview.sheet')}
          value={String(chosen)}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
          data={sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
        />
      )}
      {sheet !== undefined && <Sheet sheet={sheet} />}
      {sheetsInAll > sheets.length && (
        <p className="soft">{t('preview.sheets', { shown: sheets.length, all: format.count(sheetsInAll) })}</p>
      )}
    </div>
  );
}

function Sheet({ sheet }: { sheet: SheetRows }) {
  const { t } = useTranslation('packet');
  const { name, rows, more } = sheet;
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return <p className="soft">{t(more ? 'preview.sheet.far' : 'preview.sheet.empty')}</p>;
  const head = Array.from({ length: columns }, (_, index) => lettersOf(index + 1));
  return (
    <>
      <RowTable name={name} head={head} rows={rows} numbered />
      {more && <p className="soft">{t('preview.rows', { rows: rows.length, columns })}</p>}
    </>
  );
}
