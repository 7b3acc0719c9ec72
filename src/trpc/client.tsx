'use client';

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClientErrorLike,
} from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { ErrorCode } from '@/contract/errors';
import { LIMITS } from '@/contract/limits';
import { createQueryClient } from './query-client';
import type { AppRouter } from './router';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const URL_PATH = '/api/trpc';

/** Gives everything below it the procedures and one cache. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState<QueryClient>(createQueryClient);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === 'subscription',
          true: httpSubscriptionLink({ url: URL_PATH }),
          false: httpBatchLink({ url: URL_PATH, maxURLLength: 4_000, maxItems: LIMITS.calls }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

/** Code of a failed procedure; `unavailable` when the server could not be reached at all. */
export function errorCode(error: TRPCClientErrorLike<AppRouter>): ErrorCode {
  return error.data?.app.code ?? 'unavailable';
}
