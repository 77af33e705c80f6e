/** An organisation or person as the binder prints it. Names may be in any script and are attacker-controlled. */
export type BinderParty = { id: string; name: string };

/** The frozen ruleset that the records were evaluated against. */
export type BinderProfile = { id: string; version: string; laneId: string; title: string; sha256: string };

/** The declared scope period, both days included, as `YYYY-MM-DD`. */
export type BinderPeriod = { from: string; until: string };

/** One requirement of the profile and the numbers of the exhibits that answer it. */
export type BinderRequirement = {
  id: string;
  title: string;
  status: 'satisfied' | 'not_satisfied' | 'not_supplied';
  exhibits: number[];
};

/** One accepted record: what the kit says about it, and where its bytes lie on this disk. */
export type BinderExhibit = {
  /** 1-based, unique within the binder. */
  number: number;
  /** Path inside the kit, for example `evidence/access-policy.pdf`. */
  path: string;
  /** The submitted name, in any script; attacker-controlled. */
  originalName: string;
  sizeBytes: number;
  /** 64 lower-case hex digits; checked against the bytes before anything is shown. */
  sha256: string;
  /** What inspection found the bytes to be; decides how the exhibit is shown. */
  mediaType: string;
  requirementIds: string[];
  receivedAt: string;
  /** `YYYY-MM-DD` or null. */
  effectiveFrom: string | null;
  effectiveUntil: string | null;
  /** Path of the bytes on this disk. It never reaches the document. */
  file: string;
};

/** One line of the hash trail, already worded for a reader. */
export type BinderTrailEntry = { seq: number; at: string; event: string; summary: string };

/** Everything that `binder.pdf` and `record.pdf` are made from. It cannot name the kit id: that does not exist yet (kit-format 1). */
export type BinderModel = {
  receiptId: string;
  packetId: string;
  /** RFC 3339 UTC with milliseconds; the only date that reaches the document, so equal models give equal bytes. */
  createdAt: string;
  issuer: BinderParty;
  partner: BinderParty;
  client: BinderParty;
  profile: BinderProfile;
  period: BinderPeriod | null;
  attempt: number;
  /** True marks every front-matter page as made by a sandbox issuer. */
  sandbox: boolean;
  requirements: BinderRequirement[];
  exhibits: BinderExhibit[];
  trail: { head: string; entries: BinderTrailEntry[] };
  /** `kid` is the RFC 7638 thumbprint, `x` the raw public key, both base64url. */
  issuerKey: { kid: string; x: string };
  log: { origin: string };
  verify: { url: string; commands: string[] };
  boundary: string;
  proves: string[];
  provesNot: string[];
};

/** One reason why a packet cannot be issued yet. */
export type ReportBlocker = {
  code: string;
  severity: 'blocker' | 'notice';
  requirementId: string | null;
  expected: string;
  found: string;
  remedy: string;
  affected: { recordId: string; originalName: string; sha256: string }[];
};

/** What the printable blocker report is made from: an evaluation in plain words, without files. */
export type BlockerReportModel = {
  packetId: string;
  /** RFC 3339 UTC with milliseconds; the document date. */
  evaluatedAt: string;
  issuer: BinderParty;
  partner: BinderParty;
  client: BinderParty;
  profile: BinderProfile;
  period: BinderPeriod | null;
  attempt: number;
  sandbox: boolean;
  outcome: 'PASS' | 'FAIL';
  requirements: { id: string; title: string; status: BinderRequirement['status'] }[];
  blockers: ReportBlocker[];
  boundary: string;
};
