import type { Profile } from '../profile-schema.ts';
import { DOCUMENT_TYPES, FILLED_TABLE, READABLE_IMAGE, READABLE_NOTE, TABLE_TYPES } from './common-rules.ts';

/** One decision by a person: who, with which authority, about what, when and how. */
export const HUMAN_01: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'HUMAN-01',
  version: 1,
  lane_id: 'HUMAN-01',
  title: 'Human approval: approver, context, time and signal',
  summary:
    'Records of one approval by a person: a change, a release, a freeze, an exception or a break-glass access. Who approved with which authority, what it was about, when it happened and by which signal.',
  boundary:
    'HUMAN-01 structures records of an approval. It does not say that the approver was right, was free to decide, or had the authority that the records claim.',
  requirements: [
    {
      id: 'HUMAN-01.AUTH',
      title: 'Approver and authority',
      description: 'Who approved, in which role, and which document gives that role the power to approve.',
      guidance:
        'Add the role description, the delegation or the approval matrix that was in force on the day. Give a work address, not a private one.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES],
      fields: [
        { id: 'approver', title: 'Name of the approver', type: 'text', required: true, max_length: 200 },
        { id: 'approver_role', title: 'Role of the approver', type: 'text', required: true, max_length: 200 },
        { id: 'approver_email', title: 'Work e-mail of the approver', type: 'email', required: false },
        {
          id: 'authority_reference',
          title: 'Reference of the document that gives the authority',
          type: 'identifier',
          required: true,
          max_length: 120,
          scheme: null,
        },
      ],
      effective: { must_cover_period: false, max_age_days: null, required: true },
      content: [...READABLE_NOTE, FILLED_TABLE],
    },
    {
      id: 'HUMAN-01.CTX',
      title: 'Action context',
      description: 'What was approved: what changes, in which environment, and how far it reaches.',
      guidance:
        'Add the change ticket, the release note, the exception request or the break-glass record as it was when the approver saw it.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES, 'json', 'png', 'jpg'],
      fields: [
        {
          id: 'kind',
          title: 'Kind of action',
          type: 'choice',
          required: true,
          choices: ['change', 'release', 'freeze', 'exception', 'break-glass'],
        },
        { id: 'what', title: 'What was approved', type: 'text', required: true, max_length: 2_000 },
        {
          id: 'environment',
          title: 'Environment',
          type: 'choice',
          required: true,
          choices: ['production', 'staging', 'test', 'development', 'office', 'other'],
        },
        {
          id: 'scope',
          title: 'Which systems, sites or data it reaches',
          type: 'text',
          required: true,
          max_length: 1_000,
        },
        {
          id: 'ticket',
          title: 'Reference of the ticket',
          type: 'identifier',
          required: false,
          max_length: 120,
          scheme: null,
        },
      ],
      effective: null,
      content: [...READABLE_NOTE, FILLED_TABLE, READABLE_IMAGE],
    },
    {
      id: 'HUMAN-01.SIG',
      title: 'Time and signal',
      description: 'When the approval was given and by which signal, as the system or the paper that carried it shows.',
      guidance:
        'Add the approval itself: the ticket history, the signed form, the e-mail as PDF or text, the export of the approval step. A screenshot helps beside it, but never replaces it.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES, 'json', 'png', 'jpg'],
      fields: [
        { id: 'approved_at', title: 'When the approval was given', type: 'datetime', required: true },
        {
          id: 'signal',
          title: 'Signal',
          type: 'choice',
          required: true,
          choices: [
            'signature on paper',
            'electronic signature',
            'approval in a ticket system',
            'e-mail',
            'chat message',
            'spoken, confirmed in writing',
          ],
        },
        {
          id: 'decision',
          title: 'Decision',
          type: 'choice',
          required: true,
          choices: ['approved', 'approved with conditions', 'refused'],
        },
        { id: 'before_action', title: 'The approval was given before the action', type: 'boolean', required: true },
      ],
      effective: null,
      content: [...READABLE_NOTE, FILLED_TABLE, READABLE_IMAGE],
    },
  ],
};
