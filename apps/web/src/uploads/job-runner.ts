export type JobRunner = { add(job: () => Promise<void>): void };

/** Runs jobs in the order in which they came, so many at once. A job handles its own failures. */
export function createJobRunner(atOnce: number): JobRunner {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;

  function next(): void {
    const job = running < atOnce ? waiting.shift() : undefined;
    if (job === undefined) return;
    running += 1;
    void job().finally(() => {
      running -= 1;
      next();
    });
  }

  return {
    add(job) {
      waiting.push(job);
      next();
    },
  };
}
