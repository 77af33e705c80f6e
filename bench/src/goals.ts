/**
 * The goals of performance.md, one constant for each row of its table that is measured here. All of them are upper
 * bounds: where the page says "N times faster", the quotient of our time and the peer's is at most 1/N.
 */
const MEBIBYTE = 1024 * 1024;

/** Verify a 1 GB kit in a folder: time of one worker by that of `openssl dgst -sha256` over the same files. */
export const VERIFY_ONE_WORKER_RATIO = 1.1;
/** The same by the time of Debian's `sha256sum -c`: at least four times faster. */
export const VERIFY_SHA256SUM_RATIO = 1 / 4;
/** Two workers by `openssl dgst`, which has one thread. */
export const VERIFY_TWO_WORKERS_RATIO = 0.6;
/** The same kit as a stored ZIP, by `unzip -t` and then `openssl dgst`. */
export const VERIFY_ZIP_RATIO = 0.8;
/** Verify a kit of 10,000 files, by `openssl dgst` over the list of them. */
export const VERIFY_MANY_FILES_RATIO = 1.2;
/** Peak memory of `attestlayer verify`, whatever the size of the kit. */
export const VERIFY_PEAK_BYTES = 150 * MEBIBYTE;
/** "Flat": a larger kit may take this much more than one of 10 MB; the collector lets that much pile up by chance. */
export const VERIFY_GROWTH_BYTES = 15 * MEBIBYTE;

/** Canonical JSON of a 100,000-file manifest, by `canonicalize` from npm: at least twice as fast. */
export const WRITE_JSON_RATIO = 1 / 2;
/** Strict reading of the same bytes, by `JSON.parse`. */
export const READ_JSON_RATIO = 2;

/** One strict Ed25519 check, by `openssl speed ed25519`. */
export const CHECK_SIGNATURE_RATIO = 1.15;

/** Time of a binder by pdf-lib's merge and stamp of the same pages: at least three times as many pages a second. */
export const BINDER_RATIO = 1 / 3;

/** `attestlayer verify` of a tiny kit takes at most this much longer than `node -e 0`. */
export const COLD_START_EXTRA_MS = 60;

/** Time of one sequenced entry, with fsync, at a merge delay of at most a second: 10,000 entries a second. */
export const SEQUENCE_ENTRY_MS = 1000 / 10_000;
/** One inclusion proof at 10 million entries, from tiles on the local disk. */
export const PROVE_ENTRY_MS = 5;

/** An upload of 1 GB over tus, by a plain copy of the file and its hash. */
export const UPLOAD_RATIO = 1.5;

/** Verifying a kit on the verify page, by the fastest known way to hash the same bytes in the same browser. */
export const BROWSER_VERIFY_RATIO = 1.15;

/** Issuing a packet of 100 records from the request to the delivered kit, by the sum of its parts: hash, binder and fsync. */
export const ISSUE_RATIO = 1.3;
