import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './data-table.module.css';

type TableScrollProps = { label: string; refreshing: boolean; children: ReactNode };

/** Lets a wide table move sideways; the keyboard can move it too where there is something to move (WCAG 2.1.1). */
export function TableScroll({ label, refreshing, children }: TableScrollProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const observer = new ResizeObserver(() => setOverflows(current.scrollWidth > current.clientWidth));
    for (const element of [current, ...current.children]) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const focusable = overflows ? { tabIndex: 0, role: 'region', 'aria-label': label } : {};
  return (
    <div ref={frame} className={styles.scroll} data-refreshing={refreshing || undefined} {...focusable}>
      {children}
    </div>
  );
}
