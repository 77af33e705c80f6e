/** Work shorter than this needs no bar: it would only flicker. */
const SHOW_AFTER_MS = 400;
const REDRAW_EVERY_MS = 80;
const BAR_CELLS = 28;

export type Progress = { update(stage: string, done: number, total: number): void; end(): void };

/** A progress bar on stderr for long work; silent where nobody looks (no terminal, --json, --quiet). */
export function createProgress(options: { enabled: boolean; now?: () => number }): Progress {
  const now = options.now ?? Date.now;
  const startedAt = now();
  let drawnAt = 0;
  let visible = false;
  if (!options.enabled || !process.stderr.isTTY) return { update: () => {}, end: () => {} };
  return {
    update: (stage, done, total) => {
      const time = now();
      if (time - startedAt < SHOW_AFTER_MS || time - drawnAt < REDRAW_EVERY_MS) return;
      drawnAt = time;
      visible = true;
      process.stderr.write(`\r\x1b[2K${renderBar(stage, done, total)}`);
    },
    end: () => void (visible && process.stderr.write('\r\x1b[2K')),
  };
}

/** One line: name of the stage, bar, percentage. */
function renderBar(stage: string, done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * BAR_CELLS);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${stage.padEnd(18)} [${'#'.repeat(filled)}${'.'.repeat(BAR_CELLS - filled)}] ${percent} %`;
}
