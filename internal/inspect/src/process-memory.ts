import { readFileSync } from 'node:fs';

const BYTES_PER_KIBIBYTE = 1024;

/**
 * Resident memory of a process and its peak, from /proc (Linux, proc_pid_status(5)). Null elsewhere and when the
 * process is gone: there the deadline alone limits an inspection.
 */
export function readProcessMemory(pid: number): { residentBytes: number; peakBytes: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return { residentBytes: readField(status, 'VmRSS'), peakBytes: readField(status, 'VmHWM') };
  } catch {
    return null;
  }
}

function readField(status: string, field: string): number {
  const match = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status);
  return Number(match?.[1] ?? 0) * BYTES_PER_KIBIBYTE;
}
