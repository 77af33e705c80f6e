/** What an archive may declare before anything of it is read; a kit's own manifest bounds it further. */
export type ZipLimits = {
  /** Number of entries. */
  entries: number;
  /** Sum of the declared sizes of all entries, uncompressed. */
  totalBytes: number;
};

/**
 * Generous on purpose: a verifier must open every kit that an issuer could make. A packet of 100,000 records makes some
 * 100,010 entries, whose parsed directory takes about 100 MB at twice that number; 1 TiB is a day of hashing.
 */
export const ZIP_LIMITS: ZipLimits = { entries: 200_000, totalBytes: 2 ** 40 };
