export type RaceTask = { dataFolder: string; databaseUrl: string | null; credits: number; packets: number };

/** What the child says when it serves. */
export type RaceReady = { url: string; apiKey: string; packetIds: string[] };
