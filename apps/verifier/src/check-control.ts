import { checkKit, type Finished, nameOf, type Picked, pickFromInput, toProblem } from '@attestlayer/browser';
import { announce } from './announce.ts';
import { replaceContent, requireElement } from './dom.ts';
import { text } from './messages.ts';
import { openWorker } from './open-worker.ts';
import { saveReport } from './save-report.ts';
import { renderChecking } from './screens/checking.ts';
import { renderProblem } from './screens/problem.ts';
import { renderReport } from './screens/report.ts';
import { renderStart } from './screens/start.ts';
import { verdictSentence } from './screens/verdict.ts';
import type { TrustControl } from './trust-control.ts';

type CheckControlOptions = {
  trust: TrustControl;
  /** Whether this page came inside a kit: then every verdict says so. */
  fromKit: boolean;
};

/** Runs checks and shows the one screen that belongs to their state. */
export type CheckControl = {
  /** Shows the first screen. */
  reset: () => void;
  /** Starts with what the reader hands over; a check that is still running is given up. */
  start: (picking: Promise<Picked>) => Promise<void>;
  /** Checks the same kit again, because the trust has changed. */
  repeat: () => Promise<void>;
};

/**
 * Every run has its own AbortController, and only the run that holds the current one may show anything: a cancelled or
 * overtaken run ends unseen, so no order of events leaves a wrong or stuck screen.
 */
export function createCheckControl({ trust, fromKit }: CheckControlOptions): CheckControl {
  let run: AbortController | null = null;
  let kit: Picked | null = null;

  const reset = () => {
    run?.abort();
    kit = null;
    showScreen(renderStart({ onChosen: (input) => void start(pick(input)) }));
  };

  const start = async (picking: Promise<Picked>) => {
    run?.abort();
    const own = new AbortController();
    run = own;
    try {
      const picked = await picking;
      if (own.signal.aborted) return;
      kit = picked;
      const { node, show } = renderChecking({ kitName: nameOf(picked), onCancel: reset });
      showScreen(node);
      const finished = await checkKit({
        picked,
        trust: trust.current(),
        nowMs: Date.now(),
        openWorker,
        onProgress: show,
        signal: own.signal,
      });
      if (!own.signal.aborted) showReport(finished);
    } catch (error) {
      if (!own.signal.aborted) showProblem(error);
    }
  };

  const showReport = (finished: Finished) => {
    const { report } = finished;
    showScreen(
      renderReport({
        finished,
        fromKit,
        hasTrust: trust.current().pinned !== null,
        onTrustChosen: trust.addFrom,
        onDownload: () => saveReport(report),
        onAnother: reset,
      }),
    );
    announce(
      text('verdict.announce', { verdict: text(`verdict.${report.verdict}`), sentence: verdictSentence(report) }),
    );
  };

  const showProblem = (error: unknown) => {
    const { code, detail } = toProblem(error);
    kit = null;
    showScreen(renderProblem({ code, detail, onRetry: reset }));
    announce(text(`problem.${code}.title`));
  };

  const repeat = async () => {
    if (kit !== null) await start(Promise.resolve(kit));
  };

  return { reset, start, repeat };
}

/** Shows a screen; its heading gets the focus, so that keyboard and screen reader continue at the new content. */
function showScreen(screen: HTMLElement): void {
  const main = requireElement('screen');
  const isFirst = main.querySelector('h1') === null;
  replaceContent(main, screen);
  if (isFirst) return;
  scrollTo(0, 0);
  screen.querySelector('h1')?.focus({ preventScroll: true });
}

/** An error while reading the input is a problem like every other, so it must come out of the promise. */
async function pick(input: HTMLInputElement): Promise<Picked> {
  return pickFromInput(input);
}
