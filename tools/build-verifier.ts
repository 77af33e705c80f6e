/**
 * Builds the offline verifier: apps/verifier/dist/index.html, one self-contained file, and program-hash.txt beside it.
 *
 * The page has two places that an issuer fills by plain string replacement, each exactly once, and nothing else:
 *
 *   <script type="application/json" id="attestlayer-pinned-trust">null</script>
 *     `null` → the exact text of a trust file (spec/kit-format.md 9). Canonical JSON of base64url has no `<`.
 *   <script type="application/json" id="attestlayer-copy">{"origin":"instance"}</script>
 *     → `{"origin":"kit","source_url":"https://…"}` in a copy that goes into a kit: where to get an independent one.
 *     Write every `<` of the address as \u003c, so that it cannot end the element.
 *
 * Both are data blocks: no script policy applies to them and they are no part of the program hash, which is the SHA-256
 * of the text of the one script and the same value that the page's content security policy allows to run.
 * The same sources give the same bytes: no time, no path of the machine, no version of the builder gets in.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const APP = fileURLToPath(new URL('../apps/verifier/', import.meta.url));

/** The oldest browsers with everything that the page uses; `light-dark()` of the style sheet is the youngest part. */
const BROWSERS = ['chrome123', 'firefox128', 'safari17.5'];

const PLACEHOLDERS = [
  '<script type="application/json" id="attestlayer-pinned-trust">null</script>',
  '<script type="application/json" id="attestlayer-copy">{"origin":"instance"}</script>',
];

/** Whatever could reach the network, load code or build code from text; neither program nor worker may hold it. */
const FORBIDDEN_IN_CODE = [
  /\bfetch\s*\(/,
  /\bXMLHttpRequest\b/,
  /\bWebSocket\b/,
  /\bEventSource\b/,
  /\bsendBeacon\b/,
  /\bRTCPeerConnection\b/,
  /\bWebTransport\b/,
  /\bimportScripts\b/,
  /\bimport\s*\(/,
  /\bnew Function\b/,
  /\beval\s*\(/,
  /\binnerHTML\b/,
  /\bdocument\.write\b/,
];

/** The same for the style sheet. */
const FORBIDDEN_IN_STYLE = [/@import\b/, /\burl\(/, /@font-face\b/];

/** What a build gives back. */
export type BuiltVerifier = { htmlPath: string; programHash: string; sizeBytes: number };

/**
 * Builds the page and checks it.
 * @throws Error when the output holds something that is forbidden, or lost a placeholder
 */
export async function buildVerifier(): Promise<BuiltVerifier> {
  const worker = await bundle('src/hash.worker.ts', {});
  // Part of the program, so that the program hash covers the worker as well.
  const program = await bundle('src/main.ts', { HASH_WORKER_SOURCE: JSON.stringify(worker) });
  const style = await bundleStyle();
  const scriptText = `${program}\n`;
  const html = await fillPage({ program, style, policy: writePolicy(scriptText, style) });
  refuse(`${program}\n${worker}`, FORBIDDEN_IN_CODE);
  refuse(style, FORBIDDEN_IN_STYLE);
  checkPage(html, program);

  const htmlPath = `${APP}dist/index.html`;
  const programHash = createHash('sha256').update(scriptText).digest('hex');
  await mkdir(`${APP}dist`, { recursive: true });
  await replaceFile(htmlPath, html);
  await replaceFile(`${APP}dist/program-hash.txt`, `${programHash}\n`);
  return { htmlPath, programHash, sizeBytes: Buffer.byteLength(html) };
}

async function bundle(entry: string, define: Record<string, string>): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: APP,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: BROWSERS,
    // Everything beyond ASCII is escaped, so the bytes of the script do not depend on how a server declares the page.
    charset: 'ascii',
    legalComments: 'eof',
    treeShaking: true,
    define,
  });
  return outputFiles[0]!.text.trimEnd();
}

async function bundleStyle(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: APP,
    entryPoints: ['src/style/index.css'],
    bundle: true,
    write: false,
    minify: true,
    target: BROWSERS,
    legalComments: 'none',
  });
  return outputFiles[0]!.text.trimEnd();
}

/**
 * No default, one script, one style, workers from blobs, no connection. `wasm-unsafe-eval` lets that one script compile
 * WebAssembly, which its hashing needs to be three times as fast, and gives no text the power to run.
 */
function writePolicy(scriptText: string, style: string): string {
  return [
    `default-src 'none'`,
    `script-src 'sha256-${hashBase64(scriptText)}' 'wasm-unsafe-eval'`,
    `style-src 'sha256-${hashBase64(style)}'`,
    `worker-src blob:`,
    `connect-src 'none'`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

function hashBase64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

async function fillPage(parts: Record<'program' | 'style' | 'policy', string>): Promise<string> {
  const template = await readFile(`${APP}src/page.html.template`, 'utf8');
  return template.replace(/\{\{(program|style|policy)\}\}/g, (_, name: keyof typeof parts) => parts[name]);
}

/** Two builds may run at once, in tests for example; nobody must ever read half a page. */
async function replaceFile(path: string, text: string): Promise<void> {
  const partial = `${path}.${randomUUID()}`;
  await writeFile(partial, text);
  await rename(partial, path);
}

function refuse(output: string, forbidden: readonly RegExp[]): void {
  const found = forbidden.filter((pattern) => pattern.test(output));
  if (found.length > 0) throw new Error(`the verifier must not contain ${found.join(', ')}`);
}

function checkPage(html: string, program: string): void {
  // Either would change where the HTML parser sees the end of the script (HTML 13.2.5.15).
  if (/<!--|<\/script/i.test(program)) throw new Error('the program holds markup that ends a script');
  for (const placeholder of PLACEHOLDERS) {
    if (html.split(placeholder).length !== 2) throw new Error(`the page must hold exactly once: ${placeholder}`);
  }
}

if (import.meta.main) {
  const { htmlPath, programHash, sizeBytes } = await buildVerifier();
  console.log(`${programHash}  program of ${htmlPath} (${sizeBytes} bytes)`);
}
