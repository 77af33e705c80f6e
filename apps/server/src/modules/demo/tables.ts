import type { SchemaStep } from '@attestlayer/storage';

/** Which partners were made by loading demo data: only they are removed with it. */
export type DemoTables = { demo_partners: { partner_id: string; loaded_at: number } };

export const demoSchema: SchemaStep = {
  name: '0310_demo',
  common: [`create table demo_partners (partner_id text primary key, loaded_at integer not null) strict`],
};
