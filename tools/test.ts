/**
 * `npm test`: everything that must hold before a change lands, in the order in which it is cheapest to fail.
 * Ends with one line that counts the tests: "N passed, N failed".
 */
import { ensureChromium } from './ensure-chromium.ts';
import { ensureOpenssl } from './ensure-openssl.ts';
import { ensureSofthsm } from './ensure-softhsm.ts';
import { runVitest } from './run-vitest.ts';
import { runStep, type StepResult } from './steps.ts';

const VITEST_REPORT = 'out/vitest.json';

function runVitestStep(): Promise<StepResult> {
  process.stdout.write('\n== unit and end-to-end tests\n');
  return runVitest({ args: [], reporter: 'dot', reportPath: VITEST_REPORT });
}

if (!ensureChromium()) process.stdout.write('Chromium cannot be started here: the tests of pages will fail\n');
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
  await runVitestStep(),
  await runStep('demo', 'node', ['tools/demo.ts']),
  await runStep('journey through the server', 'node', ['tools/journey.ts']),
  await runStep('test vectors', 'node', ['conformance/src/vectors.ts']),
  await runStep('tamper matrix', 'node', ['tools/tamper.ts']),
];

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
