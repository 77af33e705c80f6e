import type { ProblemTexts } from './problem-text.ts';

/** About partners, credits, kits and the running of the service. */
export const serviceProblems = {
  application_decided: {
    meaning: 'The application was accepted or declined already.',
    action: 'Read it again. A declined applicant applies anew.',
  },
  checklist_open: {
    meaning: 'Points of the checklist were not settled in the last working session.',
    action: 'Record a session that settles every point, then accept.',
  },
  credits_insufficient: {
    meaning: 'There are fewer credits than this needs. Nothing was held.',
    action: 'Get credits, then repeat it. A packet stays ready, and its evaluation stands.',
  },
  grant_differs: {
    meaning: 'The key was used before for another grant.',
    action: 'Use a new key for a new grant.',
  },
  job_not_failed: {
    meaning: 'The job runs, is done, or another one took its place.',
    action: 'Look at the list again.',
  },
  kit_withdrawn: {
    meaning: 'The kit is withdrawn already.',
    action: 'Nothing is left to do.',
  },
  mail_not_failed: {
    meaning: 'Only a failed mail can be sent again: the content of a sent one is not kept.',
    action: 'Make a new invitation or link instead.',
  },
  overage_in_use: {
    meaning: 'More credits are in use beyond the balance than the new limit allows.',
    action: 'Grant credits first.',
  },
  partner_inactive: {
    meaning: 'The workspace is suspended or closed, so nothing is issued.',
    action: 'Ask whoever runs the service. Nothing was changed.',
  },
  partner_state_refused: {
    meaning: 'The partner is in a state that does not change like this.',
    action: 'Read the partner again.',
  },
  sessions_used_up: {
    meaning: 'A qualification case has no further working session.',
    action: 'Accept, ask or decline.',
  },
} as const satisfies ProblemTexts;
