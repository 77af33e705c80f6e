import { pickFromDrop } from '@attestlayer/browser';
import { createCheckControl } from './check-control.ts';
import { replaceContent, requireElement } from './dom.ts';
import { listenForDrops } from './drop-target.ts';
import { computeProgramHash, readCopyOrigin, readPinnedTrust } from './page-data.ts';
import { renderCopyBanner } from './panels/copy-banner.ts';
import { renderProgramLink, renderProgramPanel } from './panels/program-panel.ts';
import { openDetailsForPrint } from './print.ts';
import { createTrustControl } from './trust-control.ts';

/** Builds the page and connects its parts. */
export async function startApp(): Promise<void> {
  const programHash = computeProgramHash();
  const copy = readCopyOrigin();
  const fromKit = copy.origin === 'kit';
  if (fromKit) replaceContent(requireElement('banner'), renderCopyBanner(programHash, copy.sourceUrl));
  replaceContent(requireElement('masthead-hash'), renderProgramLink(programHash));
  replaceContent(requireElement('program-panel'), renderProgramPanel(programHash));
  openDetailsForPrint();

  const trust = createTrustControl({ fromKit, onChange: () => void checks.repeat() });
  const checks = createCheckControl({ trust, fromKit });
  await trust.load(readPinnedTrust());
  listenForDrops({
    onDrop: (transfer, target) => {
      const trustFile = target?.closest('#trust-panel') ? transfer.files[0] : undefined;
      if (trustFile !== undefined) void trust.add(trustFile);
      else void checks.start(pickFromDrop(transfer));
    },
  });
  checks.reset();
}
