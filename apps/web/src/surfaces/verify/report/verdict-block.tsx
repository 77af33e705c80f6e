import { findDecidingCheck } from '@attestlayer/browser';
import { VERIFICATION_CODES, type Verdict, type VerificationReport } from '@attestlayer/verify';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Icon, type IconName } from '../../../design/components/icon.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import type { Tone } from '../../../design/tokens.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { writeSentence } from './status-looks.ts';
import styles from './verdict-block.module.css';

const LOOKS: Record<Verdict, { icon: IconName; tone: Tone }> = {
  VERIFIED: { icon: 'pass', tone: 'good' },
  NOT_VERIFIED: { icon: 'fail', tone: 'bad' },
  NOT_ESTABLISHED: { icon: 'open', tone: 'open' },
  MALFORMED: { icon: 'malformed', tone: 'plain' },
};

/** The large answer, one sentence, and for anything but VERIFIED the first reason and the next step. */
export function VerdictBlock({ report, hasTrust }: { report: VerificationReport; hasTrust: boolean }) {
  const { t } = useTranslation(['verify', 'common']);
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  const { verdict } = report;
  const word = t(`verdict.${verdict}`, { ns: 'common' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new report is read from its verdict on
  useEffect(() => {
    document.title = word;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [report, word]);
  return (
    <section className={styles.block} data-tone={LOOKS[verdict].tone} data-verdict={verdict} aria-labelledby="verdict">
      <div className={styles.head}>
        <Icon name={LOOKS[verdict].icon} size={3.25} className={styles.icon} />
        <div>
          <h1 id="verdict" ref={heading} tabIndex={-1} className={styles.verdict}>
            {word}
          </h1>
          <p className={styles.sentence}>{t(`verdict.${verdict}.sentence`)}</p>
        </div>
      </div>
      <Reason report={report} hasTrust={hasTrust} />
      <p className={styles.moment}>{t('verdict.checked', { moment: format.momentUtc(report.verified_at) })}</p>
    </section>
  );
}

function Reason({ report, hasTrust }: { report: VerificationReport; hasTrust: boolean }) {
  const { t } = useTranslation('verify');
  const check = findDecidingCheck(report);
  const entry = VERIFICATION_CODES.find(({ code }) => code === check?.code);
  if (check === undefined || entry === undefined) return null;
  return (
    <dl className={styles.reason}>
      <dt>{t('verdict.why')}</dt>
      <dd>
        <FixedText>{writeSentence(entry.title)}</FixedText>{' '}
        {check.path !== null && <Untrusted mono>{check.path}</Untrusted>}
      </dd>
      <dt>{t('verdict.next')}</dt>
      <dd>
        {report.verdict === 'NOT_ESTABLISHED' && !hasTrust ? (
          t('verdict.no.trust.next')
        ) : (
          <FixedText>{writeSentence(entry.next)}</FixedText>
        )}
      </dd>
    </dl>
  );
}
