import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import type { Tone } from '../tokens.ts';
import styles from './file-rows.module.css';
import { Hash } from './hash.tsx';
import { Icon, type IconName } from './icon.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** One file on its way, whatever carries it. */
export type FileRow = {
  id: string;
  name: string;
  sizeBytes: number;
  doneBytes: number;
  state:
    | 'waiting'
    | 'hashing'
    | 'uploading'
    | 'paused'
    /** Goes on by itself when the line is back. */
    | 'offline'
    /** Must be chosen again to go on. */
    | 'interrupted'
    | 'inspecting'
    | 'done'
    | 'failed'
    | 'stopped'
    | 'returned';
  /** Why it failed or was returned, and what to do. */
  detail?: string | undefined;
  /** In hex, once it is known. */
  sha256?: string | undefined;
  /** Whether the server computed the same hash over what it has. */
  sameOnServer?: boolean | undefined;
};

const LOOKS: Record<FileRow['state'], { icon: IconName; tone: Tone }> = {
  waiting: { icon: 'clock', tone: 'plain' },
  hashing: { icon: 'file', tone: 'accent' },
  uploading: { icon: 'upload', tone: 'accent' },
  paused: { icon: 'clock', tone: 'open' },
  offline: { icon: 'warning', tone: 'open' },
  interrupted: { icon: 'warning', tone: 'open' },
  inspecting: { icon: 'search', tone: 'accent' },
  done: { icon: 'pass', tone: 'good' },
  stopped: { icon: 'warning', tone: 'bad' },
  failed: { icon: 'fail', tone: 'bad' },
  returned: { icon: 'open', tone: 'open' },
};

type FileRowsProps = {
  label: string;
  files: readonly FileRow[];
  onPause?: ((id: string) => void) | undefined;
  onRetry?: (id: string) => void;
  onRemove?: (id: string) => void;
};

/** Files with their own progress, state and hash; one bad file never hides the rest. */
export function FileRows({ label, files, ...acts }: FileRowsProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {files.map((file) => (
        <Row key={file.id} file={file} {...acts} />
      ))}
    </ul>
  );
}

const CAN_GO_ON: ReadonlySet<FileRow['state']> = new Set(['paused', 'offline', 'stopped']);
const CAN_PAUSE: ReadonlySet<FileRow['state']> = new Set(['waiting', 'hashing', 'uploading']);

function Row({ file, onPause, onRetry, onRemove }: { file: FileRow } & Omit<FileRowsProps, 'label' | 'files'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { icon, tone } = LOOKS[file.state];
  const moving = file.state === 'hashing' || file.state === 'uploading';
  return (
    <li className={styles.row} data-tone={tone}>
      <Icon name={icon} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.head}>
          <bdi className={styles.name}>{file.name}</bdi>
          <span className={styles.state}>{t(`files.state.${file.state}`)}</span>
        </p>
        {moving && (
          <ProgressBar
            label={t('files.progress', { name: file.name })}
            share={file.sizeBytes === 0 ? 1 : file.doneBytes / file.sizeBytes}
          />
        )}
        {file.detail !== undefined && <p className={styles.detail}>{file.detail}</p>}
        <p className={styles.facts}>
          <span className="numbers">
            {moving
              ? t('files.done.of', { done: format.size(file.doneBytes), total: format.size(file.sizeBytes) })
              : format.size(file.sizeBytes)}
          </span>
          {file.sha256 !== undefined && <Hash value={file.sha256} label={t('files.sha256', { name: file.name })} />}
          {file.sameOnServer !== undefined && (
            <span className={styles.compared} data-same={file.sameOnServer}>
              {t(file.sameOnServer ? 'files.same' : 'files.differs')}
            </span>
          )}
        </p>
      </div>
      <div className={styles.actions}>
        {onPause !== undefined && CAN_PAUSE.has(file.state) && (
          <Button variant="default" size="xs" onClick={() => onPause(file.id)}>
            {t('files.pause')}
            <span className="unseen"> {file.name}</span>
          </Button>
        )}
        {onRetry !== undefined && CAN_GO_ON.has(file.state) && (
          <Button variant="default" size="xs" onClick={() => onRetry(file.id)}>
            {t(file.state === 'paused' ? 'files.resume' : 'problem.retry')}
            <span className="unseen"> {file.name}</span>
          </Button>
        )}
        {onRemove !== undefined && (
          <button
            type="button"
            className={styles.remove}
            onClick={() => onRemove(file.id)}
            aria-label={t('files.remove', { name: file.name })}
          >
            <Icon name="cross" size={1} />
          </button>
        )}
      </div>
    </li>
  );
}
