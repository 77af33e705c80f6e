import { kitHistory } from '../real/kit-history.ts';
import type { PageState } from './page-state.ts';
import { press, settle } from './settle.ts';

export default [
  { name: 'packet-issue', path: ({ packets }) => `/packets/${packets.ready}/kit`, prepare: settle },
  { name: 'kit-none', path: ({ packets }) => `/packets/${packets.empty}/kit`, prepare: settle },
  { name: 'kit-issued', path: ({ packets }) => `/packets/${packets.issued}/kit`, prepare: settle },
  {
    name: 'kit-withdraw',
    path: ({ packets }) => `/packets/${packets.issued}/kit`,
    prepare: press('Withdraw the kit'),
  },
  {
    name: 'kit-withdrawn',
    path: async (workspace) => `/packets/${(await kitHistory(workspace)).withdrawn}/kit`,
    prepare: settle,
  },
  {
    name: 'kit-superseded',
    path: async (workspace) => `/packets/${(await kitHistory(workspace)).superseded}/kit`,
    prepare: settle,
  },
  {
    name: 'kit-reissued',
    path: async (workspace) => `/packets/${(await kitHistory(workspace)).reissued}/kit`,
    prepare: settle,
  },
  {
    name: 'kit-begun',
    path: async (workspace) => `/packets/${(await kitHistory(workspace)).begun}`,
    prepare: settle,
  },
] satisfies PageState[];
