'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { importMap, RefusedDocument } from '../client';

/** Draws a map from a file of JSON; of a file that is none it says where. */
export function ImportMap({ workspace }: { workspace: string }) {
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusedDocument | null>(null);
  const bring = async (file: File) => {
    setBusy(true);
    try {
      const { mapId } = await importMap(workspace, file);
      router.push(`/w/${workspace}/maps/${mapId}`);
      router.refresh();
    } catch (error) {
      if (!(error instanceof RefusedDocument)) throw error;
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Map file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file, mended, can be chosen again.
          event.target.value = '';
          if (file) void bring(file);
        }}
      />
      <Button size="s" kind="ghost" busy={busy} onClick={() => input.current?.click()}>
        Import JSON
      </Button>
      <Dialog
        open={refused !== null}
        onClose={() => setRefused(null)}
        title="This file could not be brought in"
        description={refused?.message ?? ''}
      >
        {refused && refused.issues.length > 0 ? (
          <ul className="grid gap-1 max-h-72 overflow-auto">
            {refused.issues.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code className="mute">{path || 'file'}</code> {message}
              </li>
            ))}
          </ul>
        ) : null}
      </Dialog>
    </>
  );
}
