export type { DeliveredDocument } from './deliver.ts';
export type { BinderErrorCode } from './error.ts';
export { BinderError } from './error.ts';
export type { ExhibitFile } from './exhibit-bytes.ts';
export type { BinderLimits } from './limits.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export type {
  BinderExhibit,
  BinderModel,
  BinderParty,
  BinderPeriod,
  BinderProfile,
  BinderRequirement,
  BinderTrailEntry,
  BlockerReportModel,
  ReportBlocker,
} from './model.ts';
export type { RenderBinderOptions, RenderedDocument, RenderProgress } from './render-binder.ts';
export { renderBinder } from './render-binder.ts';
export type { RenderBlockerReportOptions } from './render-blocker-report.ts';
export { renderBlockerReport } from './render-blocker-report.ts';
export type { RenderedRecord, RenderRecordOptions } from './render-record.ts';
export { renderRecord } from './render-record.ts';
export type { BinderSelfTest } from './self-test.ts';
export { selfTestBinder } from './self-test.ts';
export type { ExhibitNote, SlipReason } from './slip-reasons.ts';
export type { WarmBinderCacheOptions } from './warm-binder-cache.ts';
export { warmBinderCache } from './warm-binder-cache.ts';
