import { html } from 'hono/html';
import type { LogReport } from '../core/log-report.ts';
import type { Observations } from '../core/observations.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { growthPlot } from './growth-plot.ts';
import type { Html, Page } from './page.ts';
import { command, fact, stateBlock, type Tone, witnessingBlock } from './parts.ts';

/** Growth, age, merge delay, and what monitors and audits came to where somebody runs them. */
export function monitorPage(
  page: Page,
  view: RegistryView,
  seen: { observations: Observations; reports: readonly LogReport[]; mergeDelayMs: number | null },
  publicUrl: string,
): Html {
  const { t, number, moment, age } = page;
  const { observations, reports, mergeDelayMs } = seen;
  const [newest] = observations.checkpoints(view.origin);
  const times = view.cosigners.flatMap(({ cosignedAtMs }) => (cosignedAtMs === null ? [] : [cosignedAtMs]));
  const cosignedAtMs = view.witnessing === 'inactive' || times.length === 0 ? null : Math.max(...times);
  return html`<h1>${t('monitor.title')}</h1>
<p class="lead">${t('monitor.lead')}</p>
<section>
<h2>${t('monitor.growth')}</h2>
${growthPlot(page, observations.growth(view.origin))}
</section>
<section>
<h2>${t('monitor.numbers')}</h2>
<dl class="facts">
${fact(t('checkpoints.size'), number(view.size))}
${fact(t('monitor.age'), newest === undefined ? t('monitor.age.never') : t('monitor.age.value', { date: moment(newest.seenAtMs), age: age(newest.seenAtMs) }))}
${fact(t('monitor.cosigned'), cosignedAtMs === null ? t('monitor.cosigned.none') : t('monitor.age.value', { date: moment(cosignedAtMs), age: age(cosignedAtMs) }))}
${fact(t('monitor.merge'), mergeDelayMs === null ? t('monitor.merge.unknown') : t('monitor.merge.value', { seconds: number(mergeDelayMs / 1000) }))}
</dl>
${witnessingBlock(page, view)}
</section>
<section>
<h2>${t('monitor.reports')}</h2>
${reports.length === 0 ? html`<p class="text quiet">${t('monitor.reports.none')}</p>` : reports.map((report) => reportBlock(page, report))}
</section>
<section>
<h2>${t('monitor.own')}</h2>
<p class="text">${t('monitor.own.text')}</p>
${command(`attestlayer log monitor ${publicUrl} --trust trust.json --state monitor.json --every 60`)}
</section>`;
}

function reportBlock({ t, moment, number }: Page, report: LogReport): Html {
  const at = t('monitor.report.at', { date: moment(report.at) });
  switch (report.status) {
    case 'sound':
      return stateBlock('pass', t('monitor.report.sound', { size: number(report.size) }), [at]);
    case 'audited': {
      const tone: Tone = report.violations > 0 ? 'fail' : 'pass';
      const { violations, notices } = report;
      return stateBlock(tone, t('monitor.report.audited', { size: number(report.size), violations, notices }), [at]);
    }
    case 'alarm':
    case 'damaged':
      return stateBlock('fail', t(`monitor.report.${report.status}`, { code: report.code }), [report.message, at]);
  }
}
