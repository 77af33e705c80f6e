/** What is measured over one database with packets of one size. */
export type IssuanceTask = { database: 'SQLite' | 'PostgreSQL'; records: number; turns: number };

/** Milliseconds by turn; `issue` from the request to delivery, `parts` what its hashes, binder and flush take by themselves. */
export type IssuanceTimes = { issue: number[]; parts: number[]; kitsPerMinute: number };
