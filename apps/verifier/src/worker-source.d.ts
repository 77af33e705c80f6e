/** The bundled text of hash.worker.ts, put in by tools/build-verifier.ts, so that it is part of the program hash. */
declare const HASH_WORKER_SOURCE: string;
