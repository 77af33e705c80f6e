import { useTranslation } from 'react-i18next';
import type { CreditTransfer } from '../../../api/resources.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './credits.module.css';

type UsePlotProps = { lines: readonly CreditTransfer[]; from: string; until: string };

const WEEK_MS = 7 * 86_400_000;
const HEIGHT = 40;

/** Credits used, week by week. */
export function UsePlot({ lines, from, until }: UsePlotProps) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const start = Date.parse(from);
  const weeks = Array.from({ length: Math.max(1, Math.ceil((Date.parse(until) - start) / WEEK_MS)) }, () => 0);
  for (const { type, at, amount } of lines) {
    const week = Math.floor((Date.parse(at) - start) / WEEK_MS);
    if (type === 'burn' && weeks[week] !== undefined) weeks[week] += amount;
  }
  const most = Math.max(1, ...weeks);
  const used = weeks.reduce((sum, count) => sum + count, 0);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${weeks.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('plot.label', { count: used, from: format.day(from), until: format.day(until) })}
        className={styles.plot}
      >
        {weeks.map((count, week) => {
          const height = (count / most) * (HEIGHT - 2);
          // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
          return <rect key={week} x={week * 10 + 1} y={HEIGHT - height} width={8} height={height} />;
        })}
      </svg>
      <figcaption className="soft">
        {t('plot.caption', { most: format.count(most === 1 && used === 0 ? 0 : most) })}
      </figcaption>
      <WeekTable weeks={weeks} start={start} />
    </figure>
  );
}

/** The same as numbers, for whoever does not see the bars or wants to read them. */
function WeekTable({ weeks, start }: { weeks: readonly number[]; start: number }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  return (
    <details className={styles.weeks}>
      <summary>{t('plot.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('plot.week')}</th>
            <th scope="col">{t('plot.used')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((count, week) => {
            const from = new Date(start + week * WEEK_MS).toISOString();
            return (
              <tr key={from}>
                <th scope="row">{format.day(from)}</th>
                <td>{format.count(count)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
