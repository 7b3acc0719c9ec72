'use client';

import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Icon } from '@/components/ui/Icon';
import type { ChangeEvent } from '@/contract/change';
import { formatCount } from '@/domain/format';
import { can } from '@/domain/permissions';
import { countOf } from '@/domain/tally';
import { SHOWN_FROM } from '@/domain/visibility';
import { ConnectionCheck } from '@/features/connection/components/ConnectionCheck';
import { snippetOf } from '@/features/key/prepare';
import { useRefreshTouchpoints } from '@/features/map/client';
import type { MapTouchpoint } from '@/features/map/schema';
import { useComments } from '@/features/rating/client';
import { channelIcon } from '@/features/touchpoint/components/channels';
import { FEW_RULE, prepareScore } from '@/features/touchpoint/prepare';
import { useChanges } from '@/features/workspace/client';
import { useOrigin } from '@/lib/use-origin';
import { useDraftMap, useRefreshMap } from '../client';
import { type Heard, JourneyPreview } from './JourneyPreview';

export function StepFirstRating({ workspace, map }: { workspace: string; map: string }) {
  const { data } = useDraftMap(workspace, map);
  const refresh = useRefreshMap(workspace);
  const refreshTouchpoints = useRefreshTouchpoints();
  const origin = useOrigin();
  const [chosen, setChosen] = useState<string | null>(null);
  /** The touchpoint at which somebody has just answered. */
  const [heardAt, setHeardAt] = useState<string | null>(null);
  const touchpoints = data?.stages.flatMap((stage) => stage.touchpoints) ?? [];
  const asked = touchpoints.filter(({ survey }) => survey?.status === 'published');
  // A snippet wants a page of the business: rather one where customers buy than one where they look around.
  const onPage = ({ channel }: MapTouchpoint) => ['web', 'cart'].includes(channelIcon(channel));
  const bought = data?.stages.find(({ phase }) => phase === 'purchase')?.touchpoints ?? [];
  const touchpoint =
    asked.find(({ id }) => id === chosen) ??
    asked.find((one) => bought.includes(one) && onPage(one)) ??
    asked.find(onPage) ??
    asked[0];

  const { status } = useChanges(workspace, (event: ChangeEvent) => {
    if (event.kind === 'sync') refreshTouchpoints('any');
    if (event.kind === 'ratings') {
      // What was said after the score is not one more answer, and yet news of the touchpoint.
      refreshTouchpoints(Object.keys(event.touchpoints));
      const [heard] = Object.entries(event.touchpoints).flatMap(([id, { n }]) => (n > 0 ? [id] : []));
      if (heard) {
        setChosen(heard);
        setHeardAt(heard);
      }
    }
    void refresh();
  });

  const key = data?.workspace.publicKey ?? '';
  const snippet = touchpoint ? snippetOf(origin, key, touchpoint.slug) : '';
  const shown = touchpoint?.current.displays ?? 0;
  const rated = touchpoint ? countOfHeard(touchpoint) : 0;
  return (
    <div className="onboarding-body">
      <main className="onboarding-left">
        <h1 tabIndex={-1}>Put the question where it happens</h1>
        <p className="onboarding-sub">
          Paste this into the page your customer sees when the touchpoint ends. Without a page at hand, try it
          on an example first.
        </p>
        <label className="select mb-2 max-w-full">
          <span className="k">Touchpoint</span>
          <select
            className="bg-transparent font-medium min-w-0 truncate"
            value={touchpoint?.id ?? ''}
            onChange={(event) => setChosen(event.target.value)}
          >
            {asked.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <div className="onboarding-snippet">
          <section className="code" aria-label="Snippet">
            {snippet}
          </section>
          <CopyButton text={snippet} />
        </div>
        <p className="mute mt-2">
          Your own browser is asked like any customer’s: one question a week. Does it not show? Type{' '}
          <code>touchline('debug')</code> into the console of your page: it says why, and lets you be asked
          again.
        </p>
        <ol className="onboarding-checks">
          <li>
            <ConnectionCheck
              workspace={workspace}
              mayEdit={data ? can(data.workspace.role, 'key:edit') : false}
            />
          </li>
          {shown > 0 ? (
            <li>
              <Icon name="check" />
              <span>{shown === 1 ? 'Question shown once' : `Question shown ${shown} times`}</span>
            </li>
          ) : null}
          <li aria-live="polite">
            {rated > 0 && touchpoint ? (
              <Arrived
                workspace={workspace}
                touchpoint={touchpoint}
                rated={rated}
                justNow={heardAt === touchpoint.id}
              />
            ) : (
              <>
                <span className={status === 'lost' ? 'live stale' : 'live'} />
                <span>
                  <b>Waiting for your first rating…</b>
                  <br />
                  <span className="mute">
                    It lands on the map the moment it arrives. You can leave this page.
                  </span>
                </span>
              </>
            )}
          </li>
        </ol>
        <div className="row mt-6 flex-wrap">
          {rated >= SHOWN_FROM ? null : (
            <TryIt
              workspace={workspace}
              origin={origin}
              publicKey={key}
              touchpoint={touchpoint}
              again={rated > 0}
            />
          )}
          <Link
            className={buttonClass(rated > 0 ? 'primary' : 'ghost', 'l')}
            href={`/w/${workspace}/maps/${map}${touchpoint ? `?touchpoint=${touchpoint.slug}` : ''}`}
          >
            Open the map
          </Link>
        </div>
      </main>
      <aside className="onboarding-right" aria-label="Preview">
        <JourneyPreview
          stages={data?.stages ?? []}
          selected={touchpoint?.id ?? null}
          heard={touchpoint ? heardOf(touchpoint, rated) : null}
          note={noteOf(rated)}
        />
      </aside>
    </div>
  );
}

const countOfHeard = ({ current }: MapTouchpoint): number =>
  current.parts.reduce((sum, { counts }) => sum + countOf(counts), 0);

/** What the preview says at the touchpoint: how many have answered, and the score once it may be shown. */
function heardOf({ current }: MapTouchpoint, rated: number): Heard {
  const { value, text } = prepareScore(current.parts);
  if (rated === 0) return null;
  return { value, text: text ?? `${rated} of ${SHOWN_FROM}` };
}

function noteOf(rated: number): string {
  if (rated === 0) return 'The first rating will appear here, live.';
  return rated < SHOWN_FROM ? 'Heard. With five answers the curve begins.' : 'The curve has begun.';
}

/** What came in, in the customer's words; its score once no single customer can be recognised by it. */
function Arrived({
  workspace,
  touchpoint,
  rated,
  justNow,
}: {
  workspace: string;
  touchpoint: MapTouchpoint;
  rated: number;
  justNow: boolean;
}) {
  const { data } = useComments({ workspace, touchpointId: touchpoint.id, persona: null }, '28d');
  const said = data?.pages[0]?.items[0];
  const { text, interval } = prepareScore(touchpoint.current.parts);
  const what = rated === 1 ? 'Your first rating' : formatCount(rated, 'rating');
  return (
    <>
      <Icon name="check" />
      <span>
        <b>
          {what} at {touchpoint.name}
          {justNow ? ', just now' : ''}
        </b>
        {said ? (
          <q className="block break-words" dir="auto" lang={said.locale ?? undefined}>
            {said.comment}
          </q>
        ) : null}
        <span className="mute block">
          {text ? (
            <>
              Satisfaction {text} {interval}, n {rated} low. It is on the map.
            </>
          ) : (
            `${rated} of ${SHOWN_FROM}. ${FEW_RULE}`
          )}
        </span>
      </span>
    </>
  );
}

/** The example shop runs on the other loopback name, so that the snippet meets a foreign origin as it will in life. */
function TryIt({
  workspace,
  origin,
  publicKey,
  touchpoint,
  again,
}: {
  workspace: string;
  origin: string;
  publicKey: string;
  touchpoint: MapTouchpoint | undefined;
  again: boolean;
}) {
  const url = shopUrl(origin, workspace, publicKey, touchpoint?.slug);
  if (!url) return null;
  return (
    <a className={buttonClass('plain', 'l')} href={url} target="_blank" rel="noreferrer">
      {again ? 'Rate again on the example page' : 'Try it on an example page'}
    </a>
  );
}

function shopUrl(
  origin: string,
  workspace: string,
  publicKey: string,
  slug: string | undefined,
): string | null {
  if (!origin || !slug) return null;
  const url = new URL('/demo/shop', origin);
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  else if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  else return null;
  url.searchParams.set('key', publicKey);
  url.searchParams.set('touchpoint', slug);
  url.searchParams.set('workspace', workspace);
  return url.href;
}
