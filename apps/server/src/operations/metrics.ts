import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Metrics = {
  observeRequest(request: { method: string; route: string; status: number; durationMs: number }): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
};

/** From a cached page to an upload of gigabytes. */
const REQUEST_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** Counts what an operator wants to see; labels are routes, never addresses, names or ids. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames,
    buckets: REQUEST_SECONDS,
    registers: [registry],
  });
  return {
    observeRequest({ method, route, status, durationMs }) {
      const labels = { method, route, status: String(status) };
      requests.inc(labels);
      durations.observe(labels, durationMs / 1000);
    },
    text: () => registry.metrics(),
  };
}
