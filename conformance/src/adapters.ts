import type { Adapter } from './adapter.ts';
import { archivesAdapter } from './adapters/archives.ts';
import { binderAdapter } from './adapters/binder.ts';
import { documentsAdapter, evidenceAdapter } from './adapters/documents.ts';
import { ed25519CctvAdapter, ed25519SpeccheckAdapter } from './adapters/ed25519-edge-cases.ts';
import { ed25519Rfc8032Adapter, ed25519WycheproofAdapter } from './adapters/ed25519-standard.ts';
import { joseCookbookAdapter } from './adapters/jose-cookbook.ts';
import { joseHostileAdapter } from './adapters/jose-hostile.ts';
import { joseRfcExamplesAdapter } from './adapters/jose-rfc-examples.ts';
import { joseWycheproofAdapter } from './adapters/jose-wycheproof.ts';
import { jcsCyberphoneAdapter } from './adapters/json-jcs-cyberphone.ts';
import { jcsSelfmadeAdapter } from './adapters/json-jcs-selfmade.ts';
import { es6NumbersAdapter, rfc8785Adapter } from './adapters/json-numbers.ts';
import { jsonTestsuiteAdapter, jsonTransformAdapter } from './adapters/json-testsuite.ts';
import { merkleAdapter } from './adapters/merkle.ts';
import { notesAdapter } from './adapters/notes.ts';
import { tilesAdapter } from './adapters/tiles.ts';
import { zipAdapter } from './adapters/zip.ts';
import { zipNamesAdapter } from './adapters/zip-names.ts';

/** Adapters of `npm run vectors`: third-party vectors for the encodings, signatures, trees and notes. */
export const VECTOR_ADAPTERS: Adapter[] = [
  ed25519CctvAdapter,
  ed25519SpeccheckAdapter,
  ed25519WycheproofAdapter,
  ed25519Rfc8032Adapter,
  joseCookbookAdapter,
  joseHostileAdapter,
  joseRfcExamplesAdapter,
  joseWycheproofAdapter,
  jcsCyberphoneAdapter,
  jcsSelfmadeAdapter,
  es6NumbersAdapter,
  rfc8785Adapter,
  jsonTestsuiteAdapter,
  jsonTransformAdapter,
  merkleAdapter,
  notesAdapter,
  tilesAdapter,
];

/** Adapters of `npm run corpus`: hostile and ordinary ZIPs and documents, and real-looking evidence. */
export const CORPUS_ADAPTERS: Adapter[] = [
  archivesAdapter,
  documentsAdapter,
  binderAdapter,
  evidenceAdapter,
  zipNamesAdapter,
  zipAdapter,
];
