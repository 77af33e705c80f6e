import { useState } from 'react';

/**
 * Keeps what a person has typed through a reload, a lost session or a closed laptop, until it was sent. It stays in this tab
 * (session storage) and is never for secrets.
 */
export function useDraft<Values extends object>(key: string, empty: Values) {
  const storageKey = `attestlayer-draft:${key}`;
  const [initial] = useState(() => readDraft(storageKey, empty));
  return {
    initial: initial ?? empty,
    /** Whether there was something from an earlier visit. */
    restored: initial !== null,
    keep: (values: Values) => writeDraft(storageKey, JSON.stringify(values)),
    discard: () => writeDraft(storageKey, null),
  };
}

function readDraft<Values extends object>(storageKey: string, empty: Values): Values | null {
  try {
    const text = sessionStorage.getItem(storageKey);
    if (text === null) return null;
    const draft: Record<string, unknown> = JSON.parse(text);
    // A draft of an older version of the form may lack a field or hold another type.
    const fits = Object.entries(empty).every(([name, value]) => typeof draft[name] === typeof value);
    return fits ? ({ ...empty, ...draft } as Values) : null;
  } catch {
    return null;
  }
}

function writeDraft(storageKey: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, text);
  } catch {
    // Storage may be forbidden or full: then the form works without a draft.
  }
}
