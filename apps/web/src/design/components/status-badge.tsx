import type { Verdict } from '@attestlayer/verify';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../tokens.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './status-badge.module.css';

/** Where a packet is in its life (a dot and a word). */
export const PACKET_STATES = [
  'collecting',
  'evaluating',
  'blocked',
  'ready',
  'issuing',
  'issued',
  'withdrawn',
  'superseded',
  'cancelled',
] as const;

export type PacketState = (typeof PACKET_STATES)[number];

const STATE_TONES: Record<PacketState, Tone> = {
  collecting: 'plain',
  evaluating: 'accent',
  blocked: 'open',
  ready: 'accent',
  issuing: 'accent',
  issued: 'good',
  withdrawn: 'bad',
  superseded: 'plain',
  cancelled: 'plain',
};

/** The state of a packet. */
export function PacketStateBadge({ state }: { state: PacketState }) {
  const { t } = useTranslation();
  return <StateBadge tone={STATE_TONES[state]}>{t(`packet.state.${state}`)}</StateBadge>;
}

/** Any other state of a thing, in the same shape: a dot and a word. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={styles.state} data-tone={tone}>
      {children}
    </span>
  );
}

export type Outcome = 'PASS' | 'FAIL';

/**
 * The outcome of an evaluation: a square tag in the colours of work in progress. It never looks like a verdict, because it says
 * that records were complete, not that a kit is what it says.
 */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <span className={styles.outcome} data-tone={outcome === 'PASS' ? 'accent' : 'open'}>
      <span className={styles.outcomeLabel}>{t('outcome.label')}</span>
      {outcome}
    </span>
  );
}

const VERDICTS: Record<Verdict, { icon: IconName; tone: Tone }> = {
  VERIFIED: { icon: 'pass', tone: 'good' },
  NOT_VERIFIED: { icon: 'fail', tone: 'bad' },
  NOT_ESTABLISHED: { icon: 'open', tone: 'open' },
  MALFORMED: { icon: 'malformed', tone: 'plain' },
};

/** The verdict of a verifier about a kit: its shape and its words, as on the offline verifier. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const { icon, tone } = VERDICTS[verdict];
  return (
    <span className={styles.verdict} data-tone={tone}>
      <Icon name={icon} size={1.125} />
      {t(`verdict.${verdict}`)}
    </span>
  );
}
