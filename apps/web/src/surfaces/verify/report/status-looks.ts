import type { CheckStatus } from '@attestlayer/verify';
import type { IconName } from '../../../design/components/icon.tsx';
import type { Tone } from '../../../design/tokens.ts';

/** The shape and the tone of how a check ended. */
export const STATUS_LOOKS: Record<CheckStatus, { icon: IconName; tone: Tone }> = {
  PASS: { icon: 'pass', tone: 'good' },
  FAIL: { icon: 'fail', tone: 'bad' },
  NOT_ESTABLISHED: { icon: 'open', tone: 'open' },
  NOT_APPLICABLE: { icon: 'none', tone: 'plain' },
};

/**
 * Catalogue texts are lower case without a full stop, as the command line prints them; a page writes sentences. A first word that
 * is a file name keeps its case.
 */
export function writeSentence(phrase: string): string {
  const startsWithFile = phrase.split(' ', 1)[0]!.includes('.');
  const capital = startsWithFile ? phrase : phrase.charAt(0).toUpperCase() + phrase.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
