/** Short help for people who work in a workspace. */
export default {
  title: 'Help',
  lead: 'What you need for the daily work, in the order of the work.',
  contents: 'Topics',
  'start.title': 'From client to request',
  'start.body':
    'Add a client, open a packet under a profile, then send a request. The client gets a link to a checklist, drops files there and needs no account. Reminders follow by themselves and stop when the client submits.',
  'records.title': 'Records',
  'records.body':
    'Every file is looked into when it arrives: what it is, whether it opens, whether it holds a password or a program. A record that does not fit is returned with a reason. Nothing is erased: the hash trail keeps every step.',
  'evaluation.title': 'Evaluation and blockers',
  'evaluation.body':
    'The checklist shows at any time what would block. An evaluation says PASS or FAIL and counts as an attempt; attempts are free and without limit. PASS means that the records that were asked for are there and readable, not that they are true.',
  'issue.title': 'Issue',
  'issue.body':
    'After PASS a kit is issued for one credit: the records are frozen, sealed, signed, checked and entered in the log. Closing the page stops nothing, and a second click makes no second kit.',
  'reviewer.title': 'What the reviewer does',
  'reviewer.body':
    'A reviewer opens the verify page and drops the ZIP there; nothing leaves the browser. The offline file does the same without a network. VERIFIED says that the kit is as it was sealed, by whom and when, and nothing more.',
  'credits.title': 'Credits',
  'credits.body':
    'One credit is one issued kit. It is held when the issue begins, used when the kit is delivered, and released when the issue fails. With no credits left everything but the issue goes on.',
  'team.title': 'Team and security',
  'team.body':
    'Give people the smallest role that does their work, and limit them to clients where that fits. Demand a second factor in the settings. Programs get API keys, never the password of a person.',
  'mail.title': 'When mails reach nobody',
  'mail.body':
    'Without a mail server the pages show each link once, so that you can hand it over yourself. Whoever runs the server sets SMTP_URL to change that. Links work only for the person with the link, and end after some time.',
} as const;
