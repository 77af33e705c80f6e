import type { Finished } from '@attestlayer/browser';
import { serializeJcs } from '@attestlayer/encoding';
import type { VerificationReport } from '@attestlayer/verify';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Icon } from '../../../design/components/icon.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { Section } from '../../../design/components/section.tsx';
import { saveFile } from '../../../design/save-file.ts';
import type { TrustControl } from '../use-trust.ts';
import { CheckGroups } from './check-groups.tsx';
import { EvidenceFiles } from './evidence-files.tsx';
import { KitFacts } from './kit-facts.tsx';
import { RegistryStatus } from './registry-status.tsx';
import styles from './report-view.module.css';
import { TimeBracketView } from './time-bracket.tsx';
import { VerdictBlock } from './verdict-block.tsx';

type ReportViewProps = { finished: Finished; sample: boolean; trustControl: TrustControl; onAnother: () => void };

/** The result: the verdict first, then every check, what it means, and the files. */
export function ReportView({ finished, sample, trustControl, onAnother }: ReportViewProps) {
  const { t } = useTranslation('verify');
  const { report, manifest, kitName } = finished;
  const receipt = report.kit?.receipt_sha256 ?? null;
  return (
    <>
      {sample && (
        <div className={styles.sample}>
          <Notice tone="accent" title={t('sample.title')}>
            {t('sample.body')}
          </Notice>
        </div>
      )}
      <VerdictBlock report={report} hasTrust={sample || trustControl.trust.root !== null} />
      <div className={styles.actions}>
        <Button onClick={() => saveReport(report)} leftSection={<Icon name="download" size={1} />}>
          {t('actions.download')}
        </Button>
        <Button variant="default" onClick={() => print()}>
          {t('actions.print')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('actions.another')}
        </Button>
      </div>
      {report.kit !== null && <KitFacts report={report} kitName={kitName} />}
      {receipt !== null && !sample && <RegistryStatus receiptSha256={receipt} />}
      {report.kit !== null && <TimeBracketView bracket={report.time_bracket} />}
      <CheckGroups title={t('checks.proves')} groups={report.proves} verdict={report.verdict} />
      <CheckGroups title={t('checks.also')} groups={report.also} verdict={report.verdict} />
      <Meaning report={report} />
      {manifest !== null && <EvidenceFiles manifest={manifest} report={report} />}
    </>
  );
}

function Meaning({ report }: { report: VerificationReport }) {
  const { t } = useTranslation('verify');
  const lists = [
    { title: t('meaning.proves'), items: report.proves_text },
    { title: t('meaning.proves.not'), items: report.proves_not },
  ];
  return (
    <Section title={t('meaning.title')}>
      <div className={styles.columns}>
        {lists.map(({ title, items }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul>
              {items.map((text) => (
                <li key={text}>
                  <FixedText>{text}</FixedText>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p className={styles.boundary}>
        <FixedText>{report.boundary}</FixedText>
      </p>
    </Section>
  );
}

/** Saves the report as the exact JCS bytes of `attestlayer.verification.v1` (RFC 8785). */
function saveReport(report: VerificationReport): void {
  // The kit id is hex that this program computed; a name from the kit has no place in a file name.
  const name = report.kit?.id ? `verification-${report.kit.id.slice(0, 16)}.json` : 'verification.json';
  saveFile(new Blob([serializeJcs(report)], { type: 'application/json' }), name);
}
