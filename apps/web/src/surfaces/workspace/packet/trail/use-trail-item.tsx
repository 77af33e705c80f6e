import { useTranslation } from 'react-i18next';
import { Hash } from '../../../../design/components/hash.tsx';
import type { TimelineItem } from '../../../../design/components/timeline.tsx';
import { Untrusted } from '../../../../design/components/untrusted.tsx';
import type { Tone } from '../../../../design/tokens.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useRecords } from '../use-packet-parts.ts';

type Entry = Record<string, unknown>;

const EVENTS = [
  'packet_opened',
  'record_submitted',
  'record_returned',
  'record_withdrawn',
  'record_superseded',
  'record_accepted',
  'evaluated',
  'frozen',
] as const;
type Event = (typeof EVENTS)[number];

const TONES: Partial<Record<Event, Tone>> = { record_returned: 'open', evaluated: 'accent', frozen: 'good' };

/** One line of the trail as a step of the timeline. Records are named as their submitter named them. */
export function useTrailItem(packetId: string): (entry: Entry) => TimelineItem {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const { data: records } = useRecords(packetId);
  const nameOf = (id: unknown) => records?.items.find((record) => record.id === id)?.original_name ?? String(id);
  return (entry) => {
    const event = EVENTS.find((known) => known === entry.event);
    const outcome = String(entry.outcome ?? '');
    return {
      id: String(entry.seq),
      time: String(entry.at),
      tone: (event === 'evaluated' && outcome === 'FAIL' ? 'open' : event && TONES[event]) ?? 'plain',
      title:
        event === undefined
          ? String(entry.event)
          : event === 'evaluated'
            ? t('trail.evaluated', { attempt: Number(entry.attempt), outcome })
            : t(`trail.${event}`),
      children: (
        <>
          {entry.record_id !== undefined && (
            <p>
              <Untrusted>{nameOf(entry.record_id)}</Untrusted>
              {typeof entry.size === 'number' && <span className="soft"> {format.size(entry.size)}</span>}
              {entry.superseded_by !== undefined && (
                <>
                  {' → '}
                  <Untrusted>{nameOf(entry.superseded_by)}</Untrusted>
                </>
              )}
            </p>
          )}
          {typeof entry.sha256 === 'string' && <Hash value={entry.sha256} label={t('record.sha256')} />}
          {typeof entry.prev === 'string' && (
            <p className="soft">
              {t('trail.prev', { seq: Number(entry.seq) })} <Hash value={entry.prev} label={t('trail.prev.hash')} />
            </p>
          )}
        </>
      ),
    };
  };
}
