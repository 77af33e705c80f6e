import styles from './icon.module.css';

/** Drawn on 24 × 24. The first five are the shapes of the offline verifier: each status can be told without colour. */
const SHAPES = {
  pass: ['M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z', 'm7.6 12.3 3 3 5.8-6.4'],
  fail: ['M8.1 2.5h7.8l5.6 5.6v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1Z', 'm8.6 8.6 6.8 6.8m0-6.8-6.8 6.8'],
  open: ['m12 1.8 10.2 10.2L12 22.2 1.8 12Z', 'M9.9 9.8a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4m0 2.7v.1'],
  none: [
    'M5 3.5h14A1.5 1.5 0 0 1 20.5 5v14a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V5A1.5 1.5 0 0 1 5 3.5Z',
    'M8.5 12h7',
  ],
  malformed: ['M6 2.5h8l4.5 4.5v14.5H6ZM14 2.5V7h4.5', 'm9.7 12 5 5m0-5-5 5'],
  info: ['M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z', 'M12 11v5.5m0-9v.1'],
  warning: ['M12 3 22 20.5H2Z', 'M12 10v4.5m0 2.8v.1'],
  copy: [
    'M9 8.5h9.5a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1Z',
    'M5 15.5h-.5v-11a1 1 0 0 1 1-1h10V4',
  ],
  check: ['m5 12.5 4.5 4.5L19 7'],
  cross: ['m6 6 12 12M18 6 6 18'],
  file: ['M6 2.5h8l4.5 4.5v14.5H6Z', 'M14 2.5V7h4.5'],
  folder: ['M3 6.5a1 1 0 0 1 1-1h5l2 2.5h9a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1Z'],
  upload: ['M12 16V4.5m-4.5 4L12 4l4.5 4.5', 'M4 15.5v4h16v-4'],
  download: ['M12 4v11.5m-4.5-4L12 16l4.5-4.5', 'M4 15.5v4h16v-4'],
  search: ['M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z', 'm15.5 15.5 5 5'],
  sun: [
    'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
    'M12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  ],
  moon: ['M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z'],
  screen: ['M3.5 5h17v11.5h-17Z', 'M8.5 20h7M12 16.5V20'],
  menu: ['M4 7h16M4 12h16M4 17h16'],
  down: ['m6 9.5 6 6 6-6'],
  right: ['m9.5 6 6 6-6 6'],
  left: ['m14.5 6-6 6 6 6'],
  up: ['m6 14.5 6-6 6 6'],
  external: ['M10 5H5v14h14v-5', 'M14 4h6v6M20 4l-9.5 9.5'],
  retry: ['M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5', 'M20 4.5v5h-5'],
  clock: ['M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z', 'M12 7v5.5l3.5 2'],
  language: [
    'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z',
    'M3 9h18M3 15h18M12 2.5c-5 5.5-5 13.5 0 19 5-5.5 5-13.5 0-19Z',
  ],
} as const;

export type IconName = keyof typeof SHAPES;

type IconProps = {
  name: IconName;
  /** Side length in rem. */
  size?: number;
  className?: string | undefined;
};

/** A drawing beside a word; decorative, because the word always stands there. */
export function Icon({ name, size = 1.25, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className === undefined ? styles.icon : `${styles.icon} ${className}`}
      width={`${size}rem`}
      height={`${size}rem`}
    >
      {SHAPES[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
