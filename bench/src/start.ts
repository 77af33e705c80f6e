import { buildCli, timeCliVerify } from './built-cli.ts';
import { timeCommand } from './command.ts';
import { COLD_START_EXTRA_MS } from './goals.ts';
import { makeDiskKit } from './make-disk-kit.ts';
import { compareTimes, type Row } from './row.ts';
import { withScratchFolder } from './scratch.ts';
import type { BenchOptions } from './subject.ts';
import { runInTurn } from './turns.ts';

const SCRATCH_BYTES = 1024 * 1024;

/** A new process each time. The first run, which fills Node's compile cache, is not counted: users install once. */
export function measureStart({ turns }: BenchOptions): Promise<Row[]> {
  buildCli();
  return withScratchFolder(SCRATCH_BYTES, async (folder) => {
    const kit = await makeDiskKit({ folder, records: 1, recordBytes: 1000 });
    const times = await runInTurn(
      {
        node: () => timeCommand(process.execPath, ['-e', '0']),
        verify: () => timeCliVerify({ path: kit.folder, kit }),
      },
      turns,
    );
    return [
      compareTimes({
        work: 'verify a tiny kit',
        ours: { name: 'attestlayer verify', times: times.verify },
        peer: { name: 'node -e 0', times: times.node },
        by: 'difference',
        goal: COLD_START_EXTRA_MS,
      }),
    ];
  });
}
