import { type DiffFile, type DiffPair, type KitDiff, parseDiff } from '@attestlayer/kit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kit } from '../../../api/resources.ts';
import { Hash } from '../../../design/components/hash.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './kit.module.css';
import { useKitDocument } from './use-kit-document.ts';

/** What changed in the records since the previous kit of the series, as the kit itself says. */
export function ChangesSection({ kit }: { kit: Kit }) {
  const { t } = useTranslation('kit');
  const { data, error, refetch } = useKitDocument(kit, 'diff', parseDiff);
  return (
    <Section title={t('changes.title')} lead={t('changes.lead')}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.status === 'no_previous_kit' && <p className="soft">{t('changes.first')}</p>}
      {data?.status === 'compared' && <Changes diff={data} />}
    </Section>
  );
}

function Changes({ diff }: { diff: Extract<KitDiff, { status: 'compared' }> }) {
  const { t } = useTranslation('kit');
  const { previous, added, changed, renamed, removed, unchanged } = diff;
  const same = added.length + changed.length + renamed.length + removed.length === 0;
  return (
    <div className={styles.changes}>
      <p className="soft">
        {t('changes.previous', { receipt: previous.receipt_id })}{' '}
        <TextLink to="/packets/$packetId/kit" params={{ packetId: previous.packet_id }}>
          {t('changes.previous.packet')}
        </TextLink>
      </p>
      {same && <p>{t('changes.same')}</p>}
      <Files sign="added" files={added} />
      <Files sign="removed" files={removed} />
      <Pairs sign="changed" pairs={changed} />
      <Pairs sign="renamed" pairs={renamed} />
      <Files sign="unchanged" files={unchanged.map(({ current }) => current)} folded />
    </div>
  );
}

type Sign = 'added' | 'changed' | 'renamed' | 'removed' | 'unchanged';

type FilesProps = { sign: Sign; files: readonly DiffFile[]; folded?: boolean };

function Files({ sign, files, folded = false }: FilesProps) {
  return (
    <List sign={sign} count={files.length} folded={folded}>
      {files.map((file) => (
        <li key={file.path}>
          <FileLine file={file} />
        </li>
      ))}
    </List>
  );
}

function Pairs({ sign, pairs }: { sign: Sign; pairs: readonly DiffPair[] }) {
  const { t } = useTranslation('kit');
  return (
    <List sign={sign} count={pairs.length}>
      {pairs.map(({ current, previous }) => (
        <li key={current.path}>
          <FileLine file={current} />
          <p className={styles.before}>
            {t('changes.before')} <FileLine file={previous} />
          </p>
        </li>
      ))}
    </List>
  );
}

type ListProps = { sign: Sign; count: number; folded?: boolean; children: ReactNode };

/** One kind of change: its number in words, and the files. What did not change is folded away. */
function List({ sign, count, folded = false, children }: ListProps) {
  const { t } = useTranslation('kit');
  if (count === 0) return null;
  const heading = t(`changes.${sign}`, { count });
  const list = (
    <ul className={styles.changed} aria-label={heading}>
      {children}
    </ul>
  );
  return folded ? (
    <details>
      <summary>{heading}</summary>
      {list}
    </details>
  ) : (
    <section className={styles.change} data-sign={sign}>
      <h3>{heading}</h3>
      {list}
    </section>
  );
}

function FileLine({ file }: { file: DiffFile }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  return (
    <span className={styles.file}>
      <Untrusted>{file.original_name}</Untrusted>
      <span className="soft">{format.size(file.size)}</span>
      <Hash value={file.sha256} label={t('changes.file.sha256', { name: file.original_name })} />
    </span>
  );
}
