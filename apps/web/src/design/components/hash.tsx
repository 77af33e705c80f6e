import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import styles from './hash.module.css';

/** Characters of either end: enough to tell two apart at a glance. */
const SHOWN_CHARACTERS = 8;

type HashProps = {
  /** In hex or base64url. */
  value: string;
  /** What it is the hash of: "SHA-256 of the receipt". */
  label: string;
  /** Shows the whole value at once, where there is room and people compare. */
  full?: boolean;
};

/** A hash: shortened, whole when it has the focus or the pointer, copied by its button. */
export function Hash({ value, label, full = false }: HashProps) {
  const { t } = useTranslation();
  const short = value.length > 2 * SHOWN_CHARACTERS + 1 && !full;
  return (
    <span className={styles.hash}>
      {short ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the whole value appears on focus
        <span className={styles.value} tabIndex={0} role="note" aria-label={`${label}: ${value}`}>
          <span className={styles.short}>
            {value.slice(0, SHOWN_CHARACTERS)}…{value.slice(-SHOWN_CHARACTERS)}
          </span>
          <span className={styles.whole}>{value}</span>
        </span>
      ) : (
        <span className={styles.full}>{value}</span>
      )}
      <CopyButton text={value} label={t('copy.what', { what: label })} />
    </span>
  );
}
