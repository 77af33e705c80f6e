import type { Profile } from '../profile-schema.ts';
import { DOCUMENT_TYPES, READABLE_DOCUMENT, READABLE_NOTE, TABLE_TYPES, tableWith } from './common-rules.ts';

/** What an AI agent was allowed to do, what it did, and who agreed. */
export const AGENT_01: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'AGENT-01',
  version: 1,
  lane_id: 'AGENT-01',
  title: 'AI agent: authority, actions and approval',
  summary:
    'Records of one AI agent over one period: who authorised it, for what and for how long; what it did, when, to what and with which result; which approvals were given; and where a reviewer can compare the records with their source.',
  boundary:
    'AGENT-01 structures records about an agent. It does not say that the agent acted correctly or safely, that the action record is complete, or that the authority was legally valid.',
  requirements: [
    {
      id: 'AGENT-01.AUTH',
      title: 'Authority record',
      description:
        'The document by which a person with the power to do so allowed the agent to act: who, for which scope, in which time window.',
      guidance:
        'Add the signed mandate, ticket or decision that names the agent. Give its time window as the first and last day of the record; it must cover the whole period of the packet. Never include the credentials that the agent uses.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: DOCUMENT_TYPES,
      fields: [
        { id: 'agent_name', title: 'Name of the agent', type: 'text', required: true, max_length: 200 },
        { id: 'agent_version', title: 'Version or model of the agent', type: 'text', required: false, max_length: 200 },
        { id: 'authorised_by', title: 'Who authorised the agent', type: 'text', required: true, max_length: 200 },
        { id: 'authoriser_role', title: 'Role of that person', type: 'text', required: true, max_length: 200 },
        {
          id: 'scope',
          title: 'What the agent may do, and what it may not do',
          type: 'text',
          required: true,
          max_length: 2_000,
        },
        { id: 'window_from', title: 'First moment of the authority', type: 'datetime', required: true },
        { id: 'window_until', title: 'Last moment of the authority', type: 'datetime', required: true },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: READABLE_DOCUMENT,
    },
    {
      id: 'AGENT-01.ACT',
      title: 'Action record',
      description:
        'What the agent did in the period: one row or one element for each action, with the time, the action, its target and its result.',
      guidance:
        'Export the log of the agent as a table with the columns When, Action, Target and Result, or as a JSON array of objects with the members when, action, target and result. Give the days that the export covers; together the exports must cover the whole period.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...TABLE_TYPES, 'json'],
      fields: [
        {
          id: 'source_system',
          title: 'System that wrote the action record',
          type: 'text',
          required: true,
          max_length: 200,
        },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [
        tableWith([
          ['When', 'Time', 'Timestamp', 'Date', 'Occurred at'],
          ['Action', 'What', 'Operation', 'Event', 'Tool'],
          ['Target', 'Resource', 'Object', 'Subject'],
          ['Result', 'Outcome', 'Status'],
        ]),
        {
          type: 'json',
          schema: {
            $schema: 'https://json-schema.org/draft/2020-12/schema',
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              required: ['when', 'action', 'target', 'result'],
              properties: {
                when: { type: 'string', minLength: 10 },
                action: { type: 'string', minLength: 1 },
                target: { type: 'string', minLength: 1 },
                result: { type: 'string', minLength: 1 },
              },
            },
          },
        },
      ],
    },
    {
      id: 'AGENT-01.APR',
      title: 'Approval signal',
      description:
        'The approvals that were given for actions of the agent, by a person or by a system that was set up to give them.',
      guidance:
        'Add the approvals as a table, as tickets, or as a note. Say who or what approves, with a reference (a staff number, a role account, a rule id), not with a password or a key.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES, 'json'],
      fields: [
        {
          id: 'approval_by',
          title: 'Who approves',
          type: 'choice',
          required: true,
          choices: ['a person', 'a system', 'a person and a system'],
        },
        {
          id: 'approver_reference',
          title: 'Reference of the approver',
          type: 'identifier',
          required: true,
          max_length: 120,
          scheme: null,
        },
        {
          id: 'approval_rule',
          title: 'Which actions need an approval',
          type: 'text',
          required: true,
          max_length: 1_000,
        },
      ],
      effective: { must_cover_period: false, max_age_days: null, required: true },
      content: [
        ...READABLE_NOTE,
        tableWith([
          ['When', 'Time', 'Timestamp', 'Date', 'Approved at', 'Decided at'],
          ['Approver', 'Approved by', 'Decided by', 'Reviewer'],
          ['Decision', 'Approval', 'Result', 'Status', 'Signal'],
        ]),
      ],
    },
    {
      id: 'AGENT-01.PATH',
      title: 'Verification path',
      description: 'Where and how a reviewer can compare the submitted records with their source.',
      guidance:
        'Name the place and a person who can show the source. A written procedure may be added. Give no passwords and no access tokens.',
      optional: false,
      document: false,
      min_records: 0,
      max_records: null,
      distinct_records: true,
      accepted_types: DOCUMENT_TYPES,
      fields: [
        {
          id: 'source_location',
          title: 'Where the source records are kept',
          type: 'text',
          required: true,
          max_length: 500,
        },
        { id: 'source_retention_until', title: 'Until when they are kept', type: 'date', required: false },
        { id: 'contact', title: 'Who can show them (e-mail)', type: 'email', required: true },
      ],
      effective: null,
      content: READABLE_NOTE,
    },
  ],
};
