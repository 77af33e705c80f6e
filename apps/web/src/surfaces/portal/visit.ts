import type { ApiClient } from '@attestlayer/sdk';
import { makeTokenClient } from '../../api/client.ts';

/** A contributor who opened a link: their token, and the API with it. */
export type Visit = { token: string; requestId: string; api: ApiClient };

const STORAGE_KEY = 'attestlayer-portal';

/** The visit of this tab; null before a link was opened, and after it ended. It outlives a reload, and ends with the tab. */
export function readVisit(): Visit | null {
  const stored = readStored();
  return stored === null ? null : { ...stored, api: makeTokenClient(stored.token) };
}

export function keepVisit({ token, requestId }: Omit<Visit, 'api'>): void {
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ token, requestId }));
}

export function endVisit(): void {
  sessionStorage.removeItem(STORAGE_KEY);
}

function readStored(): Omit<Visit, 'api'> | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null');
    return isStored(stored) ? stored : null;
  } catch {
    return null;
  }
}

function isStored(value: unknown): value is Omit<Visit, 'api'> {
  return typeof value === 'object' && value !== null && 'token' in value && 'requestId' in value;
}
