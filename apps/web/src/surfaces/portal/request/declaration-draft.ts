/** Values that are not saved yet, by requirement and field; null takes a value away. */
export type DraftValues = Record<string, Record<string, string | number | boolean | null>>;

const keyOf = (requestId: string) => `attestlayer-declared:${requestId}`;

/** Keeps what was typed through a reload, until the server has it. It stays in this tab. */
export function keepDraft(requestId: string, values: DraftValues): void {
  try {
    if (Object.keys(values).length === 0) sessionStorage.removeItem(keyOf(requestId));
    else sessionStorage.setItem(keyOf(requestId), JSON.stringify(values));
  } catch {
    // Storage may be full: then a reload before the save loses the last words.
  }
}

export function readDraft(requestId: string): DraftValues {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(requestId)) ?? '{}') as DraftValues;
  } catch {
    return {};
  }
}
