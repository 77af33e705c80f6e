import type { RequirementSignals } from './signal-table.ts';

/** English first; some French, German and Spanish words that stand in file names. */
export const CORE_01_SIGNALS: readonly RequirementSignals[] = [
  {
    requirementId: 'CORE-01.POL',
    words: {
      strong: [
        'policy, politique, richtlinie, richtlinien, politica, code of conduct, privacy notice',
        'datenschutzerklarung, incident response plan, business continuity plan',
        'disaster recovery plan',
      ],
      fair: [
        'procedure, procedimiento, guideline, playbook, runbook, acceptable use, privacy',
        'access control, data classification, information classification, patch management',
        'vendor management, change management, security response, incident response',
        'business continuity, disaster recovery, bcp',
      ],
      weak: [
        'handbook, plan, process, information security, access management, risk management, retention',
        'encryption',
      ],
    },
    types: { md: 10, docx: 5 },
  },
  {
    requirementId: 'CORE-01.RPT',
    words: {
      strong: [
        'final report, security audit, audit report, risk assessment, security assessment',
        'assessment result, penetration test, pentest, threat model, vulnerability scan, soc 2',
        'plan of action and milestones',
      ],
      fair: [
        'report, rapport, bericht, informe, audit, assessment, security overview, whitepaper',
        'vulnerability, fuzzing, scan, scanner, poam, system security plan, ssp, secure score, sbom',
      ],
      weak: ['finding, result, benchmark'],
    },
    columns: {
      strong: ['assessment result, plan of action and milestones, system security plan'],
      fair: ['cve, cvss, vulnerability, secure score, matched vulnerability'],
      weak: ['severity, finding, plugin, check id, compliance, control id, criticality, remediation'],
    },
    types: { pdf: 10 },
  },
  {
    requirementId: 'CORE-01.CTR',
    words: {
      strong: [
        'contract, contrat, contrato, vertrag, agreement, addendum, data processing addendum',
        'data processing agreement, dpa, avv, msa, nda, statement of work, sow',
        'service level agreement, terms of service',
      ],
      fair: ['sla, order form, amendment, lease'],
    },
    types: { pdf: 5 },
  },
  {
    requirementId: 'CORE-01.EVD',
    words: {
      strong: [
        'access review, risk register, phishing simulation, restore test, change log',
        'onboarding checklist, offboarding checklist, acknowledgement, screenshot, bildschirmfoto',
        'tabletop exercise, incident report, patch compliance, gpresult',
      ],
      fair: [
        'evidence, inventory, inventaire, inventar, inventario, register, registre, log, sign in',
        'training, backup, sauvegarde, ticket, firewall, config, configuration, export, checklist',
        'password policy, capture, dashboard, diagram, dataflow, photo, exercise, attestation',
        'minutes',
      ],
      weak: ['record, review, asset, rule, img, mfa, registration, certificate'],
    },
    columns: {
      fair: ['asset tag, ticket, course, signed at, mfa registered'],
      weak: [
        'employee id, reviewer, decision, serial, last seen, approver, completed, clicked, source',
        'destination, owner, treatment, user principal name, device, sign in',
      ],
    },
    types: { png: 45, jpg: 45, csv: 30, xlsx: 35, json: 20, txt: 15 },
  },
];
