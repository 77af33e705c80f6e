import 'i18next';
import type common from '../messages/en/common.ts';
import type console from '../messages/en/console.ts';
import type portal from '../messages/en/portal.ts';
import type program from '../messages/en/program.ts';
import type verify from '../messages/en/verify.ts';

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
      program: typeof program;
      verify: typeof verify;
    };
  }
}
