import { decodeUtf8, encodeHex } from '@attestlayer/encoding';
import { formatTlogProof, hashLeaf } from '@attestlayer/tlog';
import { type Context, Hono } from 'hono';
import { findByReceipt, findLeaf } from '../core/find-entry.ts';
import type { RegistryView } from '../core/registry-view.ts';
import { indexedView, type RegistryContext } from '../registry-context.ts';
import { RegistryError } from '../registry-error.ts';
import { answer, answerJson } from './answer.ts';
import { describeCheckpoint, describeState } from './describe-view.ts';
import { readHash, readNumber, readQuery } from './parameters.ts';

const PROOF_TYPE = 'text/plain; charset=utf-8';
const INCLUSION_PARAMETERS = ['index', 'leaf_hash', 'receipt_sha256', 'size'] as const;

type Question = Partial<Record<(typeof INCLUSION_PARAMETERS)[number], string>>;

/** The latest checkpoint, inclusion and consistency proofs, and single entries. */
export function proofRoutes(registry: RegistryContext): Hono {
  const { follower } = registry;
  const app = new Hono();

  app.get('/v1/checkpoints/latest.json', async (context) => {
    readQuery(context, []);
    return answerJson(context, describeCheckpoint(await follower.view()));
  });

  app.get('/v1/proofs/inclusion', (context) => proveInclusion(context, prefersText(context)));
  app.get('/v1/proofs/inclusion.tlog-proof', (context) => proveInclusion(context, true));

  async function proveInclusion(context: Context, asFile: boolean): Promise<Response> {
    context.header('Vary', 'Accept');
    const question = readQuery(context, INCLUSION_PARAMETERS);
    const { view, index } = await locate(question);
    const size = question.size === undefined ? view.size : readSize(question.size, 'size', view);
    requireIndex(index, size);
    if (asFile) return answerFile(context, view, index, size);
    const [entry, hashes] = await Promise.all([view.reader.entry(index, size), view.reader.inclusion(index, size)]);
    return answerJson(context, {
      origin: view.origin,
      index,
      size,
      root: encodeHex(await view.reader.root(size)),
      leaf_hash: encodeHex(hashLeaf(entry)),
      hashes: hashes.map(encodeHex),
      // The log signs the states that it publishes: there is a note for the latest one only.
      note: size === view.size ? decodeUtf8(view.note) : null,
      as_of: describeState(view),
    });
  }

  async function answerFile(context: Context, view: RegistryView, index: number, size: number): Promise<Response> {
    if (size !== view.size)
      throw new RegistryError(
        'size_not_signed',
        `a proof file holds a checkpoint, and the published one is of ${view.size}`,
      );
    const file = await writeProofFile(view, index);
    return answer(context, file, { type: PROOF_TYPE, cache: 'checkpoint' });
  }

  /** Which entry is meant: by exactly one of its index, its leaf hash, and the receipt that it logs. */
  async function locate({
    index,
    leaf_hash,
    receipt_sha256,
  }: Question): Promise<{ view: RegistryView; index: number }> {
    const given = [index, leaf_hash, receipt_sha256].filter((value) => value !== undefined);
    if (given.length === 0) throw new RegistryError('parameter_missing', 'give index, leaf_hash or receipt_sha256');
    if (given.length > 1)
      throw new RegistryError('parameter_conflict', 'give only one of index, leaf_hash and receipt_sha256');
    if (index !== undefined) {
      const number = readNumber(index, 'index');
      return { view: await follower.view(), index: number };
    }
    if (leaf_hash !== undefined) {
      const hash = readHash(leaf_hash, 'leaf_hash');
      const view = await indexedView(registry);
      return { view, index: await findLeaf(view, registry.index, hash) };
    }
    const hash = readHash(receipt_sha256!, 'receipt_sha256');
    const view = await indexedView(registry);
    const [found] = await findByReceipt(view, registry.index, 'receipt.v1', hash);
    if (found !== undefined) return { view, index: found.index };
    throw new RegistryError('entry_not_found', `the log of ${view.size} entries has no receipt with this hash`);
  }

  app.get('/v1/proofs/consistency', async (context) => {
    const { from, to } = readQuery(context, ['from', 'to'] as const);
    if (from === undefined) throw new RegistryError('parameter_missing', 'from is the older size');
    const oldSize = readNumber(from, 'from');
    const view = await follower.view();
    const size = to === undefined ? view.size : readSize(to, 'to', view);
    if (oldSize > size) throw new RegistryError('size_out_of_range', `from is at most ${size}, the size to prove`);
    const hashes = await view.reader.consistency(oldSize, size);
    return answerJson(context, {
      origin: view.origin,
      from: { size: oldSize, root: encodeHex(await view.reader.root(oldSize)) },
      to: { size, root: encodeHex(await view.reader.root(size)) },
      hashes: hashes.map(encodeHex),
      note: size === view.size ? decodeUtf8(view.note) : null,
      as_of: describeState(view),
    });
  });

  app.get('/v1/entries/:index', async (context) => {
    readQuery(context, []);
    const index = readNumber(context.req.param('index'), 'index');
    const view = await follower.view();
    requireIndex(index, view.size);
    const bytes = await view.reader.entry(index, view.size);
    return answer(context, bytes, { type: 'application/json', cache: 'immutable' });
  });

  return app;
}

/** A whole c2sp.org/tlog-proof@v1 file for an entry, against the published checkpoint. */
export async function writeProofFile({ reader, size, note }: RegistryView, index: number): Promise<Uint8Array> {
  return formatTlogProof({ index, proof: await reader.inclusion(index, size), checkpoint: note });
}

/** @throws RegistryError index_out_of_range */
export function requireIndex(index: number, size: number): void {
  if (index < size) return;
  throw new RegistryError('index_out_of_range', `there is no entry ${index} in a log of ${size} entries`);
}

function readSize(text: string, name: string, view: RegistryView): number {
  const size = readNumber(text, name);
  if (size <= view.size) return size;
  throw new RegistryError('size_out_of_range', `the published log has ${view.size} entries, not ${size}`);
}

/** JSON unless the client asks for plain text and not for JSON. */
function prefersText(context: Context): boolean {
  const accept = context.req.header('accept') ?? '';
  return /\btext\/plain\b/.test(accept) && !/\bapplication\/json\b/.test(accept);
}
