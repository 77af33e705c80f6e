import type { Profile } from '../profile-schema.ts';
import {
  DOCUMENT_TYPES,
  FILLED_TABLE,
  READABLE_DOCUMENT,
  READABLE_IMAGE,
  READABLE_NOTE,
  TABLE_TYPES,
  tableWith,
} from './common-rules.ts';

/** How payments were run in a period: operations, authority, change, incidents, settlement. */
export const PAY_01: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'PAY-01',
  version: 1,
  lane_id: 'PAY-01',
  title: 'Payment operations: authority, change, incidents and settlement',
  summary:
    'Records of payment operations over one period: what was paid, who may release payments, what was changed in the process, what went wrong, and how the accounts were settled.',
  boundary:
    'PAY-01 structures records of payment operations. It is not a PCI DSS assessment, a licence, a financial audit or an anti-money-laundering check, and does not say that a payment was correct.',
  requirements: [
    {
      id: 'PAY-01.OPS',
      title: 'Operations record',
      description: 'The payments of the period: a reference, a date, an amount, a currency and a status for each.',
      guidance:
        'Export the list of payments with a header row. Leave out card numbers, full account numbers and personal data that a reviewer does not need. Together the exports must cover the whole period.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: TABLE_TYPES,
      fields: [
        { id: 'operator', title: 'Organisation that runs the payments', type: 'text', required: true, max_length: 200 },
        {
          id: 'payment_system',
          title: 'System that the export comes from',
          type: 'text',
          required: true,
          max_length: 200,
        },
        {
          id: 'payment_count',
          title: 'Number of payments in the period',
          type: 'integer',
          required: true,
          min: 0,
          max: 1_000_000_000,
        },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [
        tableWith([
          ['Payment reference', 'Reference', 'Payment ID', 'Transaction ID', 'End-to-end ID'],
          ['Date', 'Payment date', 'Value date', 'Executed at', 'Created at'],
          ['Amount', 'Payment amount'],
          ['Currency', 'CCY'],
          ['Status', 'Result', 'State'],
        ]),
      ],
    },
    {
      id: 'PAY-01.AUTH',
      title: 'Authority record',
      description: 'Who may prepare, approve and release payments, up to which amount, and from when until when.',
      guidance:
        'Add the signatory list, the mandate or the export of roles and limits. Its days must cover the whole period.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES],
      fields: [
        { id: 'authority_owner', title: 'Who grants payment authority', type: 'text', required: true, max_length: 200 },
        {
          id: 'two_person_release',
          title: 'Two persons are needed to release a payment',
          type: 'boolean',
          required: true,
        },
        { id: 'limits', title: 'Limits, in words', type: 'text', required: true, max_length: 1_000 },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [...READABLE_DOCUMENT, FILLED_TABLE],
    },
    {
      id: 'PAY-01.CHG',
      title: 'Change record',
      description:
        'What was changed in the payment process, its systems or its limits during the period, and who approved it.',
      guidance:
        'Export the change tickets that touch payments. If nothing was changed, add a short note that says so, with the name of the person who confirms it.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES],
      fields: [
        {
          id: 'change_count',
          title: 'Number of changes in the period',
          type: 'integer',
          required: true,
          min: 0,
          max: 1_000_000,
        },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [
        ...READABLE_NOTE,
        tableWith([
          ['Change reference', 'Ticket', 'Change', 'Reference', 'ID'],
          ['Date', 'Opened', 'Requested at', 'Implemented at', 'Closed'],
          ['Summary', 'Title', 'Description'],
          ['Approver', 'Approved by'],
          ['Result', 'Outcome', 'Status'],
        ]),
      ],
    },
    {
      id: 'PAY-01.INC',
      title: 'Incident record',
      description:
        'Failed, late, wrong or fraudulent payments and outages of the period, and what was done about each.',
      guidance:
        'Add the incident register or the incident reports. If there was no incident, add a short note that says so, with the name of the person who confirms it.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES],
      fields: [
        {
          id: 'incident_count',
          title: 'Number of incidents in the period',
          type: 'integer',
          required: true,
          min: 0,
          max: 1_000_000,
        },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [...READABLE_NOTE, FILLED_TABLE],
    },
    {
      id: 'PAY-01.SET',
      title: 'Settlement record',
      description: 'How the payments of the period were settled and reconciled with the accounts.',
      guidance:
        'Add the settlement or reconciliation report, with its totals and any open difference. Mask account numbers.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: ['pdf', ...TABLE_TYPES],
      fields: [
        {
          id: 'settlement_agent',
          title: 'Bank or institution that settles',
          type: 'text',
          required: true,
          max_length: 200,
        },
        { id: 'reconciled_on', title: 'Day of the last reconciliation', type: 'date', required: true },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [
        { type: 'pdf', min_pages: 1, allow_owner_encryption: true, min_text_characters: 40 },
        tableWith([
          ['Settlement date', 'Date', 'Value date', 'Business date'],
          ['Amount', 'Net amount', 'Total', 'Settled amount'],
          ['Currency', 'CCY'],
          ['Status', 'Result', 'Difference', 'Reconciled'],
        ]),
      ],
    },
    {
      id: 'PAY-01.CARD',
      title: 'Card data support records',
      description:
        'If cards are accepted: what supports a card data review, such as a network diagram, a scan summary or the responsibility matrix with the processor.',
      guidance: 'Leave this out if no card data is stored, processed or transmitted. Never include card numbers.',
      optional: true,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES, 'png', 'jpg'],
      fields: [
        {
          id: 'card_role',
          title: 'Role',
          type: 'choice',
          required: true,
          choices: ['merchant', 'service provider', 'both'],
        },
      ],
      effective: { must_cover_period: false, max_age_days: 400, required: true },
      content: [...READABLE_NOTE, FILLED_TABLE, READABLE_IMAGE],
    },
  ],
};
