import { listDroppedFiles } from '@attestlayer/browser';
import { useTranslation } from 'react-i18next';
import { useInstance } from '../../../api/instance.ts';
import { FileDrop } from '../../../design/components/file-drop.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { listChosenFiles } from '../../../uploads/chosen-files.ts';
import { UploadRows } from '../../../uploads/upload-rows.tsx';
import { EvaluatePanel } from './evaluate-panel.tsx';
import styles from './packet.module.css';
import { usePacketScope } from './packet-context.ts';
import { RequirementList } from './requirement-list.tsx';
import { useReadiness, useRecords } from './use-packet-parts.ts';

/** Where a packet stands: what would block now, requirement by requirement, and where files go in. */
export function ChecklistPage() {
  const { t } = useTranslation('packet');
  const { packet, mayChange } = usePacketScope();
  const readiness = useReadiness(packet.id);
  const records = useRecords(packet.id);
  const error = readiness.error ?? records.error;
  if (readiness.data === undefined || records.data === undefined) {
    return error ? <ProblemAlert error={error} onRetry={() => void readiness.refetch()} /> : <Loading />;
  }
  return (
    <div className={styles.columns}>
      <div className={styles.wide}>
        <EvaluatePanel readiness={readiness.data} />
        <Section title={t('checklist')} lead={t('checklist.lead')}>
          <RequirementList readiness={readiness.data} records={records.data.items} />
        </Section>
      </div>
      {mayChange && (
        <div className={styles.side}>
          <UploadPanel />
        </div>
      )}
    </div>
  );
}

/** Files and folders for the whole packet; a person or a suggestion says later what they answer. */
function UploadPanel() {
  const { t } = useTranslation('packet');
  const format = useFormat();
  const { maxFileBytes } = useInstance();
  const { queue, uploads } = usePacketScope();
  return (
    <>
      <FileDrop
        title={t('upload.title')}
        detail={t('upload.detail')}
        multiple
        onDrop={(transfer) => void listDroppedFiles(transfer).then((files) => queue.add(files, []))}
        onChoose={(input) => queue.add(listChosenFiles(input), [])}
      >
        <p className={styles.limit}>
          {t('upload.types')}
          {maxFileBytes !== null && ` ${t('upload.limit', { size: format.size(maxFileBytes) })}`}
        </p>
      </FileDrop>
      {uploads.length > 0 && <UploadRows label={t('upload.files')} uploads={uploads} queue={queue} />}
    </>
  );
}
