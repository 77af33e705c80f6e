import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderBinder } from '@attestlayer/binder';
import { readCommand } from './command.ts';
import { BINDER_RATIO } from './goals.ts';
import { compareTimes, type Row } from './row.ts';
import { makeSamplePacket, type SamplePacket } from './sample-packet.ts';
import { withScratchFolder } from './scratch.ts';
import type { BenchOptions } from './subject.ts';
import { runInTurn, timeWork } from './turns.ts';

const PDF_LIB_CHILD = fileURLToPath(new URL('./pdf-lib.child.ts', import.meta.url));
const SCRATCH_BYTES = 256 * 1024 * 1024;

/** A packet of usual size, and one in which the cost of starting the children hardly shows. */
const PACKETS = [
  { files: 4, pagesPerFile: 100 },
  { files: 12, pagesPerFile: 100 },
];

/**
 * Binding the same PDFs. Ours also checks and cleans every page, writes front matter, bookmarks and tags; what pdf-lib does is
 * the least that a binder needs. The quotient of times is the inverse of that of pages a second.
 */
export async function measureBinder({ turns }: BenchOptions): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of PACKETS) {
    const measured = await withScratchFolder(SCRATCH_BYTES, async (folder) => {
      return measurePacket(await makeSamplePacket({ folder, ...size }), folder, turns);
    });
    rows.push(...measured);
  }
  return rows;
}

async function measurePacket({ files, pages, model }: SamplePacket, folder: string, turns: number): Promise<Row[]> {
  const outFile = join(folder, 'binder.pdf');
  const timePdfLib = (how: 'merge' | 'embed') => {
    return Number(readCommand(process.execPath, [PDF_LIB_CHILD, how, join(folder, `${how}.pdf`), ...files]));
  };
  const times = await runInTurn(
    {
      ours: () => timeWork(() => renderBinder({ model, outFile })),
      merge: () => timePdfLib('merge'),
      embed: () => timePdfLib('embed'),
    },
    turns,
  );
  const work = `bind ${pages} pages`;
  const ours = { name: 'renderBinder', times: times.ours };
  return [
    compareTimes({ work, ours, peer: { name: 'pdf-lib, merged', times: times.merge }, goal: BINDER_RATIO }),
    // Pages made smaller to leave room for the stamp, as ours are.
    compareTimes({ work, ours, peer: { name: 'pdf-lib, embedded', times: times.embed }, goal: null }),
  ];
}
