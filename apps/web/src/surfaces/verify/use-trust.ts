import { addTrustFile, NO_TRUST, type Trust } from '@attestlayer/browser';
import { KitError, MAX_TRUST_BYTES } from '@attestlayer/kit';
import { useEffect, useState } from 'react';
import { REGISTRY } from '../../api/receipt-status.ts';

/** What the last trust file came to. A refusal carries a frozen code, or null when the file could not be read. */
export type TrustNotice = { kind: 'accepted'; version: number } | { kind: 'refused'; code: string | null };

export type TrustControl = {
  trust: Trust;
  notice: TrustNotice | null;
  /** Until the trust root of the issuer has been asked for. */
  loading: boolean;
  add: (file: File) => Promise<void>;
  forget: () => void;
};

/** Where the registry of this instance hands out its newest trust root. */
const TRUST_URL = `${REGISTRY}/trust/latest.json`;

/**
 * The trust in use: what the issuer of this instance serves, asked for once when the page opens, never while a kit is checked; or
 * a file of the reader. A reader's file replaces a served one altogether: whoever brings a root does not want ours.
 */
export function useTrust(): TrustControl {
  const [trust, setTrust] = useState<Trust>(NO_TRUST);
  const [notice, setNotice] = useState<TrustNotice | null>(null);
  const [loading, setLoading] = useState(true);
  useEffect(() => {
    const stop = new AbortController();
    fetchServedTrust(stop.signal)
      .then((served) => setTrust((current) => (current.origin === 'none' ? served : current)))
      // Without a registry the page works as the bare offline verifier does: the reader hands the root over.
      .catch(() => {})
      .finally(() => setLoading(false));
    return () => stop.abort();
  }, []);

  const add = async (file: File) => {
    try {
      const bytes = await readTrustFile(file);
      const next = await addTrustFile(trust.origin === 'reader' ? trust : NO_TRUST, bytes);
      setTrust(next);
      setNotice({ kind: 'accepted', version: next.root?.version ?? 0 });
    } catch (error) {
      setNotice({ kind: 'refused', code: error instanceof KitError ? error.code : null });
    }
  };
  const forget = () => {
    setTrust(NO_TRUST);
    setNotice(null);
  };
  return { trust, notice, loading, add, forget };
}

async function fetchServedTrust(signal: AbortSignal): Promise<Trust> {
  const response = await fetch(TRUST_URL, { signal });
  if (!response.ok) return NO_TRUST;
  const served = await addTrustFile(NO_TRUST, new Uint8Array(await response.arrayBuffer()));
  return { ...served, origin: 'page' };
}

async function readTrustFile(file: File): Promise<Uint8Array> {
  if (file.size > MAX_TRUST_BYTES) throw new KitError('trust_too_large', `trust: ${file.size} bytes`);
  return new Uint8Array(await file.arrayBuffer());
}
