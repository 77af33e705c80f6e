/** The query of one case, for those who change it. */
export const caseKey = (applicationId: string) => ['console', 'applications', 'one', applicationId];
