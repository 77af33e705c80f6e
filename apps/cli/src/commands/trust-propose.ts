import { writeFileAtomic } from '@attestlayer/disk';
import { formatTimestamp, parseTimestamp } from '@attestlayer/encoding';
import { parseLogEntry } from '@attestlayer/kit';
import { readLogView } from '@attestlayer/log';
import { checkpointState, describeChanges, makeNextRoot, TRUST_LIFETIME_MS, writeProposal } from '@attestlayer/trust';
import { readClock } from '../clock.ts';
import { activeOrigin, locateLog } from '../home-log.ts';
import { openHome } from '../open-home.ts';
import type { CommandContext } from '../program.ts';
import { type ChangeOptions, readChanges } from '../trust-changes.ts';

export type ProposeOptions = ChangeOptions & { out: string; origin?: string; expires?: string };

/** `trust propose`: writes the next version of the trust root, for the root holders to sign. Needs no key. */
export async function proposeTrust({ output, home }: CommandContext, options: ProposeOptions): Promise<void> {
  const { paths, settings, trust } = await openHome(home);
  const createdAt = readClock(undefined);
  const origin = options.origin ?? activeOrigin(trust.root);
  const view = await readLogView(await locateLog(paths, settings, origin));
  const entries = view.entries.map(({ bytes }) => parseLogEntry(bytes));
  const next = makeNextRoot({
    current: trust.root,
    changes: await readChanges(options, { issuerId: settings.issuer.id, entries }),
    asOf: checkpointState(view.checkpoint),
    createdAt,
    expires: options.expires === undefined ? oneLifetimeAfter(createdAt) : readClock(options.expires),
  });
  await writeFileAtomic(options.out, await writeProposal(next));
  const changes = describeChanges(trust.root, next);
  output.resultJson({ path: options.out, version: next.version, changes });
  for (const line of changes) output.result(line);
  output.result(`wrote ${options.out}`);
  output.talk('next: each root holder runs "attestlayer trust sign", then "trust combine" and "trust publish"');
}

function oneLifetimeAfter(createdAt: string): string {
  return formatTimestamp(parseTimestamp(createdAt) + TRUST_LIFETIME_MS);
}
