import { useTranslation } from 'react-i18next';
import { DateTime } from '../../../design/components/date-time.tsx';
import styles from './due-date.module.css';

/** A due date; red with a word when it has passed and the packet is still open. */
export function DueDate({ value, open }: { value: string | null; open: boolean }) {
  const { t } = useTranslation('workspace');
  if (value === null) return <span className="soft">{t('due.none')}</span>;
  const overdue = open && Date.parse(value) < Date.now();
  return (
    <span className={overdue ? styles.overdue : undefined}>
      {t(overdue ? 'due.overdue' : 'due.due')} <DateTime value={value} lead="relative" />
    </span>
  );
}
