/** One vector of a third-party set: what its authors (or our written policy) expect, and what we did. */
export type VectorResult = { case: string; expected: string; found: string; ok: boolean };

/** Runs our code over one set of vectors; `folder` is the set's name below the corpus folder. */
export type Adapter = { folder: string; run(directory: string): Promise<VectorResult[]> };
