import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createQueryClient } from '../api/query-client.ts';
import { LIVE_REGION_ID } from '../design/announce.ts';
import { theme } from '../design/theme.ts';

/** What every page needs around it. The variables of the theme come from a file (build/theme-plugin.ts). */
export function Providers({ children }: { children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      <div id={LIVE_REGION_ID} className="unseen" aria-live="polite" />
    </MantineProvider>
  );
}
