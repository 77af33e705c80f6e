/** Does its work once and tells how many milliseconds it took. */
export type Contender = () => Promise<number> | number;

/**
 * Lets every contender run once to warm caches, which is not counted, and then all of them in turn, so that a slow moment
 * of the machine hits neighbours alike. Every second turn runs backwards: nobody always comes after the same one.
 * @returns times in milliseconds, in the order of the turns
 */
export async function runInTurn<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  turns: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await contenders[name]();
  for (let turn = 0; turn < turns; turn++) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) times[name].push(await contenders[name]());
  }
  return times;
}

/** Times work in this process, in milliseconds. */
export async function timeWork(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
