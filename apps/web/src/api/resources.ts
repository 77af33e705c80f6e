import type { AnswerOf } from './client.ts';

type ItemOf<List> = List extends { items: (infer Item)[] } ? Item : never;

/** The things of the workspace, as the API answers them. */
export type Session = AnswerOf<'/v1/session', 'get'>;
export type Client = AnswerOf<'/v1/clients/{clientId}', 'get'>;
export type Packet = AnswerOf<'/v1/packets/{packetId}', 'get'>;
export type PacketRecord = AnswerOf<'/v1/records/{recordId}', 'get'>;
export type RecordSuggestions = ItemOf<AnswerOf<'/v1/packets/{packetId}/suggestions', 'get'>>;
export type Readiness = AnswerOf<'/v1/packets/{packetId}/readiness', 'get'>;
export type Evaluation = AnswerOf<'/v1/packets/{packetId}/evaluations/{attempt}', 'get'>;
export type Blocker = Evaluation['blockers'][number];
export type ClientRequest = ItemOf<AnswerOf<'/v1/packets/{packetId}/requests', 'get'>>;
export type Dashboard = AnswerOf<'/v1/dashboard', 'get'>;
export type PublishedProfile = AnswerOf<'/v1/profiles/{id}/{version}', 'get'>['profile'];
export type Requirement = PublishedProfile['requirements'][number];
export type Declarations = AnswerOf<'/v1/packets/{packetId}/declarations', 'get'>;
export type Workspace = AnswerOf<'/v1/workspace', 'get'>;
export type Team = AnswerOf<'/v1/team', 'get'>;
export type Member = Team['members'][number];
export type Invitation = Team['invitations'][number];
export type ApiKey = ItemOf<AnswerOf<'/v1/api-keys', 'get'>>;
export type AuditEvent = ItemOf<AnswerOf<'/v1/audit', 'get'>>;
export type SignInSession = ItemOf<AnswerOf<'/v1/auth/sessions', 'get'>>;
export type Passkey = ItemOf<AnswerOf<'/v1/auth/passkeys', 'get'>>;
export type Issuance = AnswerOf<'/v1/packets/{packetId}/issuance', 'get'>;
export type Kit = AnswerOf<'/v1/packets/{packetId}/kit', 'get'>;
export type CreditBalance = AnswerOf<'/v1/credits', 'get'>;
export type CreditTransfer = ItemOf<AnswerOf<'/v1/credits/journal', 'get'>>;
export type CreditStatement = AnswerOf<'/v1/credits/statement', 'get'>;
