/**
 * Text that is fixed by the format or by a profile, word for word and in English; a screen reader must read it as such, whatever
 * the language of the page.
 */
export function FixedText({ children }: { children: string }) {
  return <span lang="en">{children}</span>;
}
