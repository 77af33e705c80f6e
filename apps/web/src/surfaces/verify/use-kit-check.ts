import {
  checkKit,
  type Finished,
  nameOf,
  type Picked,
  type Problem,
  type Trust,
  toProblem,
} from '@attestlayer/browser';
import type { VerificationProgress } from '@attestlayer/verify';
import { useEffect, useRef, useState } from 'react';
import { openWorker } from '../../hashing/open-worker.ts';

/** What is checked: the reader's kit with the trust in use, or a sample with its own. */
type Subject = { picked: Picked; sample: { trust: Trust; instant: string } | null };

export type CheckState =
  | { kind: 'start' }
  | { kind: 'checking'; kitName: string; progress: VerificationProgress | null }
  | { kind: 'finished'; finished: Finished; sample: boolean }
  | { kind: 'problem'; problem: Problem };

export type KitCheck = {
  state: CheckState;
  /** Takes what the reader hands over; a check that is still running is given up. */
  start: (picking: Promise<Subject>) => Promise<void>;
  reset: () => void;
};

/**
 * Runs checks. Every run has its own AbortController, and only the run that holds the current one may show anything, so no order
 * of events leaves a wrong or stuck page. A change of the trust checks the same kit again.
 */
export function useKitCheck(trust: Trust): KitCheck {
  const [state, setState] = useState<CheckState>({ kind: 'start' });
  const run = useRef<AbortController | null>(null);
  const subject = useRef<Subject | null>(null);

  const start = async (picking: Promise<Subject>) => {
    run.current?.abort();
    const own = new AbortController();
    run.current = own;
    try {
      const chosen = await picking;
      if (own.signal.aborted) return;
      subject.current = chosen;
      const finished = await check(chosen, trust, own.signal, (next) => !own.signal.aborted && setState(next));
      if (!own.signal.aborted) setState({ kind: 'finished', finished, sample: chosen.sample !== null });
    } catch (error) {
      if (own.signal.aborted) return;
      subject.current = null;
      setState({ kind: 'problem', problem: toProblem(error) });
    }
  };
  const reset = () => {
    run.current?.abort();
    subject.current = null;
    setState({ kind: 'start' });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another trust root starts the check again
  useEffect(() => {
    const chosen = subject.current;
    if (chosen !== null && chosen.sample === null) void start(Promise.resolve(chosen));
  }, [trust]);
  useEffect(() => () => run.current?.abort(), []);
  return { state, start, reset };
}

function check(
  subject: Subject,
  trust: Trust,
  signal: AbortSignal,
  show: (state: CheckState) => void,
): Promise<Finished> {
  const { picked, sample } = subject;
  const kitName = nameOf(picked);
  show({ kind: 'checking', kitName, progress: null });
  return checkKit({
    picked,
    trust: sample?.trust ?? trust,
    nowMs: sample === null ? Date.now() : Date.parse(sample.instant),
    openWorker,
    onProgress: (progress) => show({ kind: 'checking', kitName, progress }),
    signal,
  });
}
