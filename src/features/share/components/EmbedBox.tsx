'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Segmented } from '@/components/ui/Segmented';
import { failureOf } from '@/features/map/client';
import { useOrigin } from '@/lib/use-origin';
import { useShareActions } from '../client';
import { snippetOf } from '../prepare';
import type { ShareView, Theme } from '../schema';
import { OriginsField, originsIn } from './OriginsField';

const THEME_OPTIONS: { value: Theme; label: string }[] = [
  { value: 'auto', label: 'Reader’s own' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Where the map of a link may be embedded, and what to paste there. */
export function EmbedBox({
  workspace,
  share,
  path,
  map,
}: {
  workspace: string;
  share: ShareView;
  path: string;
  /** Its name. */
  map: string;
}) {
  const [typed, setTyped] = useState(share.origins.join('\n'));
  const [theme, setTheme] = useState<Theme>('auto');
  const origin = useOrigin();
  const { embed } = useShareActions();
  const allowed = share.origins.length > 0;
  const changed = originsIn(typed).join('\n') !== share.origins.join('\n');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    embed.mutate(
      { workspace, id: share.id, origins: originsIn(typed) },
      { onSuccess: ({ origins }) => setTyped(origins.join('\n')) },
    );
  };
  const snippet = snippetOf({ origin, path, map, theme });
  return (
    <form className="embed-box" onSubmit={submit}>
      <OriginsField
        value={typed}
        onChange={setTyped}
        error={embed.error ? failureOf(embed.error).message : undefined}
      />
      <span className="row">
        <Button type="submit" size="s" disabled={!changed} busy={embed.isPending}>
          {allowed && originsIn(typed).length === 0 ? 'End embedding' : 'Save origins'}
        </Button>
        <span className="mute t12" role="status">
          {embed.data && !embed.isPending && !changed
            ? allowed
              ? 'Saved. These pages may embed it.'
              : 'Saved. No page may embed it any more.'
            : ''}
        </span>
      </span>
      {allowed ? (
        <>
          <div className="grid gap-1">
            <span className="t12 ink2" aria-hidden="true">
              Colours
            </span>
            <Segmented label="Colours" options={THEME_OPTIONS} value={theme} onChange={setTheme} />
          </div>
          <section className="code" aria-label="Snippet" dir="ltr">
            {snippet}
          </section>
          <span className="row">
            <CopyButton text={snippet} label="Copy snippet" />
            <span className="mute t12">
              A page with a content security policy must allow {origin} in its frame-src.
            </span>
          </span>
        </>
      ) : null}
    </form>
  );
}
