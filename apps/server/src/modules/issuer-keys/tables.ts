import type { SchemaStep } from '@attestlayer/storage';
import type { Mode } from '../../access/index.ts';

export type TrustTables = {
  /** The trust files of each mode, whole; every process reads them here. */
  trust_versions: { mode: Mode; version: number; file: Uint8Array };
};

export const trustSchema: SchemaStep = {
  name: '0210_trust',
  common: [
    `create table trust_versions (
      mode text not null check (mode in ('live', 'test')),
      version integer not null check (version > 0),
      file blob not null,
      primary key (mode, version)
    ) strict`,
  ],
};
