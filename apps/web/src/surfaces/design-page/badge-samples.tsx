import { OutcomeBadge, PACKET_STATES, PacketStateBadge, VerdictBadge } from '../../design/components/status-badge.tsx';
import styles from './design-page.module.css';

/** The three kinds of badges. */
export function BadgeSamples() {
  return (
    <div className={styles.column}>
      <div className={styles.row}>
        {PACKET_STATES.map((state) => (
          <PacketStateBadge key={state} state={state} />
        ))}
      </div>
      <div className={styles.row}>
        <OutcomeBadge outcome="PASS" />
        <OutcomeBadge outcome="FAIL" />
      </div>
      <div className={styles.row}>
        {(['VERIFIED', 'NOT_VERIFIED', 'NOT_ESTABLISHED', 'MALFORMED'] as const).map((verdict) => (
          <VerdictBadge key={verdict} verdict={verdict} />
        ))}
      </div>
    </div>
  );
}
