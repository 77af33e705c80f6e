/** A process of its own for the test of the lock: takes it, says so, and waits to be killed. */
import { acquireLock, SEQUENCER_LOCK } from '../src/lock.ts';

const [directory] = process.argv.slice(2) as [string];
const held = acquireLock(directory, SEQUENCER_LOCK);
process.stdout.write('locked\n');
setInterval(() => held, 1000);
