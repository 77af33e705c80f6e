import { PROVES, PROVES_NOT } from '@attestlayer/kit';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../design/components/file-drop.tsx';
import { FixedText } from '../../design/components/fixed-text.tsx';
import { PageHeader } from '../../design/components/page-header.tsx';
import { Section } from '../../design/components/section.tsx';
import type { SampleName } from './load-sample.ts';
import styles from './start-view.module.css';

type StartViewProps = {
  onDrop: (transfer: DataTransfer) => void;
  onChoose: (input: HTMLInputElement) => void;
  onSample: (name: SampleName) => void;
};

/** Where the kit is handed over, and what will be checked. */
export function StartView({ onDrop, onChoose, onSample }: StartViewProps) {
  const { t } = useTranslation('verify');
  return (
    <>
      <PageHeader title={t('start.title')} lead={t('start.lead')} />
      <FileDrop
        title={t('start.drop')}
        detail={t('start.drop.detail')}
        accept=".zip,application/zip"
        onDrop={onDrop}
        onChoose={onChoose}
      >
        <p className={styles.samples}>
          {t('start.samples')}{' '}
          <button type="button" onClick={() => onSample('kit')}>
            {t('start.sample.good')}
          </button>{' '}
          <button type="button" onClick={() => onSample('changed-kit')}>
            {t('start.sample.broken')}
          </button>
        </p>
      </FileDrop>
      <Section title={t('start.proves')}>
        <ol className={styles.steps}>
          {PROVES.map(({ id, text }) => (
            <li key={id}>
              <span className={styles.step}>{t(`group.${id}`)}</span>
              <FixedText>{text}</FixedText>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('meaning.proves.not')}>
        <ul className={styles.not}>
          {PROVES_NOT.map((text) => (
            <li key={text}>
              <FixedText>{text}</FixedText>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
