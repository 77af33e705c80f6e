import { addTrustFile, NO_TRUST, type Trust, trustFromPage } from '@attestlayer/browser';
import { KitError, MAX_TRUST_BYTES } from '@attestlayer/kit';
import { announce } from './announce.ts';
import { replaceContent, requireElement } from './dom.ts';
import { text } from './messages.ts';
import { renderTrustPanel, type TrustNotice } from './panels/trust-panel.ts';

type TrustControlOptions = {
  fromKit: boolean;
  /** Called after the trust in use has changed, so that a shown report can be made again. */
  onChange: () => void;
};

/** Holds the trust in use and keeps its panel up to date. */
export type TrustControl = {
  current: () => Trust;
  /** Starts with the trust file that is built into the page; a damaged one counts as none and the panel says so. */
  load: (pinned: Uint8Array | null) => Promise<void>;
  /** Takes a trust file from the reader; a refused one changes nothing and says why. */
  add: (file: File) => Promise<void>;
  /** The same for the file that a file input holds. */
  addFrom: (input: HTMLInputElement) => void;
};

/** Makes the control of the trust panel. */
export function createTrustControl({ fromKit, onChange }: TrustControlOptions): TrustControl {
  const panel = requireElement('trust-panel');
  let trust = NO_TRUST;

  const show = (notice: TrustNotice | null) => {
    const onForget = () => {
      trust = NO_TRUST;
      show(null);
      panel.querySelector('button')?.focus();
      onChange();
    };
    replaceContent(panel, renderTrustPanel({ trust, fromKit, notice, onChosen: addFrom, onForget }));
    if (notice !== null) announce(notice.sentence);
  };

  const add = async (file: File) => {
    try {
      trust = await addTrustFile(trust, await readTrustFile(file));
    } catch (error) {
      return show({ kind: 'refused', sentence: text('trust.refused', { reason: refusalReason(error) }) });
    }
    show({ kind: 'accepted', sentence: text('trust.accepted', { version: String(trust.root?.version) }) });
    onChange();
  };

  const addFrom = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file !== undefined) void add(file);
  };

  const load = async (pinned: Uint8Array | null) => {
    try {
      trust = await trustFromPage(pinned);
      show(null);
    } catch (error) {
      show({ kind: 'refused', sentence: text('trust.page.broken', { reason: refusalReason(error) }) });
    }
  };

  return { current: () => trust, load, add, addFrom };
}

async function readTrustFile(file: File): Promise<Uint8Array> {
  if (file.size > MAX_TRUST_BYTES) throw new KitError('trust_too_large', `trust: ${file.size} bytes`);
  return new Uint8Array(await file.arrayBuffer());
}

/** Only frozen codes are shown: a message may quote the file. */
function refusalReason(error: unknown): string {
  return error instanceof KitError ? error.code : text('trust.refused.read');
}
