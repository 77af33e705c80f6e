import { listTroubledPaths } from '@attestlayer/browser';
import type { EvidenceFile, Manifest } from '@attestlayer/kit';
import type { VerificationReport } from '@attestlayer/verify';
import { useTranslation } from 'react-i18next';
import { Hash } from '../../../design/components/hash.tsx';
import { Icon } from '../../../design/components/icon.tsx';
import { Section } from '../../../design/components/section.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './evidence-files.module.css';
import { ShowAll } from './show-all.tsx';

/** The records with their hashes; one that a check complains about is marked. */
export function EvidenceFiles({ manifest, report }: { manifest: Manifest; report: VerificationReport }) {
  const { t } = useTranslation('verify');
  const evidence = manifest.files.filter((file): file is EvidenceFile => file.role === 'evidence');
  const troubled = listTroubledPaths(report);
  return (
    <Section title={t('files.title')} lead={t(evidence.length === 0 ? 'files.none' : 'files.lead')}>
      <ShowAll
        items={evidence}
        more={(count) => t('files.show.all', { count })}
        className={styles.list}
        render={(file) => <FileRow key={file.path} file={file} troubled={troubled.has(file.path)} />}
      />
    </Section>
  );
}

function FileRow({ file, troubled }: { file: EvidenceFile; troubled: boolean }) {
  const { t } = useTranslation('verify');
  const format = useFormat();
  return (
    <li className={styles.file} data-troubled={troubled || undefined}>
      <p className={styles.head}>
        {troubled && <Icon name="fail" className={styles.icon} />}
        <span className={styles.path}>
          <Untrusted>{file.path}</Untrusted>
        </span>
        {troubled && <strong className={styles.trouble}>{t('files.problem')}</strong>}
        <span className="numbers">{format.size(file.size)}</span>
      </p>
      <p className={styles.name}>
        {t('files.submitted.as')} <Untrusted>{file.source.original_name}</Untrusted>
      </p>
      <Hash value={file.sha256} label={`SHA-256 ${file.path}`} full />
    </li>
  );
}
