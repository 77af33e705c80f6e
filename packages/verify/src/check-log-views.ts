import { encodeHex } from '@attestlayer/encoding';
import type { Receipt, TrustRoot } from '@attestlayer/kit';
import { emptyRoot } from '@attestlayer/tlog';
import type { LogProof } from './read-log-proof.ts';
import type { Run } from './run.ts';

/** One statement about a log: at this size it had this root (hex). */
type LogView = { source: string; origin: string; size: number; root: string };

/**
 * Compares all that is said about the log of the receipt (spec/verification.md 4.16): two roots for one size are a split
 * view, the one thing that a log must never do.
 */
export function checkLogViews(run: Run, trust: TrustRoot | null, receipt: Receipt, log: LogProof): void {
  const views = collectViews(run, trust, receipt, log).filter((view) => view.origin === receipt.log.origin);
  let compared = 0;
  const firstOfSize = new Map<number, LogView>([[0, emptyView(receipt.log.origin)]]);
  for (const view of views) {
    const first = firstOfSize.get(view.size);
    if (first === undefined) {
      firstOfSize.set(view.size, view);
      continue;
    }
    compared += 1;
    if (first.root !== view.root) {
      run.findings.fail('log_views', 'log_view_differs', { expected: describe(first), found: describe(view) });
      return;
    }
  }
  if (compared > 0) run.findings.pass('log_views', { found: `${views.length} views agree` });
  else run.findings.notApplicable('log_views', 'log_views_not_comparable', { found: `${views.length} views` });
}

function collectViews(run: Run, trust: TrustRoot | null, receipt: Receipt, { checkpoint }: LogProof): LogView[] {
  const finals = trust?.logs.flatMap(({ origin, final }) =>
    final === null ? [] : [{ source: 'trust root, final', origin, ...final }],
  );
  return [
    { ...checkpoint, source: 'proof', root: encodeHex(checkpoint.root) },
    { ...receipt.after, source: 'receipt.after' },
    ...(trust === null ? [] : [{ ...trust.as_of, source: 'trust root, as_of' }]),
    ...(finals ?? []),
    ...(run.status === null ? [] : [{ ...run.status, source: 'status view' }]),
  ];
}

function emptyView(origin: string): LogView {
  return { source: 'the empty tree', origin, size: 0, root: encodeHex(emptyRoot) };
}

function describe({ source, size, root }: LogView): string {
  return `${source}: size ${size}, root ${root}`;
}
