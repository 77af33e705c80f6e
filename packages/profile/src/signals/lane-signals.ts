import type { RequirementSignals } from './signal-table.ts';

/** The signals of the six lanes beside CORE-01: few, because their records are asked for by name. */
export const LANE_SIGNALS: readonly RequirementSignals[] = [
  {
    requirementId: 'AGENT-01.AUTH',
    words: { strong: ['mandate'], fair: ['authority, authorisation, authorization, delegation'], weak: ['scope'] },
    types: { pdf: 10, docx: 10 },
  },
  {
    requirementId: 'AGENT-01.ACT',
    words: { strong: ['action log, action record'], fair: ['action, activity, log, trace'], weak: ['run'] },
    columns: { weak: ['action, target, result, when, tool, timestamp'] },
    types: { csv: 20, json: 25 },
  },
  {
    requirementId: 'AGENT-01.APR',
    words: { strong: ['approval'], fair: ['approved, sign off'], weak: ['decision, ticket'] },
    columns: { fair: ['approver, approved by, approval'], weak: ['decision'] },
  },
  {
    requirementId: 'AGENT-01.PATH',
    words: { strong: ['verification path, how to verify'], fair: ['verification, reviewer guide'] },
    types: { md: 10, txt: 10 },
  },
  {
    requirementId: 'PAY-01.OPS',
    words: { fair: ['payment, transaction, payout, transfer, paiement, zahlung, pago'] },
    columns: { fair: ['payment reference, transaction id'], weak: ['amount, currency, beneficiary'] },
    types: { csv: 15, xlsx: 15 },
  },
  {
    requirementId: 'PAY-01.AUTH',
    words: { strong: ['signatory, approval limit'], fair: ['mandate, authority'], weak: ['limit, role'] },
    columns: { fair: ['signatory'], weak: ['limit, approver, role'] },
  },
  {
    requirementId: 'PAY-01.CHG',
    words: { strong: ['change log, change ticket'], fair: ['change'], weak: ['release'] },
    columns: { fair: ['change reference'], weak: ['ticket, approver, requester'] },
  },
  {
    requirementId: 'PAY-01.INC',
    words: { strong: ['incident, incident report, outage'], fair: ['fraud'] },
    columns: { fair: ['incident, root cause'], weak: ['impact, duration'] },
  },
  {
    requirementId: 'PAY-01.SET',
    words: { strong: ['settlement, reconciliation'], fair: ['clearing'], weak: ['statement'] },
    columns: { strong: ['settlement date'], fair: ['net amount, reconciled'], weak: ['difference'] },
  },
  {
    requirementId: 'PAY-01.CARD',
    words: { strong: ['pci, pci dss, asv scan'], fair: ['card, responsibility matrix'] },
  },
  {
    requirementId: 'ID-01.REF',
    words: { strong: ['public key, directory entry'], fair: ['identity, certificate'], weak: ['profile'] },
    columns: { fair: ['thumbprint'], weak: ['serial number'] },
  },
  {
    requirementId: 'ID-01.AUTH',
    words: { strong: ['access request, certificate policy'], fair: ['role, authority, entitlement, permission'] },
    columns: { weak: ['role, permission, entitlement'] },
  },
  {
    requirementId: 'ID-01.TRAIL',
    words: { strong: ['issuance, enrolment, enrollment'], fair: ['onboarding, trail, audit log'], weak: ['history'] },
    columns: { fair: ['authoriser'], weak: ['event, authority, actor'] },
  },
  {
    requirementId: 'HUMAN-01.AUTH',
    words: { strong: ['delegation, approval matrix, role description'], fair: ['authority, raci'] },
    columns: { weak: ['role, delegate, limit'] },
  },
  {
    requirementId: 'HUMAN-01.CTX',
    words: { strong: ['release note, break glass'], fair: ['change, release, freeze, exception'], weak: ['request'] },
    columns: { fair: ['change reference'], weak: ['environment, summary'] },
  },
  {
    requirementId: 'HUMAN-01.SIG',
    words: { strong: ['approval, sign off'], fair: ['approved, signed, signature, decision'] },
    columns: { fair: ['approver, approved at'], weak: ['decision'] },
  },
  {
    requirementId: 'VENDOR-01.ID',
    words: { strong: ['company register, register extract, incorporation, handelsregister, kbis'] },
  },
  {
    requirementId: 'VENDOR-01.SCOPE',
    words: { strong: ['contract, agreement, statement of work, sow, order form, msa'], fair: ['addendum, dpa'] },
  },
  {
    requirementId: 'VENDOR-01.POL',
    words: { strong: ['policy, politique, richtlinie, politica'], fair: ['procedure, incident response plan'] },
  },
  {
    requirementId: 'VENDOR-01.EVD',
    words: {
      strong: ['pentest, penetration test, access review, restore test'],
      fair: ['report, audit, insurance, certificate, screenshot, log, scan'],
    },
    columns: { weak: ['cve, reviewer, severity'] },
    types: { png: 30, jpg: 30, csv: 20, xlsx: 20 },
  },
  {
    requirementId: 'VENDOR-01.REVIEW',
    words: { strong: ['questionnaire, review request, sig lite, caiq'] },
    columns: { weak: ['question, answer'] },
  },
  {
    requirementId: 'DORA-VENDOR-01.REG',
    words: { strong: ['register, register of information, vendor register, provider list'] },
    columns: { fair: ['lei'], weak: ['provider, criticality, exit plan, contract reference'] },
    types: { csv: 15, xlsx: 20 },
  },
  {
    requirementId: 'DORA-VENDOR-01.CTR',
    words: { strong: ['contract, agreement, addendum, service level agreement'], fair: ['sla'] },
  },
  {
    requirementId: 'DORA-VENDOR-01.RISK',
    words: { strong: ['risk assessment, concentration, due diligence'], fair: ['risk'] },
    columns: { fair: ['substitutability'], weak: ['risk, likelihood'] },
  },
  {
    requirementId: 'DORA-VENDOR-01.EXIT',
    words: { strong: ['exit plan, exit strategy, transition plan'], fair: ['exit'] },
  },
  {
    requirementId: 'DORA-VENDOR-01.RES',
    words: {
      strong: ['restore test, recovery test, resilience'],
      fair: ['continuity, availability, exercise, pentest, penetration test, backup'],
    },
    columns: { fair: ['uptime, recovery time'] },
  },
  {
    requirementId: 'DORA-VENDOR-01.INC',
    words: { strong: ['incident, incident report, outage'] },
    columns: { fair: ['incident, root cause'], weak: ['duration'] },
  },
  {
    requirementId: 'DORA-VENDOR-01.SUB',
    words: { strong: ['subcontractor, sub contractor, subcontracting, subprocessor'], fair: ['supply chain'] },
    columns: { fair: ['sub contractor, subcontractor'], weak: ['rank, tier'] },
  },
];
