import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { resolveChildModule } from './child-module.ts';

/** Loading libvips takes a second, and much longer on a machine that is out of breath. */
const TIMEOUT_MS = 60_000;

/**
 * Draws a PNG or JPEG anew as a PNG that fits into a width and height in pixels, without anything else that the file carried. The
 * bytes come from somebody unknown and are decoded in a process of their own. Null when they are no such picture.
 */
export async function redrawPicture(
  bytes: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array | null> {
  const path = resolveChildModule(import.meta.url, 'redraw-picture.child');
  const child = spawn(process.execPath, [path, String(width), String(height)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  // It may end before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  const ended = new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
  const drawn = await buffer(child.stdout);
  return (await ended) && drawn.length > 0 ? new Uint8Array(drawn) : null;
}
