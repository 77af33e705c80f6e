import { expect, test } from 'vitest';
import { findWeakness } from './find-weakness.ts';

const KNOWN = ['AttestLayer', 'Zürich Kantonalbank', 'ana.garcia@example.org', 'Ana García'];

test.each([
  'password1234',
  'PasswordPassword',
  'p@ssw0rd1234',
  'qwertyuiop[]',
  'qwertzuiop12',
  'azertyuiop123',
  '123456789012',
  'abcdefghijkl',
  'iloveyouiloveyou',
  'letmeinletmein',
  'administrator1',
  'Password2026!',
  'motdepasse123',
  '198719871987',
])('%s is common', async (password) => {
  expect(await findWeakness(password, KNOWN)).toBe('common');
});

test.each([
  'ana.garcia@example.org',
  'ana-garcia-2026',
  'AnaGarcía1987',
  'attestlayer!!2026',
  'Attestlayer1234',
  'zürichkantonalbank',
  'Kantonalbank99',
  '@ttestl@yer1',
])('%s says who it is', async (password) => {
  expect(await findWeakness(password, KNOWN)).toBe('personal');
});

test.each([
  'correct horse battery',
  'four different words of mine',
  'une phrase assez longue',
  'ana likes green kettles',
  'Vq7#mLw0zR!t',
  'ひらがなカタカナ漢字のことば文',
])('%s is neither', async (password) => {
  expect(await findWeakness(password, KNOWN)).toBeNull();
});

test('the longest and most tangled password takes no longer than its beginning', async () => {
  await findWeakness('warm up the estimator', KNOWN);
  const timeOf = async (password: string) => {
    const from = performance.now();
    await findWeakness(password, KNOWN);
    return performance.now() - from;
  };
  const tangled = '4@$1!03(|5'.repeat(13).slice(0, 128);
  const short = Math.max(await timeOf(tangled.slice(0, 32)), await timeOf(tangled.slice(0, 32)));
  expect(await timeOf(tangled)).toBeLessThan(10 * short + 100);
});
