/** Runs a task after all tasks that were given before it. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a queue that runs one task at a time, in the order in which they are given. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    // A task that failed is the business of who gave it, not of the next one.
    last = result.catch(() => undefined);
    return result;
  };
}
