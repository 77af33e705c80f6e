import { encodeUtf8 } from '@attestlayer/encoding';
import { expect, test } from 'vitest';
import { pinOfflineVerifier } from './offline-verifier.ts';

const template = `<html><script type="application/json" id="attestlayer-pinned-trust">null</script>
<script type="application/json" id="attestlayer-copy">{"origin":"instance"}</script></html>`;
const options = { origin: 'kit', sourceUrl: 'https://registry.example/</script><b>' } as const;

test('values cannot end the script element that carries them, nor act as replacement patterns', () => {
  const page = pinOfflineVerifier({ ...options, template, pinnedTrust: encodeUtf8('{"payload":"$&</script>"}') });
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page).toContain('"$&\\u003c/script>"');
});

test('a page without the two places is refused', () => {
  const broken = template.replace('attestlayer-copy', 'other');
  expect(() => pinOfflineVerifier({ ...options, template: broken, pinnedTrust: encodeUtf8('{}') })).toThrowError(
    expect.objectContaining({ code: 'verifier_template_invalid' }),
  );
});
