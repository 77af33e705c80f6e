/** The element that app/providers.tsx puts into the page for screen readers. */
export const LIVE_REGION_ID = 'live';

/** Says a sentence to readers who do not see the page change. */
export function announce(sentence: string): void {
  const region = document.getElementById(LIVE_REGION_ID);
  if (region !== null) region.textContent = sentence;
}
