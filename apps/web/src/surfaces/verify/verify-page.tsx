import { type Picked, pickFromDrop, pickFromInput } from '@attestlayer/browser';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../design/announce.ts';
import { CheckingView } from './checking-view.tsx';
import { loadLaneSample, loadSample, type SampleName } from './load-sample.ts';
import { OfflineVerifier } from './offline-verifier.tsx';
import { ProblemView } from './problem-view.tsx';
import { ReportView } from './report/report-view.tsx';
import { StartView } from './start-view.tsx';
import { TrustPanel } from './trust-panel.tsx';
import { type CheckState, useKitCheck } from './use-kit-check.ts';
import { useTrust } from './use-trust.ts';
import styles from './verify-page.module.css';

/** Checks a kit in the browser; nothing of it leaves the page. */
export function VerifyPage() {
  const trustControl = useTrust();
  const { state, start, reset } = useKitCheck(trustControl.trust);
  useAnnouncements(state);
  const { lane } = useSearch({ strict: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link to the sample of a lane starts it once
  useEffect(() => {
    if (lane !== undefined) void start(loadLaneSample(lane));
  }, [lane]);
  const startOwn = (picking: Promise<Picked>) => void start(picking.then((picked) => ({ picked, sample: null })));
  return (
    <>
      {state.kind === 'start' && (
        <StartView
          onDrop={(transfer) => startOwn(pickFromDrop(transfer))}
          onChoose={(input) => startOwn(pickOrFail(input))}
          onSample={(name: SampleName) => void start(loadSample(name))}
        />
      )}
      {state.kind === 'checking' && <CheckingView {...state} onCancel={reset} />}
      {state.kind === 'finished' && <ReportView {...state} trustControl={trustControl} onAnother={reset} />}
      {state.kind === 'problem' && <ProblemView problem={state.problem} onRetry={reset} />}
      <div className={styles.panels}>
        <TrustPanel control={trustControl} />
        <OfflineVerifier />
      </div>
    </>
  );
}

/** An error while reading the input is a problem like every other, so it must come out of the promise. */
async function pickOrFail(input: HTMLInputElement): Promise<Picked> {
  return pickFromInput(input);
}

function useAnnouncements(state: CheckState): void {
  const { t } = useTranslation(['verify', 'common']);
  useEffect(() => {
    if (state.kind === 'finished') {
      const { verdict } = state.finished.report;
      announce(`${t(`verdict.${verdict}`, { ns: 'common' })}. ${t(`verdict.${verdict}.sentence`)}`);
    }
    if (state.kind === 'problem') announce(t(`problem.${state.problem.code}.title`));
  }, [state, t]);
}
