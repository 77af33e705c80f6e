let navigated = false;

/** Notes that the reader went to another page of this application. */
export function noteNavigation(): void {
  navigated = true;
}

/** Whether the page now shown was reached from another page; answers true once, to the head of that page. */
export function takeNavigation(): boolean {
  const taken = navigated;
  navigated = false;
  return taken;
}
