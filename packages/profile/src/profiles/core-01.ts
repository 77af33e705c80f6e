import type { Profile } from '../profile-schema.ts';
import {
  DOCUMENT_TYPES,
  FILLED_TABLE,
  READABLE_DOCUMENT,
  READABLE_IMAGE,
  READABLE_NOTE,
  SIGNED_DOCUMENT,
  TABLE_TYPES,
} from './common-rules.ts';

/** The general packet: what a customer, insurer or buyer asks a small company for. */
export const CORE_01: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'CORE-01',
  version: 1,
  lane_id: 'CORE-01',
  title: 'Core records: policies, reports, contracts and evidence',
  summary:
    'The four kinds of record that nearly every reviewer asks for: what the organisation decided (policies), what somebody found (reports and security assessments), what was agreed with others (contracts), and what was done in practice (evidence of controls).',
  boundary:
    'CORE-01 structures records. It is not an audit or a certification under any standard, and does not say that a policy is followed or a control works.',
  requirements: [
    {
      id: 'CORE-01.POL',
      title: 'Policies and plans',
      description:
        'The written rules in force: for example information security, access control, encryption, data classification, business continuity, incident response, acceptable use, supplier management or privacy.',
      guidance:
        'Add each policy as its own file, finished and without tracked changes. As first day, give the day on which this version was approved or last confirmed in a review. A scan of a signed copy needs recognised text so that a reader can search it.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: DOCUMENT_TYPES,
      fields: [
        {
          id: 'policy_owner',
          title: 'Who is responsible for the policies',
          type: 'text',
          required: true,
          max_length: 200,
        },
        { id: 'last_review', title: 'Day of the last review of the policies', type: 'date', required: true },
      ],
      effective: { must_cover_period: false, max_age_days: 400, required: true },
      content: READABLE_DOCUMENT,
    },
    {
      id: 'CORE-01.RPT',
      title: 'Reports and security assessments',
      description:
        'What somebody examined and wrote down: a penetration test, a vulnerability scan, a security or risk assessment, an audit report, a threat model, a configuration assessment.',
      guidance:
        'Add the whole report with its date and author, not only the summary page. Exports of a scanner may be CSV, XLSX or JSON. As first and last day, give the days that the examination covers.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES, 'json'],
      fields: [
        { id: 'prepared_by', title: 'Who made the reports', type: 'text', required: true, max_length: 200 },
        { id: 'scope', title: 'What was examined', type: 'text', required: true, max_length: 1_000 },
      ],
      effective: { must_cover_period: false, max_age_days: 400, required: true },
      content: [...READABLE_DOCUMENT, FILLED_TABLE],
    },
    {
      id: 'CORE-01.CTR',
      title: 'Contracts and agreements',
      description:
        'What was agreed with customers, suppliers or staff and was in force during the period: for example a service agreement, a data processing agreement, a confidentiality agreement or a service level agreement.',
      guidance:
        'Add the signed version with all its annexes. A scan is accepted. As first day, give the day from which the contract applies; as last day, its end, or nothing if it runs on.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: ['pdf', 'docx'],
      fields: [
        {
          id: 'counterparty',
          title: 'With whom the contracts are made',
          type: 'text',
          required: true,
          max_length: 400,
        },
        {
          id: 'contract_reference',
          title: 'Reference of the main contract',
          type: 'identifier',
          required: false,
          max_length: 80,
          scheme: null,
        },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: SIGNED_DOCUMENT,
    },
    {
      id: 'CORE-01.EVD',
      title: 'Evidence of controls',
      description:
        'What was done in practice: for example an access review, a list of assets or suppliers, a training log, a backup log and a restore test, a change log, a risk register, patch or sign-in status, an incident record, a configuration export.',
      guidance:
        'Add exports from the system itself where you can, with their header row. Screenshots help beside an export, but never replace it. Remove passwords, keys and tokens first: a record that holds one is refused.',
      optional: false,
      document: true,
      min_records: 2,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES, 'json', 'png', 'jpg'],
      fields: [
        {
          id: 'systems',
          title: 'Which systems the evidence comes from',
          type: 'text',
          required: true,
          max_length: 1_000,
        },
      ],
      effective: { must_cover_period: false, max_age_days: 400, required: true },
      content: [...READABLE_NOTE, FILLED_TABLE, READABLE_IMAGE],
    },
  ],
};
