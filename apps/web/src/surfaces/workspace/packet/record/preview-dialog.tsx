import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PacketRecord } from '../../../../api/resources.ts';
import { Dialog } from '../../../../design/components/dialog.tsx';
import { EmptyState } from '../../../../design/components/empty-state.tsx';
import { OfficePreview } from './office/office-preview.tsx';
import styles from './record.module.css';
import { TextPreview } from './text-preview.tsx';

type PreviewDialogProps = { record: PacketRecord; open: boolean; onClose: () => void };

/** A look at a record. Its bytes come from somebody unknown: they are drawn as a picture, as plain text, or in a sandbox. */
export function PreviewDialog({ record, open, onClose }: PreviewDialogProps) {
  const { t } = useTranslation('packet');
  return (
    <Dialog open={open} title={record.original_name} onClose={onClose} wide>
      <Preview record={record} />
      <div className={styles.end}>
        <Button component="a" variant="default" href={`/v1/records/${record.id}/content`} download>
          {t('download')}
        </Button>
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </Dialog>
  );
}

function Preview({ record }: { record: PacketRecord }) {
  const { t } = useTranslation('packet');
  const { id, type, original_name, media_type } = record;
  const url = `/v1/records/${id}/content?disposition=inline`;
  switch (type) {
    case 'png':
    case 'jpg':
      return <img src={url} alt={original_name} className={styles.image} />;
    case 'pdf':
      // The answer itself brings the sandbox (Content-Security-Policy), so that it holds in a tab of its own too.
      return (
        <>
          <iframe src={url} title={original_name} className={styles.frame} />
          <p className="soft">{t('preview.pdf')}</p>
        </>
      );
    case 'csv':
    case 'txt':
    case 'md':
    case 'json':
      return <TextPreview record={record} />;
    case 'docx':
    case 'xlsx':
      return <OfficePreview record={record} type={type} />;
    default:
      return (
        <EmptyState icon="file" title={t('preview.none')}>
          {t('preview.none.body', { type: media_type })}
        </EmptyState>
      );
  }
}
