import type { Witness } from './add-checkpoint.ts';

/** What a visitor of the witness reads: what it is, its key, and what it does not say. */
export function describeWitness({ name, vkey, logs, state }: Witness): string {
  const watched = [...logs.keys()].map((origin) => `  ${origin}, ${state.read(origin).size} entries\n`).join('');
  return `This is a transparency log witness (c2sp.org/tlog-witness).

name  ${name}
vkey  ${vkey}

A cosignature by this key says that, at the signed time, the checkpoint was the largest consistent tree that this witness
had seen of the log. It says nothing about the entries of the log.

Logs it knows, and the size it last cosigned:
${watched === '' ? '  none\n' : watched}
POST /add-checkpoint asks for a cosignature.
`;
}
