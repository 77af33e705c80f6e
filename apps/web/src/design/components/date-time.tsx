import { useEffect, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';

/** "3 minutes ago" is true for about that long. */
const REFRESH_MS = 60_000;

type DateTimeProps = {
  /** RFC 3339. */
  value: string;
  /** `relative` leads with "3 hours ago", `absolute` with the date. The UTC time is the tooltip of both. */
  lead?: 'relative' | 'absolute';
};

/** A moment. Text that is no time is shown as it came. */
export function DateTime({ value, lead = 'absolute' }: DateTimeProps) {
  const format = useFormat();
  const nowMs = useNow();
  if (Number.isNaN(Date.parse(value))) return <span>{value}</span>;
  const text = lead === 'relative' ? format.relative(value, nowMs) : format.moment(value);
  const other = lead === 'relative' ? format.moment(value) : format.relative(value, nowMs);
  return (
    <time dateTime={value} title={`${format.momentUtc(value)} (${other})`}>
      {text}
    </time>
  );
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
