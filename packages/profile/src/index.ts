export { blockerCodePages } from './blocker-code-pages.ts';
export type { BlockerCode, BlockerCodeEntry, BlockerSeverity } from './blocker-codes.ts';
export { BLOCKER_CODES, describeBlockerCode } from './blocker-codes.ts';
export { BUILT_IN_PROFILES, findProfile } from './built-in-profiles.ts';
export type { DeclaredValues } from './check-declarations.ts';
export type { Period } from './check-record-set.ts';
export type { ContentRule } from './content-rule-schema.ts';
export { ENGINE, EVALUATION_BOUNDARY } from './engine.ts';
export type { EvaluationInput } from './evaluate.ts';
export { evaluate } from './evaluate.ts';
export type { Blocker, EvaluatedRequirement, Evaluation, EvaluationCheck } from './evaluation-schema.ts';
export { evaluationSchema } from './evaluation-schema.ts';
export type { ProblemCode, RecordFacts, RecordType, RefusalCode, SubmittedRecord } from './facts.ts';
export { PROBLEM_CODES, RECORD_TYPES, REFUSAL_CODES } from './facts.ts';
export type { Field } from './field-schema.ts';
export { describeField, type FieldValue, readFieldValue } from './field-value.ts';
export { evaluationSha256, parseEvaluation, writeEvaluation } from './parse-evaluation.ts';
export { jsonSchemaSha256, listJsonSchemas, parseProfile, profileSha256, writeProfile } from './parse-profile.ts';
export type { ProfileErrorCode } from './profile-error.ts';
export { ProfileError } from './profile-error.ts';
export type { EffectiveRule, Profile, Requirement } from './profile-schema.ts';
export { profileSchema } from './profile-schema.ts';
export { renderBlockersCsv } from './render-blockers-csv.ts';
export { renderBlockersText } from './render-blockers-text.ts';
export {
  type RecordSuggestions,
  type RecordToPlace,
  type Suggestion,
  suggestRequirements,
} from './suggest-requirements.ts';
