import { html } from 'hono/html';
import type { RegistryView } from '../core/registry-view.ts';
import type { Html, Page } from './page.ts';

/** How a state is coloured; the words and the shape say the same. */
export type Tone = 'pass' | 'fail' | 'open' | 'other';

/** Each tone has its own shape, so that it can be told without colour. */
const SHAPES: Readonly<Record<Tone, readonly [string, string]>> = {
  pass: ['M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z', 'm7.6 12.3 3 3 5.8-6.4'],
  fail: ['M8.1 2.5h7.8l5.6 5.6v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1Z', 'm8.6 8.6 6.8 6.8m0-6.8-6.8 6.8'],
  open: ['m12 1.8 10.2 10.2L12 22.2 1.8 12Z', 'M12 7.4v5.4m0 3.1v.1'],
  other: [
    'M5 3.5h14A1.5 1.5 0 0 1 20.5 5v14a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V5A1.5 1.5 0 0 1 5 3.5Z',
    'M8.5 12h7',
  ],
};

/** Draws the shape of a tone; decorative, because the words always stand beside it. */
function icon(tone: Tone): Html {
  const [shape, sign] = SHAPES[tone];
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${shape}"></path><path d="${sign}"></path></svg>`;
}

/** A block that says one state in words. */
export function stateBlock(
  tone: Tone,
  title: string,
  texts: readonly (Html | string)[],
  size: 'large' | '' = '',
): Html {
  return html`<div class="block" data-tone="${tone}">${icon(tone)}<div>
<p class="title ${size}">${title}</p>
${texts.map((text) => html`<p>${text}</p>`)}
</div></div>`;
}

/** What may be said about witnessing, as it is. */
export function witnessingBlock({ t }: Page, { witnessing, quorum, policy, cosigners }: RegistryView): Html {
  const fillings = { quorum: policy.quorum, witnesses: quorum.witnesses.join(', ') || t('witnessing.nobody') };
  const texts = [t(`witnessing.${witnessing}.text`, fillings)];
  if (witnessing === 'inactive' && cosigners.length > 0) texts.push(t('witnessing.inactive.cosigned'));
  const tone = { inactive: 'open', quorum_met: 'pass', quorum_missed: 'fail' } as const;
  return stateBlock(tone[witnessing], t(`witnessing.${witnessing}.title`), texts);
}

/** One row of a list of facts. */
export function fact(name: string, ...values: (Html | string)[]): Html {
  return html`<div><dt>${name}</dt><dd>${values.map((value) => html`<p>${value}</p>`)}</dd></div>`;
}

/** A hash or key in full, which breaks where it must. */
export function hash(text: string): Html {
  return html`<span class="mono hash">${text}</span>`;
}

/** Text that is copied, or shown as it lies. */
export function command(text: string): Html {
  return html`<pre class="command" tabindex="0">${text}</pre>`;
}

/** The form that looks up a receipt. */
export function receiptForm({ t, link, language }: Page, value = ''): Html {
  return html`<form class="form" action="${link('/receipts')}" method="get">
<label for="receipt">${t('home.lookup.label')}</label>
<p class="quiet" id="receipt-help">${t('home.lookup.help')}</p>
<div class="field">
<input id="receipt" name="receipt_sha256" value="${value}" maxlength="128" required autocomplete="off" spellcheck="false" autocapitalize="off" aria-describedby="receipt-help">
<input type="hidden" name="lang" value="${language}">
<button class="primary">${t('home.lookup.button')}</button>
</div>
</form>`;
}
