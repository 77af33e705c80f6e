/**
 * Names the rules by which an evaluation was made. The version changes whenever any byte of any evaluation could differ for
 * the same input, be it a rule or the wording of a message; a test holds the bytes of a sample to it.
 */
export const ENGINE = { name: 'attestlayer-evaluator', version: '1.0.0' };

/** What an outcome never says, under any profile. */
export const EVALUATION_BOUNDARY =
  'The outcome says only whether the submitted records were complete and readable enough, under the named profile and version, to issue a kit. It is not an audit, a certification, an approval or a legal opinion, and says nothing about whether a record is true or a control works.';
