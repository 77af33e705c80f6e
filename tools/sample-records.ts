/** The content of the sample records. Every person, firm, address and finding in it is invented. */

const CLIENT = 'Harbourview Dental Group';

function document(title: string, body: string): string {
  return `#set document(title: "${title}", date: datetime(year: 2026, month: 1, day: 12))
#set page(paper: "a4", margin: 25mm, footer: context [#text(8pt)[${CLIENT} #h(1fr) #counter(page).display()]])
#set text(font: "Noto Sans", size: 10.5pt, fallback: false)
#set par(justify: false, leading: 0.75em)
#text(20pt)[${title}]
#v(4mm)
${body}`;
}

/** Typst sources of the PDF records. */
export const documents: Record<string, string> = {
  'policies/Access control policy v3.pdf': document(
    'Access control policy',
    `Version 3, approved by the practice board on 12 January 2026. Owner: operations manager. Next review: January 2027.

= Purpose
This policy says who may use the systems of ${CLIENT}, how access is given, reviewed and taken away.

= Rules
+ Every person has an account of their own. Shared accounts are not used, with the exception of the reception display.
+ Access is requested by the line manager and approved by the operations manager before it is given.
+ Multi-factor authentication is required for mail, remote access and the patient record system.
+ Access is reviewed each quarter by the owner of the system. The review is recorded and kept for two years.
+ Access ends on the last working day. The service provider is told at least one day before.

= Exceptions
An exception needs a reason, an end date and the approval of the operations manager. Exceptions are listed in the risk register.
#pagebreak()
= Roles
#table(columns: (1fr, 2fr), [Role], [Duty],
  [Operations manager], [Owns this policy, approves access and exceptions.],
  [Line manager], [Requests access, tells of changes and departures.],
  [Service provider], [Carries out approved requests within one working day and keeps the log.])`,
  ),
  'reports/Quarterly security report 2026 Q1.pdf': document(
    'Quarterly security report, first quarter of 2026',
    `Prepared by Brightwater IT Services for ${CLIENT} on 8 April 2026.

= Summary
#table(columns: (2fr, 1fr, 1fr), [Measure], [Target], [Result],
  [Workstations with current patches], [95 %], [97 %],
  [Accounts with multi-factor authentication], [100 %], [100 %],
  [Successful nightly backups], [98 %], [99 %],
  [Restore tests in the quarter], [1], [1])

= Findings
+ Two workstations were out of service for more than 30 days and were not patched; both were replaced on 20 March 2026.
+ One phishing message was reported by reception on 3 February 2026; no credentials were entered.

= Actions
The firmware of the firewall at the second site is due for replacement before the end of June 2026.`,
  ),
  'contracts/Managed services agreement.pdf': document(
    'Managed services agreement',
    `Between ${CLIENT} and Brightwater IT Services. In force from 1 July 2025 to 30 June 2027.

= Services
Brightwater IT Services monitors and maintains the workstations, servers and network of the client, keeps backups, and answers support requests on working days from 8 to 18 hours.

= Responsibilities
The client names a contact, approves changes, and tells the provider about joiners and leavers. The provider keeps records of its work and gives them to the client on request.

= Data protection
The provider handles personal data on the instructions of the client only, and tells the client of a breach within 24 hours.

= Signatures
Signed for the client by M. Okonkwo, operations manager, on 18 June 2025. \\
Signed for the provider by T. Lindgren, director, on 18 June 2025.`,
  ),
};

