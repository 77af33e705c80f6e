/**
 * What is read whole, and how much of it at most; a kit is attacker-controlled. Files of the core are streamed and have no
 * limit of their own: they are bounded by the sizes that the manifest lists. Limits of the documents themselves are in
 * packages/kit.
 */

/** Twice the largest kit that is meant to work (100,000 files), and still listed in memory without trouble. */
export const MAX_ENTRIES = 200_000;

/** Header (about 120 characters) and signature (86) with much room; the exact header is compared anyway. */
export const MAX_JWS_BYTES = 1024;

/** 64 signature lines of post-quantum size (2.5 kB), 53 hashes and the checkpoint fit. */
export const MAX_PROOF_BYTES = 256 * 1024;

/** The same signature lines as in a proof, without the hashes. */
export const MAX_CHECKPOINT_BYTES = 256 * 1024;

/** A token with its certificate chain is 4 to 8 kB. */
export const MAX_TIMESTAMP_TOKEN_BYTES = 64 * 1024;

/** 5,000 keys of 200 bytes; the list is compared, never trusted. */
export const MAX_JWKS_BYTES = 1024 * 1024;

/** An evaluation lists each record under each requirement that it satisfies: 100,000 records of 300 bytes. */
export const MAX_EVALUATION_BYTES = 32 * 1024 * 1024;
