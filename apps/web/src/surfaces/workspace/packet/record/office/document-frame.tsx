import styles from '../record.module.css';
import styleUrl from './document.css?url';

/**
 * A document as HTML, in a frame that runs no script, opens no window and sends nothing. It keeps the origin of the page, which
 * nothing in it can use without a script, because the style could not be loaded without.
 */
export function DocumentFrame({ html, title }: { html: string; title: string }) {
  const head = `<meta charset="utf-8"><link rel="stylesheet" href="${styleUrl}">`;
  return (
    <iframe
      title={title}
      sandbox="allow-same-origin"
      srcDoc={`<!doctype html><html><head>${head}</head><body>${html}</body></html>`}
      className={styles.frame}
    />
  );
}
