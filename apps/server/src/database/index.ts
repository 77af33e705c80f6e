import { type Database, type DatabaseConfig, migrate, openDatabase, type Tx as StorageTx } from '@attestlayer/storage';
import { type AuditTables, auditSchema } from '../audit/index.ts';
import { type IdempotencyTables, idempotencySchema } from '../http/idempotency.ts';
import { type JobTables, jobSchema } from '../jobs/index.ts';
import { type AccountTables, accountKeySchema, accountSchema } from '../modules/accounts/index.ts';
import { type ApiKeyTables, apiKeySchema } from '../modules/api-keys/index.ts';
import { type ClientTables, clientSchema } from '../modules/clients/index.ts';
import { type CreditTables, creditSchema } from '../modules/credits/index.ts';
import { type DemoTables, demoSchema } from '../modules/demo/index.ts';
import { type EvaluationTables, evaluationTablesSchema } from '../modules/evaluation/index.ts';
import { type IssuanceTables, issuanceSchema } from '../modules/issuance/index.ts';
import { type TrustTables, trustSchema } from '../modules/issuer-keys/index.ts';
import { type LogTables, logSchema } from '../modules/log/index.ts';
import { type MailTables, mailSchema } from '../modules/notifications/index.ts';
import { type PacketTables, packetSchema } from '../modules/packets/index.ts';
import { type PartnerTables, partnerSchema } from '../modules/partners/index.ts';
import { type ProfileTables, profileTablesSchema } from '../modules/profiles/index.ts';
import { type RecordTables, recordSchema } from '../modules/records/index.ts';
import { type RequestTables, requestSchema } from '../modules/requests/index.ts';
import { type RetentionTables, retentionSchema } from '../modules/retention/index.ts';
import { type UploadTables, uploadSchema } from '../modules/uploads/index.ts';
import { type WorkspaceTables, workspaceSchema } from '../modules/workspaces/index.ts';

/** All tables; each belongs to the module that it comes from, and only that module queries it. */
type Tables = AccountTables &
  ApiKeyTables &
  AuditTables &
  ClientTables &
  CreditTables &
  DemoTables &
  EvaluationTables &
  IdempotencyTables &
  IssuanceTables &
  JobTables &
  LogTables &
  MailTables &
  PacketTables &
  PartnerTables &
  ProfileTables &
  RecordTables &
  RequestTables &
  RetentionTables &
  TrustTables &
  UploadTables &
  WorkspaceTables;

export type AppDatabase = Database<Tables>;
/** What reads take: a transaction, or the database outside of one. */
export type Queryable = AppDatabase['query'];
/** A transaction over all tables: state, audit row and next job are written in one. */
export type Tx = StorageTx<Tables>;

const SCHEMA = [
  accountKeySchema,
  accountSchema,
  apiKeySchema,
  auditSchema,
  clientSchema,
  creditSchema,
  demoSchema,
  evaluationTablesSchema,
  idempotencySchema,
  issuanceSchema,
  jobSchema,
  logSchema,
  mailSchema,
  packetSchema,
  partnerSchema,
  profileTablesSchema,
  recordSchema,
  requestSchema,
  retentionSchema,
  trustSchema,
  uploadSchema,
  workspaceSchema,
];

/** Opens the database and brings its tables up to date. */
export async function openAppDatabase(config: DatabaseConfig): Promise<AppDatabase> {
  const database = openDatabase<Tables>(config);
  await migrate(database as unknown as Database<unknown>, SCHEMA);
  return database;
}
