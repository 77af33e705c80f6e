import type { Profile } from '../profile-schema.ts';
import {
  DOCUMENT_TYPES,
  FILLED_TABLE,
  READABLE_DOCUMENT,
  READABLE_NOTE,
  SIGNED_DOCUMENT,
  TABLE_TYPES,
  tableWith,
} from './common-rules.ts';

/** ICT third-party records as a financial entity in the European Union keeps them. */
export const DORA_VENDOR_01: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'DORA-VENDOR-01',
  version: 1,
  lane_id: 'DORA-VENDOR-01',
  title: 'ICT third parties: register entries and resilience records',
  summary:
    'Records about ICT services from third parties: entries in the style of a register of information, the contracts behind them, exit plans, resilience tests and incidents. Modelled on what Regulation (EU) 2022/2554 (DORA) makes financial entities keep.',
  boundary:
    'DORA-VENDOR-01 structures records. It is explicitly no certification of, and no legal opinion on, compliance with Regulation (EU) 2022/2554 (DORA) or any other law, and does not replace the register of information that is reported to an authority.',
  requirements: [
    {
      id: 'DORA-VENDOR-01.REG',
      title: 'Register entries',
      description:
        'The ICT services from third parties, one row for each service and provider, with the function it supports, whether that function is critical or important, the contract, its days, the exit plan and the sub-contractors.',
      guidance:
        'Export the register as a table with all the named columns. A cell may say "none" or "not applicable". Use the LEI of the provider; where there is none, its EUID or register number. As first and last day, give the days for which the entries are valid.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: TABLE_TYPES,
      fields: [
        {
          id: 'entity_name',
          title: 'Financial entity that keeps the register',
          type: 'text',
          required: true,
          max_length: 300,
        },
        {
          id: 'entity_lei',
          title: 'LEI of the financial entity',
          type: 'identifier',
          required: true,
          max_length: 20,
          scheme: 'lei',
        },
        { id: 'register_as_of', title: 'Day of the register', type: 'date', required: true },
        { id: 'register_owner', title: 'Who keeps the register', type: 'text', required: true, max_length: 200 },
      ],
      effective: { must_cover_period: false, max_age_days: 100, required: true },
      content: [
        tableWith([
          ['Provider legal name', 'Provider', 'Provider name', 'ICT third-party service provider', 'Legal name'],
          ['LEI', 'Provider LEI', 'EUID', 'Provider identifier', 'Identification code'],
          ['Service', 'ICT service', 'Type of ICT services', 'Service description'],
          ['Function supported', 'Function', 'Business function', 'Supported function'],
          ['Criticality', 'Critical or important', 'Critical or important function', 'Critical'],
          ['Contract reference', 'Contract', 'Contractual arrangement reference number', 'Contract number'],
          ['Start date', 'Start', 'Contract start', 'Effective from'],
          ['End date', 'End', 'Contract end', 'Effective until', 'Expires'],
          ['Exit plan', 'Exit strategy', 'Exit plan reference'],
          ['Sub-contractors', 'Subcontracting', 'Subcontractor', 'Supply chain'],
        ]),
      ],
    },
    {
      id: 'DORA-VENDOR-01.CTR',
      title: 'Contractual arrangements',
      description:
        'The contracts behind the entries that support a critical or important function, with service levels, audit rights, security and exit terms.',
      guidance:
        'Add the signed contracts with their annexes. A scan is accepted. Together their days must cover the whole period.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: ['pdf', 'docx'],
      fields: [
        { id: 'governing_law', title: 'Law that governs the contracts', type: 'text', required: true, max_length: 200 },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: SIGNED_DOCUMENT,
    },
    {
      id: 'DORA-VENDOR-01.RISK',
      title: 'Risk and concentration assessment',
      description:
        'The assessment made before and during the contracts: due diligence, risk, dependence on single providers, and whether the service can be replaced.',
      guidance: 'Add the written assessment with its date and author.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES],
      fields: [
        { id: 'assessed_by', title: 'Who made the assessment', type: 'text', required: true, max_length: 200 },
        {
          id: 'substitutability',
          title: 'Replacing the main provider is',
          type: 'choice',
          required: true,
          choices: ['not possible', 'highly complex', 'of medium complexity', 'easy'],
        },
      ],
      effective: { must_cover_period: false, max_age_days: 400, required: true },
      content: [...READABLE_DOCUMENT, FILLED_TABLE],
    },
    {
      id: 'DORA-VENDOR-01.EXIT',
      title: 'Exit plans',
      description: 'How each service that supports a critical or important function would be ended, moved or replaced.',
      guidance:
        'Add one plan for each such service, or one plan for all. It should name who does what, in which time, and where the data goes.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: DOCUMENT_TYPES,
      fields: [{ id: 'exit_tested_on', title: 'Day of the last test of an exit plan', type: 'date', required: false }],
      effective: { must_cover_period: false, max_age_days: 730, required: true },
      content: READABLE_DOCUMENT,
    },
    {
      id: 'DORA-VENDOR-01.RES',
      title: 'Resilience records',
      description:
        'What shows how the services hold up: continuity and recovery tests, restore tests, availability reports, security tests, and what was learnt.',
      guidance: 'Add the record of at least one test and of its result, with its date. A plan alone is not a test.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES, 'json'],
      fields: [
        {
          id: 'test_kind',
          title: 'Kind of test',
          type: 'choice',
          required: true,
          choices: [
            'continuity exercise',
            'recovery or restore test',
            'security test',
            'availability measurement',
            'several of these',
          ],
        },
        { id: 'tested_on', title: 'Day of the last test', type: 'date', required: true },
      ],
      effective: { must_cover_period: false, max_age_days: 400, required: true },
      content: [...READABLE_NOTE, FILLED_TABLE],
    },
    {
      id: 'DORA-VENDOR-01.INC',
      title: 'ICT incident record',
      description:
        'The incidents at or through ICT providers in the period, with their class, duration, effect and cause.',
      guidance:
        'Add the incident register or the reports. If there was no incident, add a short note that says so, with the name of the person who confirms it.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES],
      fields: [
        {
          id: 'major_incidents',
          title: 'Number of incidents classified as major',
          type: 'integer',
          required: true,
          min: 0,
          max: 100_000,
        },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [...READABLE_NOTE, FILLED_TABLE],
    },
    {
      id: 'DORA-VENDOR-01.SUB',
      title: 'Sub-contracting chain',
      description:
        'The sub-contractors that effectively support a critical or important function, in the order of the chain.',
      guidance:
        'Leave this out if no sub-contractor supports such a function. Otherwise export one row for each sub-contractor.',
      optional: true,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: TABLE_TYPES,
      fields: [],
      effective: { must_cover_period: false, max_age_days: 400, required: true },
      content: [
        tableWith([
          ['Provider legal name', 'Provider', 'Provider name', 'Contractor'],
          ['Sub-contractor', 'Subcontractor name', 'Sub-contractor legal name'],
          ['Service', 'ICT service', 'Subcontracted service'],
          ['Rank', 'Level', 'Position in the chain', 'Tier'],
        ]),
      ],
    },
  ],
};
