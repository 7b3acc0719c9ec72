'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import type { Sieve } from '@/features/search/schema';

/** Loaded by whoever exports. */
const DownloadDialog = dynamic(() => import('./DownloadDialog').then((file) => file.DownloadDialog));

export function DownloadButton({
  workspace,
  sieve: { segment, words, tags, commented },
  count,
  timeZone,
}: {
  workspace: string;
  sieve: Sieve;
  count: number | null;
  timeZone: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="download" />
        Export
      </Button>
      {open ? (
        <DownloadDialog
          workspace={workspace}
          sieve={{ segment, words, tags, commented }}
          count={count}
          timeZone={timeZone}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
