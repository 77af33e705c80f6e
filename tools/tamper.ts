/**
 * `npm run tamper`: changes a small kit in every way the specification names, byte by byte, and shows that no result is VERIFIED.
 * Ends with one JSON line; fails when a single change survives, or when the untouched kit is not VERIFIED.
 */
import type { KitSource } from '@attestlayer/kit';
import { asFolder, makeTestKit, runTamperMatrix } from '@attestlayer/testing';
import { verifyKit } from '@attestlayer/verify';

const kit = await makeTestKit();
const other = await makeTestKit({ variant: 2 });
const verify = (source: KitSource) => verifyKit({ kit: source, trust: { pinned: kit.trust }, now: kit.now });

const started = performance.now();
const untouched = await verify(asFolder(kit.files));
const { cases, survivors, byKind } = await runTamperMatrix({ kitFiles: kit.files, otherKitFiles: other.files, verify });
for (const survivor of survivors) process.stdout.write(`SURVIVED ${survivor}\n`);
for (const [kind, count] of Object.entries(byKind)) process.stdout.write(`${String(count).padStart(8)}  ${kind}\n`);

const ok = untouched.verdict === 'VERIFIED' && survivors.length === 0 && cases > 0;
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(
  `${JSON.stringify({ tamper: ok ? 'ok' : 'failed', untouched: untouched.verdict, cases, survivors: survivors.length, seconds })}\n`,
);
process.exitCode = ok ? 0 : 1;
