'use client';

import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import '@/components/ui/nonce';
import { ToastProvider } from '@/components/ui/Toast';
import { ApiProvider } from '@/trpc/client';

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <Tooltip.Provider delayDuration={200}>
        <ToastProvider>{children}</ToastProvider>
      </Tooltip.Provider>
    </ApiProvider>
  );
}
