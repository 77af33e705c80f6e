/** The keys of the cache, in one place, so that a change knows what it makes stale. A list key starts with its resource. */
export const queryKeys = {
  instance: ['instance'],
  receipt: (sha256: string) => ['receipts', sha256],
  session: ['session'],
  link: (kind: string, token: string) => ['links', kind, token],
  sessions: ['sessions'],
  passkeys: ['passkeys'],
  oidcLink: ['oidc-link'],
  dashboard: ['dashboard'],
  clients: ['clients'],
  client: (id: string) => ['clients', 'one', id],
  profiles: ['profiles'],
  profile: (id: string, version: number | 'latest') => ['profiles', id, version],
  packets: ['packets'],
  packet: (id: string) => ['packets', 'one', id],
  /** Everything below one packet: records, readiness, attempts, requests. */
  ofPacket: (id: string, part: PacketPart) => ['packets', 'one', id, part],
  evaluation: (packetId: string, attempt: number) => ['evaluations', packetId, attempt],
  /** Part of a sealed kit: it never changes. */
  kitDocument: (kitId: string, name: string) => ['kits', kitId, name],
  recordText: (recordId: string) => ['records', recordId, 'text'],
  recordOffice: (recordId: string) => ['records', recordId, 'office'],
  workspace: ['workspace'],
  retention: ['retention'],
  team: ['team'],
  apiKeys: ['api-keys'],
  audit: ['audit'],
  credits: ['credits'],
} as const;

type PacketPart =
  | 'records'
  | 'suggestions'
  | 'readiness'
  | 'declarations'
  | 'evaluations'
  | 'requests'
  | 'trail'
  | 'issuance'
  | 'kit'
  | 'reissue';
