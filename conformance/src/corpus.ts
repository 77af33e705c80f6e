/** `npm run corpus [DIR]`: every hostile and ordinary file of a corpus through the readers that meet it in real use. */
import { CORPUS_ADAPTERS } from './adapters.ts';
import { issueEvidenceAdapter } from './issue-evidence.ts';
import { reportSummaries, runAdapters } from './run-adapters.ts';

/** Where a corpus lies beside a checkout; it is data of others and no part of the project. */
const DEFAULT_CORPUS = process.env.ATTESTLAYER_CORPUS ?? '../shared/corpus';

const directory = process.argv[2] ?? DEFAULT_CORPUS;
const started = performance.now();
const summaries = await runAdapters(directory, [...CORPUS_ADAPTERS, issueEvidenceAdapter]);
if (summaries.length === 0) process.stdout.write(`WRONG ${directory} holds none of the known sets; name a corpus\n`);
reportSummaries('corpus', summaries, {
  seconds: Math.round((performance.now() - started) / 1000),
  peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
});
