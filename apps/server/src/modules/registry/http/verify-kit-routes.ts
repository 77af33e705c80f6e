import { encodeHex, encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { Hono } from 'hono';
import type { RegistryView } from '../core/registry-view.ts';
import { collectStatusView } from '../core/status-view.ts';
import { indexedView, type RegistryContext } from '../registry-context.ts';
import { RegistryError } from '../registry-error.ts';
import { buildVerifyKit } from '../verify-kit/build-verify-kit.ts';
import { readScript } from '../verify-kit/read-script.ts';
import { answer } from './answer.ts';
import { readQuery } from './parameters.ts';

/** The scripts, and verify-kit.zip, which is built once for each checkpoint, trust root and verifier page. */
export function verifyKitRoutes(registry: RegistryContext): Hono {
  const { index, options } = registry;
  const { publicUrl } = options;
  const app = new Hono();
  let built: { key: string; zip: Promise<Uint8Array> } | null = null;

  async function build(view: RegistryView, verifierPage: string): Promise<Uint8Array> {
    const status = await collectStatusView(view, index);
    return buildVerifyKit({ view, status, verifierPage, publicUrl });
  }

  for (const path of ['/verify-kit.zip', '/v1/verify-kit.zip']) {
    app.get(path, async (context) => {
      readQuery(context, []);
      const view = await indexedView(registry);
      const verifierPage = await options.readVerifierPage();
      if (verifierPage === null) throw new RegistryError('verifier_missing', 'the offline verifier page was not built');
      const key = [sha256Hex(view.note), view.trust.latest.fingerprint, sha256Hex(encodeUtf8(verifierPage))].join(' ');
      if (built?.key !== key) built = { key, zip: build(view, verifierPage) };
      built.zip.catch(() => {
        built = null; // A store that failed may answer the next time.
      });
      const name = `verify-kit-${view.size}-${encodeHex(view.root).slice(0, 8)}.zip`;
      const headers = { 'Content-Disposition': `attachment; filename="${name}"` };
      return answer(context, await built.zip, { type: 'application/zip', cache: 'checkpoint', headers });
    });
  }

  for (const name of ['check-entry.sh', 'verify.sh'] as const) {
    app.get(`/${name}`, (context) =>
      answer(context, encodeUtf8(readScript(name)), { type: 'text/plain; charset=utf-8', cache: 'trust' }),
    );
  }

  return app;
}
