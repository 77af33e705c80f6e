import { useTranslation } from 'react-i18next';
import { type FileRow, FileRows } from '../design/components/file-rows.tsx';
import { type Format, useFormat } from '../i18n/use-format.ts';
import { useRefusalText } from './refusal-text.ts';
import type { Upload, UploadPhase } from './upload.ts';
import type { UploadQueue } from './upload-queue.ts';

const STATES: Record<UploadPhase, FileRow['state']> = {
  waiting: 'waiting',
  hashing: 'hashing',
  uploading: 'uploading',
  paused: 'paused',
  offline: 'offline',
  interrupted: 'interrupted',
  inspecting: 'inspecting',
  accepted: 'done',
  refused: 'failed',
  failed: 'stopped',
};

type UploadRowsProps = { label: string; uploads: readonly Upload[]; queue: UploadQueue };

/** Files on their way, with what can be done about each. */
export function UploadRows({ label, uploads, queue }: UploadRowsProps) {
  const describe = useDetail();
  const format = useFormat();
  const files = uploads.map((upload): FileRow => {
    const { id, path, sizeBytes, doneBytes, sha256, serverSha256, phase } = upload;
    return {
      id,
      name: path,
      sizeBytes,
      doneBytes,
      state: STATES[phase],
      detail: describe(upload, format),
      sha256: sha256 ?? serverSha256 ?? undefined,
      sameOnServer: sha256 === null || serverSha256 === null ? undefined : sha256 === serverSha256,
    };
  });
  return (
    <FileRows
      label={label}
      files={files}
      onPause={(id) => queue.pause(id)}
      onRetry={(id) => queue.resume(id)}
      onRemove={(id) => queue.remove(id)}
    />
  );
}

function useDetail(): (upload: Upload, format: Format) => string | undefined {
  const { t } = useTranslation();
  const explain = useRefusalText();
  return ({ phase, doneBytes, refusal, refusedMembers }, format) => {
    if (phase === 'offline') return t('files.offline.detail');
    if (phase === 'interrupted') return t('files.interrupted.detail', { done: format.size(doneBytes) });
    const own = refusal === null ? [] : [explain(refusal)];
    const members = refusedMembers.map(({ name, ...why }) => `${t('files.member.refused', { name })} ${explain(why)}`);
    const lines = [...own, ...members];
    return lines.length === 0 ? undefined : lines.join(' ');
  };
}
