import { Agent, request } from 'node:http';
import { quantile } from './row.ts';

/** What one route is asked, with the headers of several callers, who take turns. */
export type Call = { url: string; method: string; path: string; headers: readonly Record<string, string>[] };

export type Load = { requestsPerSecond: number; p50Ms: number; p99Ms: number };

/** As many as a small office has people at work at a time; more would only measure the queue. */
const CONNECTIONS = 8;

/** Sends the same call again and again over connections that stay open, for at most so many times and so long. */
export async function sendLoad(call: Call, { count, seconds }: { count: number; seconds: number }): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  let left = count;
  async function caller(): Promise<void> {
    while (left > 0 && performance.now() < end) {
      left -= 1;
      const at = performance.now();
      await send(call, call.headers[left % call.headers.length]!, agent);
      times.push(performance.now() - at);
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  const elapsed = performance.now() - started;
  agent.destroy();
  return {
    requestsPerSecond: (times.length * 1000) / elapsed,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}

function send({ url, method, path }: Call, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, agent }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode! < 300) resolve();
        else reject(new Error(`${method} ${path}: ${response.statusCode}`));
      });
    });
    sent.on('error', reject).end();
  });
}
