import { cleanText } from '@attestlayer/browser';

/** Text from a kit or a stranger: without characters that hide or reorder, its direction kept to itself. */
export function Untrusted({ children, mono = false }: { children: string; mono?: boolean }) {
  return <bdi className={mono ? 'mono' : undefined}>{cleanText(children)}</bdi>;
}
