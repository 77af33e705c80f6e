/** Reads a C2SP tlog-policy as far as a person needs it: how many witnesses there are, and which group must be met. */
export function quorumOf(policy: readonly string[]): { witnesses: number; quorum: string } {
  const lines = policy.map((line) => line.trim().split(/\s+/));
  const witnesses = lines.filter(([keyword]) => keyword === 'witness').length;
  const name = lines.findLast(([keyword]) => keyword === 'quorum')?.[1] ?? 'none';
  const group = lines.find(([keyword, group]) => keyword === 'group' && group === name);
  if (name === 'none' || group === undefined) return { witnesses, quorum: name };
  const [, , threshold = '', ...members] = group;
  const needed = threshold === 'any' ? '1' : threshold === 'all' ? String(members.length) : threshold;
  return { witnesses, quorum: needed };
}
