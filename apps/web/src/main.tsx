import './app/no-eval.ts';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { createAppRouter } from './app/router.tsx';
import './design/base.css';
import './design/mantine.css';
import 'virtual:theme.css';
import { startTranslation } from './i18n/index.ts';

await startTranslation();
createRoot(document.getElementById('root')!).render(
  <Providers>
    <Suspense>
      <RouterProvider router={createAppRouter()} />
    </Suspense>
  </Providers>,
);
