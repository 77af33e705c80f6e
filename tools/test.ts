/**
 * `npm test`: everything that must hold before a change lands, in the order in which it is cheapest to fail.
 * Ends with one line that counts the tests: "N passed, N failed".
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { ensureOpenssl } from './ensure-openssl.ts';
import { ensureSofthsm } from './ensure-softhsm.ts';
import { run, runStep, type StepResult } from './steps.ts';

const VITEST_REPORT = 'out/vitest.json';

async function runVitest(): Promise<StepResult> {
  process.stdout.write('\n== unit and end-to-end tests\n');
  await mkdir('out', { recursive: true });
  await rm(VITEST_REPORT, { force: true });
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  // In a log nobody sees colours, and a coloured dot is sixteen characters.
  const exitCode = await run('vitest', args, process.stdout.isTTY ? {} : { NO_COLOR: '1' });
  const report = JSON.parse(await readFile(VITEST_REPORT, 'utf8').catch(() => '{}'));
  const passed = Number(report.numPassedTests ?? 0);
  const failed = Number(report.numFailedTests ?? 0);
  const skipped = Number(report.numPendingTests ?? 0);
  if (skipped > 0)
    process.stdout.write(`${skipped} SKIPPED: they need what this machine lacks, and count as nothing\n`);
  // A file that does not load fails the run without a failed test of its own.
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

if (!ensureOpenssl()) process.stdout.write('openssl cannot be installed here: the tests that run it will fail\n');
if (!ensureSofthsm())
  process.stdout.write('SoftHSM 2 cannot be installed here: the tests of keys on a token are SKIPPED\n');

const results: StepResult[] = [
  await runStep('build', 'node', ['tools/build.ts']),
  await runStep('types', 'npm', ['run', '--silent', 'typecheck']),
  await runStep('lint, arrows, dead code', 'npm', ['run', '--silent', 'lint']),
  await runStep('specification in step with the code', 'node', ['tools/spec.ts', '--check']),
  await runStep('test vectors in step with the code', 'node', ['tools/make-vectors.ts', '--check']),
  await runStep('client types in step with the routes', 'node', ['tools/sdk.ts', '--check']),
  await runVitest(),
  await runStep('demo', 'node', ['tools/demo.ts']),
  await runStep('journey through the server', 'node', ['tools/journey.ts']),
  await runStep('test vectors', 'node', ['conformance/src/vectors.ts']),
  await runStep('tamper matrix', 'node', ['tools/tamper.ts']),
];

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
