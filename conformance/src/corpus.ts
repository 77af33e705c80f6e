/** `npm run corpus [DIR]`: every hostile and ordinary file of a corpus through the readers that meet it in real use. */
import { CORPUS_ADAPTERS } from './adapters.ts';
import { issueEvidenceAdapter } from './issue-evidence.ts';
import { reportSummaries, runAdapters } from './run-adapters.ts';

const directory = process.argv[2] ?? 'testvectors';
const started = performance.now();
const summaries = await runAdapters(directory, [...CORPUS_ADAPTERS, issueEvidenceAdapter]);
reportSummaries('corpus', summaries, {
  seconds: Math.round((performance.now() - started) / 1000),
  peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
});