/** Records that are text: Markdown, CSV, JSON and plain text, with names in several scripts. */
export const textRecords: Record<string, string> = {
  'policies/incident-response.md': `# Incident response plan

Version 2, approved 12 January 2026. Owner: operations manager of ${CLIENT}.

1. Anybody who suspects an incident calls the service provider at once; mail is not enough.
2. The service provider isolates the device and records what was seen, by whom and when.
3. The operations manager decides within one hour whether the practice keeps working.
4. If personal data may be concerned, the data protection contact is told on the same day.
5. Within ten working days a report says what happened, why, and what changes.
`,
  'evidence/access-review-2026-Q1.csv': `system,account,owner,role,reviewed_on,reviewer,decision
patient records,a.ferrante,dentistry,clinician,2026-03-30,M. Okonkwo,keep
patient records,j.lindqvist,reception,front desk,2026-03-30,M. Okonkwo,keep
patient records,p.osei,dentistry,clinician,2026-03-30,M. Okonkwo,remove
mail,a.ferrante,dentistry,user,2026-03-31,M. Okonkwo,keep
mail,svc-scan,operations,service,2026-03-31,M. Okonkwo,keep
remote access,t.lindgren,provider,administrator,2026-03-31,M. Okonkwo,keep
`,
  'evidence/mfa-status-2026-03-31.json': `${JSON.stringify(
    {
      exported_at: '2026-03-31T09:14:22Z',
      tenant: 'harbourview.example',
      users: [
        { account: 'a.ferrante', mfa: true, methods: ['authenticator'] },
        { account: 'j.lindqvist', mfa: true, methods: ['authenticator', 'security key'] },
        { account: 'm.okonkwo', mfa: true, methods: ['security key'] },
      ],
    },
    null,
    2,
  )}\n`,
  'evidence/نسخة احتياطية - سجل مارس.txt': `Backup log, March 2026, site 2
2026-03-29 02:00 job nightly-full      completed  412 GB  no errors
2026-03-30 02:00 job nightly-increment completed   18 GB  no errors
2026-03-31 02:00 job nightly-increment completed   21 GB  no errors
`,
  'evidence/还原测试记录 2026-02 ✅.md': `# Restore test, 3 February 2026

Restored: patient record database of 2 February 2026, to an isolated server.
Time to restore: 1 hour 52 minutes. Checked by: M. Okonkwo and T. Lindgren.
Result: record count and three sampled records equal to the source.
`,
};

const relationships = (target: string, type: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

const contentTypes = (part: string, type: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/>${more}</Types>`;

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** Parts of a minimal DOCX (ECMA-376 part 1). */
export const wordDocument: Record<string, string> = {
  '[Content_Types].xml': contentTypes('/word/document.xml', 'wordprocessingml.document'),
  '_rels/.rels': relationships('word/document.xml', 'officeDocument'),
  'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[
    'Incident report: reported phishing message, 3 February 2026',
    'Reported by reception at 09:40. The message asked for a password on a copied sign-in page. No credentials were entered.',
    'The sender was blocked at 10:05 and the message removed from four mailboxes. Sign-in logs were checked for 14 days: nothing found.',
    'Change: the sender name warning was switched on for all staff on 5 February 2026.',
  ]
    .map(paragraph)
    .join('')}</w:body></w:document>`,
};

const cell = (value: string | number) =>
  typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;

const rows: (string | number)[][] = [
  ['id', 'risk', 'owner', 'likelihood', 'impact', 'treatment', 'reviewed_on'],
  [
    'R-01',
    'Loss of the patient record server',
    'operations',
    2,
    5,
    'nightly backup, quarterly restore test',
    '2026-03-27',
  ],
  ['R-02', 'Phishing of reception staff', 'operations', 4, 3, 'training, multi-factor authentication', '2026-03-27'],
  ['R-03', 'Firewall firmware out of support', 'provider', 2, 4, 'replacement before June 2026', '2026-03-27'],
];

/** Parts of a minimal XLSX (ECMA-376 part 1). */
export const spreadsheet: Record<string, string> = {
  '[Content_Types].xml': contentTypes(
    '/xl/workbook.xml',
    'spreadsheetml.sheet',
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>',
  ),
  '_rels/.rels': relationships('xl/workbook.xml', 'officeDocument'),
  'xl/workbook.xml':
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Risks" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relationships('worksheets/sheet1.xml', 'worksheet'),
  'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map((row) => `<row>${row.map(cell).join('')}</row>`)
    .join('')}</sheetData></worksheet>`,
};
