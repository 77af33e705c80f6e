import type { CSSProperties } from 'react';
import { COLOURS } from '../../design/tokens.ts';
import styles from './design-page.module.css';

/** The type scale and the colours. */
export function TypeSamples() {
  return (
    <div className={styles.column}>
      <div>
        <p style={{ fontSize: 'var(--mantine-h1-font-size)', fontWeight: 600 }}>First heading</p>
        <p style={{ fontSize: '1.375rem', fontWeight: 600 }}>Second heading</p>
        <p style={{ fontSize: '1.0625rem', fontWeight: 600 }}>Third heading</p>
        <p style={{ fontSize: 'var(--text-lead)' }}>Lead: one or two sentences that say what a page is for.</p>
        <p>Text: the records are bound in the order in which the profile asks for them.</p>
        <p className="soft">Soft text: what can be read later.</p>
        <p style={{ fontSize: 'var(--text-small)' }}>Small text, labels and notes.</p>
        <p>
          <code>sha256 and other code</code>
        </p>
      </div>
      <ul className={styles.swatches}>
        {Object.keys(COLOURS).map((name) => (
          <li key={name} className={styles.swatch} style={{ '--sample': `var(--${name})` } as CSSProperties}>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
