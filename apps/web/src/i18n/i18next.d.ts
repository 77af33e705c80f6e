import 'i18next';
import type account from '../messages/en/account.ts';
import type admin from '../messages/en/admin.ts';
import type common from '../messages/en/common.ts';
import type console from '../messages/en/console.ts';
import type help from '../messages/en/help.ts';
import type kit from '../messages/en/kit.ts';
import type packet from '../messages/en/packet.ts';
import type portal from '../messages/en/portal.ts';
import type program from '../messages/en/program.ts';
import type retention from '../messages/en/retention.ts';
import type verify from '../messages/en/verify.ts';
import type workspace from '../messages/en/workspace.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    keySeparator: false;
    nsSeparator: false;
    interpolationPrefix: '{';
    interpolationSuffix: '}';
    resources: {
      common: typeof common;
      console: typeof console;
      portal: typeof portal;
      workspace: typeof workspace;
      kit: typeof kit;
      packet: typeof packet;
      help: typeof help;
      admin: typeof admin;
      account: typeof account;
      program: typeof program;
      retention: typeof retention;
      verify: typeof verify;
    };
  }
}
