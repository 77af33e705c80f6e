import { encodeUtf8 } from '@attestlayer/encoding';
import { verifyEd25519 } from '@attestlayer/signature';
import { signerFromSeed } from '@attestlayer/signer';
import { hasProgram, readCommand } from './command.ts';
import { CHECK_SIGNATURE_RATIO } from './goals.ts';
import { compareTimes, type Row, type UnmeasuredRow } from './row.ts';
import type { BenchOptions } from './subject.ts';
import { runInTurn } from './turns.ts';

/** As long as one turn of the peer. */
const TURN_MS = 1000;

/** Operations between two looks at the clock. */
const BATCH = 100;

/** `openssl speed` signs 20 bytes. */
const MESSAGE = encodeUtf8('twenty bytes exactly');

/** Signing and strict checking on one thread, one after the other, as `openssl speed` does it. Times are per operation. */
export async function measureSign({ turns }: BenchOptions): Promise<(Row | UnmeasuredRow)[]> {
  if (!hasProgram('openssl')) return [{ work: 'check a signature', missingPeer: 'openssl' }];
  const signer = signerFromSeed(new Uint8Array(32).fill(1));
  const { publicKey: key } = signer;
  const signature = await signer.sign(MESSAGE);
  if (!(await verifyEd25519({ key, message: MESSAGE, signature }))) throw new Error('the signature does not verify');
  const times = await runInTurn(
    {
      check: () => timeEach(() => verifyEd25519({ key, message: MESSAGE, signature })),
      opensslCheck: () => readOpensslSpeed().checkMs,
      sign: () => timeEach(() => signer.sign(MESSAGE)),
      opensslSign: () => readOpensslSpeed().signMs,
    },
    turns,
  );
  return [
    compareTimes({
      work: 'check a signature',
      ours: { name: 'verifyEd25519, strict', times: times.check },
      peer: { name: 'openssl speed', times: times.opensslCheck },
      goal: CHECK_SIGNATURE_RATIO,
    }),
    compareTimes({
      work: 'sign',
      ours: { name: 'Signer.sign', times: times.sign },
      peer: { name: 'openssl speed', times: times.opensslSign },
      goal: null,
    }),
  ];
}

/** Processor time of one operation in milliseconds: what `openssl speed` counts, so that a busy machine weighs on neither. */
async function timeEach(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  const end = performance.now() + TURN_MS;
  let count = 0;
  for (; performance.now() < end; count += BATCH) {
    for (let i = 0; i < BATCH; i++) await work();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / count;
}

/** One second of signing and one of checking, both reported as operations a second on the last line. */
function readOpensslSpeed(): { signMs: number; checkMs: number } {
  const output = readCommand('openssl', ['speed', '-seconds', '1', 'ed25519']);
  const rates = /\(Ed25519\)\s+\S+s\s+\S+s\s+([0-9.]+)\s+([0-9.]+)/.exec(output);
  if (rates === null) throw new Error(`openssl speed printed no rates: ${output}`);
  return { signMs: 1000 / Number(rates[1]), checkMs: 1000 / Number(rates[2]) };
}
