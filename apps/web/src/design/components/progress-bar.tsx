import styles from './progress-bar.module.css';

type ProgressBarProps = {
  /** What is under way, for readers who do not see the bar. */
  label: string;
  /** 0 to 1. */
  share: number;
};

/** How far work is. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  return <progress className={styles.bar} aria-label={label} max={1} value={Math.min(1, Math.max(0, share))} />;
}
