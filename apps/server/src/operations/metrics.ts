import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Mode } from '../access/index.ts';

/** Of the whole instance, read when Prometheus asks. */
export type Figures = {
  jobs: readonly { state: string; count: number }[];
  issuances: readonly { mode: Mode; state: string; count: number }[];
  mails: readonly { state: string; count: number }[];
  logs: readonly { mode: Mode; size: number | null; waiting: number; oldestWaitingMs: number }[];
};

export type Metrics = {
  observeRequest(request: { method: string; route: string; status: number; durationMs: number }): void;
  /** The time from the request for a kit to its delivery, or to its failure. */
  observeIssuance(issuance: { mode: Mode; outcome: 'delivered' | 'failed'; durationMs: number }): void;
  /** The text that Prometheus reads. */
  text(figures: Figures): Promise<string>;
};

/** From a cached page to an upload of gigabytes. */
const REQUEST_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
/** From a packet of a few notes to the longest time that a tier promises. */
const ISSUANCE_SECONDS = [1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 7200, 28_800, 86_400];

/** Counts what an operator wants to see; labels are routes, modes and states, never addresses, names or ids. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests answered', labelNames, registers });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames,
    buckets: REQUEST_SECONDS,
    registers,
  });
  const issuances = new Histogram({
    name: 'attestlayer_issuance_duration_seconds',
    help: 'Time from the request for a kit to its end, by this process',
    labelNames: ['mode', 'outcome'],
    buckets: ISSUANCE_SECONDS,
    registers,
  });
  const setFigures = createGauges(registry);
  return {
    observeRequest({ method, route, status, durationMs }) {
      const labels = { method, route, status: String(status) };
      requests.inc(labels);
      durations.observe(labels, durationMs / 1000);
    },
    observeIssuance: ({ mode, outcome, durationMs }) => issuances.observe({ mode, outcome }, durationMs / 1000),
    text(figures) {
      setFigures(figures);
      return registry.metrics();
    },
  };
}

function createGauges(registry: Registry): (figures: Figures) => void {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `attestlayer_${name}`, help, labelNames, registers: [registry] });
  const jobs = gauge('jobs', 'Background jobs by state', 'state');
  const issuances = gauge('issuances', 'Issuances by state', 'mode', 'state');
  const mails = gauge('mails', 'Mails by state', 'state');
  const size = gauge('log_entries', 'Entries of the log', 'mode');
  const waiting = gauge('log_entries_waiting', 'Entries that wait for the log', 'mode');
  const oldest = gauge('log_oldest_waiting_seconds', 'How long the oldest of them waits', 'mode');
  return (figures) => {
    // A state that nothing is in any more must not keep its last count.
    for (const one of [jobs, issuances, mails, size]) one.reset();
    for (const { state, count } of figures.jobs) jobs.set({ state }, count);
    for (const { mode, state, count } of figures.issuances) issuances.set({ mode, state }, count);
    for (const { state, count } of figures.mails) mails.set({ state }, count);
    for (const log of figures.logs) {
      const { mode } = log;
      if (log.size !== null) size.set({ mode }, log.size);
      waiting.set({ mode }, log.waiting);
      oldest.set({ mode }, log.oldestWaitingMs / 1000);
    }
  };
}
