// Loaded before a program with --import: writes the program's peak resident memory in bytes to file descriptor 3 when it ends.
// Plain JavaScript on purpose: the compiler that strips types would count as memory of the program.
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => writeSync(3, String(peakBytes())));

/**
 * Linux hands the peak of the parent down to the child in getrusage (its exec keeps the larger one), so there the child's own
 * high-water mark is read instead.
 */
function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
}
