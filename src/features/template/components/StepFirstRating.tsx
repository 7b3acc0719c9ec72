'use client';

import Link from 'next/link';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Icon } from '@/components/ui/Icon';
import type { ChangeEvent } from '@/contract/change';
import { SCALES } from '@/contract/survey';
import { formatCount } from '@/domain/format';
import { toSatisfaction } from '@/domain/satisfaction';
import { countOf } from '@/domain/tally';
import { snippetOf } from '@/features/key/prepare';
import type { MapTouchpoint } from '@/features/map/schema';
import { channelIcon } from '@/features/touchpoint/components/channels';
import { useChanges } from '@/features/workspace/client';
import { useOrigin } from '@/lib/use-origin';
import { useDraftMap, useRefreshMap } from '../client';
import { JourneyPreview } from './JourneyPreview';

interface FirstRating {
  touchpointId: string;
  score: number;
}

export function StepFirstRating({ workspace, map }: { workspace: string; map: string }) {
  const { data } = useDraftMap(workspace, map);
  const refresh = useRefreshMap(workspace);
  const origin = useOrigin();
  const [chosen, setChosen] = useState<string | null>(null);
  const [first, setFirst] = useState<FirstRating | null>(null);
  const touchpoints = data?.stages.flatMap((stage) => stage.touchpoints) ?? [];
  const asked = touchpoints.filter(({ survey }) => survey?.status === 'published');
  // A snippet wants a page: rather one of those where customers are on a site of the business.
  const touchpoint =
    asked.find(({ id }) => id === chosen) ??
    asked.find(({ channel }) => ['web', 'cart'].includes(channelIcon(channel))) ??
    asked[0];

  const status = useChanges(workspace, (event: ChangeEvent) => {
    if (event.kind === 'ratings') {
      const [heard] = Object.entries(event.touchpoints).filter(
        ([, change]) => change.n > 0 && change.last !== null,
      );
      if (heard) {
        const [touchpointId, change] = heard;
        setChosen(touchpointId);
        setFirst({ touchpointId, score: change.last ?? 0 });
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
        <h1>Put the question where it happens</h1>
        <p className="onboarding-sub">Paste once on the page a customer sees when this touchpoint ends.</p>
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
        <ol className="onboarding-checks">
          {shown > 0 ? (
            <li>
              <Icon name="check" />
              <span>{shown === 1 ? 'Question shown once' : `Question shown ${shown} times`}</span>
            </li>
          ) : null}
          <li aria-live="polite">
            {rated > 0 && touchpoint ? (
              <Arrived touchpoint={touchpoint} rated={rated} first={first} />
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
        <div className="row mt-6">
          {rated > 0 ? null : (
            <TryIt workspace={workspace} origin={origin} publicKey={key} touchpoint={touchpoint} />
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
          heard={heardAt(touchpoint, first)}
          note={rated > 0 ? 'Your first rating, on your map.' : 'The first rating will appear here, live.'}
        />
      </aside>
    </div>
  );
}

const countOfHeard = ({ current }: MapTouchpoint): number =>
  current.parts.reduce((sum, { counts }) => sum + countOf(counts), 0);

function heardAt(touchpoint: MapTouchpoint | undefined, first: FirstRating | null): number | null {
  if (!touchpoint?.survey || first?.touchpointId !== touchpoint.id) return null;
  return toSatisfaction(touchpoint.survey.type, first.score);
}

function Arrived({
  touchpoint,
  rated,
  first,
}: {
  touchpoint: MapTouchpoint;
  rated: number;
  first: FirstRating | null;
}) {
  return (
    <>
      <Icon name="check" />
      <span>
        <b>
          {first
            ? `${answerOf(touchpoint, first.score)} at ${touchpoint.name}, just now`
            : `${formatCount(rated, 'rating')} at ${touchpoint.name}`}
        </b>
        <br />
        <span className="mute">
          {rated < 5 ? 'An average is shown from five ratings on.' : 'It is on the map.'}
        </span>
      </span>
    </>
  );
}

/** One answer in words: "A 6 on 1–7", "Thumbs down". */
function answerOf({ survey }: MapTouchpoint, score: number): string {
  if (!survey) return `A ${score}`;
  if (survey.type === 'thumbs') return score === 1 ? 'Thumbs up' : 'Thumbs down';
  const { min, max } = SCALES[survey.type];
  return `A ${score} on ${min}–${max}`;
}

/** The example shop runs on the other loopback name, so that the snippet meets a foreign origin as it will in life. */
function TryIt({
  workspace,
  origin,
  publicKey,
  touchpoint,
}: {
  workspace: string;
  origin: string;
  publicKey: string;
  touchpoint: MapTouchpoint | undefined;
}) {
  const url = shopUrl(origin, workspace, publicKey, touchpoint?.slug);
  if (!url) return null;
  return (
    <a className={buttonClass('plain', 'l')} href={url} target="_blank" rel="noreferrer">
      Try it on an example page
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
