import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon } from '../components/icon.tsx';
import styles from './data-table.module.css';
import type { TablePages } from './use-cursor-pages.ts';

/** Which rows are shown, and the way to the others. */
export function TableFooter<Row>({ pages }: { pages: TablePages<Row> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, total, firstRow, pageNumber, hasNext, showNext, showPrevious } = pages;
  const from = format.count(firstRow);
  const to = format.count(firstRow + rows.length - 1);
  return (
    <div className={styles.footer}>
      <p role="status">
        {total === null
          ? t('table.range', { from, to })
          : t('table.range.of', { from, to, total: format.count(total) })}
      </p>
      {(pageNumber > 1 || hasNext) && (
        <div className={styles.paging}>
          <Button
            variant="default"
            size="sm"
            onClick={showPrevious}
            disabled={pageNumber === 1}
            leftSection={<Icon name="left" size={1} />}
          >
            {t('table.previous')}
          </Button>
          <Button
            variant="default"
            size="sm"
            onClick={showNext}
            disabled={!hasNext}
            rightSection={<Icon name="right" size={1} />}
          >
            {t('table.next')}
          </Button>
        </div>
      )}
    </div>
  );
}
