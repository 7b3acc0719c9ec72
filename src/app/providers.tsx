'use client';

import type { ReactNode } from 'react';
import '@/components/ui/nonce';
import { ToastProvider } from '@/components/ui/Toast';
import { ApiProvider } from '@/trpc/client';

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <ToastProvider>{children}</ToastProvider>
    </ApiProvider>
  );
}
