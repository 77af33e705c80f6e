import { Button } from '@mantine/core';
import { Checklist } from '../../design/components/checklist.tsx';
import { DateTime } from '../../design/components/date-time.tsx';
import { Hash } from '../../design/components/hash.tsx';
import { KeyValues } from '../../design/components/key-values.tsx';
import { Timeline } from '../../design/components/timeline.tsx';
import styles from './design-page.module.css';

const HASH = '7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069';

/** Facts, a checklist, a timeline. */
export function ListSamples() {
  return (
    <div className={styles.column}>
      <KeyValues
        items={[
          { label: 'Client', value: 'Brückner & Söhne GmbH' },
          { label: 'Profile', value: 'VENDOR-01, version 1' },
          { label: 'Due', value: <DateTime value="2026-04-02T09:30:00Z" /> },
          { label: 'Last record', value: <DateTime value="2026-04-01T16:12:00Z" lead="relative" /> },
          { label: 'Receipt', value: <Hash value={HASH} label="SHA-256 of the receipt" /> },
          { label: 'Kit id', value: <Hash value={HASH} label="Kit id" full />, wide: true },
        ]}
      />
      <Checklist
        label="Requirements"
        items={[
          {
            id: 'VENDOR-01.ID',
            title: 'Vendor identity',
            state: 'complete',
            children: 'One record, two fields given.',
          },
          {
            id: 'VENDOR-01.SCOPE',
            title: 'Engagement scope',
            state: 'returned',
            children: 'The contract is a scan without text. Send the PDF as it was signed.',
            actions: (
              <Button size="sm" variant="default">
                Replace record
              </Button>
            ),
          },
          {
            id: 'VENDOR-01.EVID',
            title: 'Submitted evidence',
            state: 'incomplete',
            children: '1 of at least 2 records.',
          },
          { id: 'VENDOR-01.HAND', title: 'Review hand-off', state: 'missing' },
          { id: 'VENDOR-01.NOTE', title: 'Note of the client', state: 'optional' },
        ]}
      />
      <Timeline
        label="Hash trail"
        items={[
          { id: '1', title: 'Record submitted', time: '2026-03-30T08:02:11Z', children: 'contract.pdf by Ana Ruiz' },
          {
            id: '2',
            title: 'Record returned',
            time: '2026-03-31T10:40:00Z',
            tone: 'open',
            children: 'Not readable as text',
          },
          { id: '3', title: 'Evaluated: PASS', time: '2026-04-01T16:13:02Z', tone: 'accent' },
          { id: '4', title: 'Signing', time: null, state: 'running' },
          { id: '5', title: 'Entry in the log', time: null, state: 'waiting' },
        ]}
      />
    </div>
  );
}
