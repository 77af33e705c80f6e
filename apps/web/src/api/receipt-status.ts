import { request } from './request.ts';

/** What the registry says about a receipt as of its newest checkpoint. */
export type ReceiptStatus = {
  receipt_sha256: string;
  status: 'issued' | 'withdrawn' | 'superseded' | 'unknown';
  /** The log that was asked, and how many entries it had. */
  as_of: { origin: string; size: number };
  index: number | null;
  withdrawn_by_index: number | null;
  /** SHA-256 of the receipt that took its place, in hex. */
  superseded_by: string | null;
};

/** The registry of this instance, which the server also has under the host of these pages: they may connect to no other. */
export const REGISTRY = '/registry/v1';

/** Asks the registry about a receipt by its SHA-256 in hex. @throws ApiError */
export async function fetchReceiptStatus(sha256: string, signal?: AbortSignal): Promise<ReceiptStatus> {
  const options = signal === undefined ? {} : { signal };
  return (await request<ReceiptStatus>(`${REGISTRY}/receipts/${sha256}`, options)).data;
}
