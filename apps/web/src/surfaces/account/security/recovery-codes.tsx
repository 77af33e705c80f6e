import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useInstance } from '../../../api/instance.ts';
import { CopyButton } from '../../../design/components/copy-button.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { saveFile } from '../../../design/save-file.ts';
import styles from './security.module.css';

type RecoveryCodesProps = { codes: readonly string[]; onKept: () => void };

/** Recovery codes, once: to copy, to save, to print. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation('account');
  const { issuer } = useInstance();
  const text = `${t('codes.file', { issuer: issuer.name })}\n\n${codes.join('\n')}\n`;
  return (
    <div className={styles.stack}>
      <Notice tone="open" title={t('codes.once')}>
        {t('codes.once.body')}
      </Notice>
      <ul className={styles.codes} aria-label={t('codes.title')}>
        {codes.map((code) => (
          <li key={code} className="mono">
            {code}
          </li>
        ))}
      </ul>
      <div className={`${styles.line} ${styles.unprinted}`}>
        <Button onClick={onKept}>{t('codes.kept')}</Button>
        <Button variant="default" onClick={() => saveFile(new Blob([text]), 'recovery-codes.txt')}>
          {t('codes.save')}
        </Button>
        <Button variant="default" onClick={() => print()}>
          {t('codes.print')}
        </Button>
        <CopyButton text={codes.join('\n')} label={t('codes.copy')} />
      </div>
    </div>
  );
}
