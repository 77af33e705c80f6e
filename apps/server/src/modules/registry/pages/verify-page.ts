import { PROVES, PROVES_NOT } from '@attestlayer/kit';
import { html } from 'hono/html';
import type { RegistryView } from '../core/registry-view.ts';
import { readScript } from '../verify-kit/read-script.ts';
import type { Html, Page } from './page.ts';
import { command, hash } from './parts.ts';

const ENDPOINTS = [
  '/checkpoint',
  '/tile/…',
  '/v1/checkpoints/latest.json',
  '/v1/proofs/inclusion?receipt_sha256=…',
  '/v1/proofs/consistency?from=…&to=…',
  '/v1/entries/…',
  '/v1/receipts/…',
  '/v1/status.json',
  '/v1/trust/versions.json',
  '/v1/trust/latest.json',
  '/v1/jwks/issuer.jwks.json',
  '/v1/jwks/registry.jwks.json',
  '/verify-kit.zip',
];

/** The ways to verify a kit, for people with and without our programs. */
export function verifyPage(page: Page, view: RegistryView, publicUrl: string): Html {
  const { t, file } = page;
  const { root: trust, fingerprint } = view.trust.latest;
  const inEnglish = page.language === 'en' ? '' : html` lang="en"`;
  return html`<h1>${t('verify.title')}</h1>
<p class="lead">${t('verify.lead')}</p>
<section>
<h2>${t('verify.first')}</h2>
<p class="text">${t('verify.first.text', { version: trust.version })}</p>
<p class="text">${hash(fingerprint)}</p>
</section>
<section>
<h2>${t('verify.page')}</h2>
<p class="text">${t('verify.page.text')}</p>
<p class="text quiet">${t('verify.page.contents')}</p>
<p class="buttons"><a class="button primary" href="${file('/verify-kit.zip')}">${t('verify.page.button')}</a></p>
</section>
<section>
<h2>${t('verify.cli')}</h2>
<p class="text">${t('verify.cli.text')}</p>
${command(`curl -sSf ${publicUrl}/v1/trust/latest.json -o trust.json
sha256sum trust.json
attestlayer verify KIT.zip --trust trust.json`)}
</section>
<section>
<h2>${t('verify.stock')}</h2>
<p class="text">${t('verify.stock.text')}</p>
${command(stockCommands(publicUrl))}
<details><summary>${t('verify.stock.script')}</summary>${command(readScript('verify.sh'))}</details>
<details><summary>${t('verify.entry.script')}</summary>${command(readScript('check-entry.sh'))}</details>
</section>
<section class="columns">
<div><h2>${t('verify.proves')}</h2><ol class="points"${inEnglish}>${PROVES.map(({ text }) => html`<li>${text}</li>`)}</ol></div>
<div><h2>${t('verify.proves.not')}</h2><ul${inEnglish}>${PROVES_NOT.map((text) => html`<li>${text}</li>`)}</ul></div>
</section>
<section>
<h2>${t('verify.endpoints')}</h2>
<p class="text">${t('verify.endpoints.text')}</p>
<ul class="points">${ENDPOINTS.map((path) => html`<li><code>${path}</code></li>`)}</ul>
</section>`;
}

/** The shell commands that verify a kit with stock tools, as the page shows them. */
function stockCommands(publicUrl: string): string {
  return `curl -sSf ${publicUrl}/verify-kit.zip -o verify-kit.zip
unzip -q verify-kit.zip -d verify-kit
unzip -q KIT.zip -d KIT
sh verify-kit/verify.sh KIT`;
}
