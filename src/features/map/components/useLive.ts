'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeEvent, Present } from '@/contract/change';
import type { SurveyType } from '@/contract/survey';
import { useRefreshDiscussions } from '@/features/discussion/client';
import { type LiveStatus, useChanges } from '@/features/workspace/client';
import { useRefreshMap, useRefreshTouchpoints } from '../client';
import { heardAt } from '../prepare';
import type { MapData, MapTouchpoint } from '../schema';
import { HOLD_MS, type Landings, land, settle, tellLandings } from './landings';
import { useOnline } from './useBrowser';

/** While ratings stream in, the map is read at most this often. */
const REFRESH_MS = 500;
/** Readers who listen hear of new ratings at most this often. */
const TELL_MS = 10_000;

const NONE: Landings = {};

export interface Live {
  status: LiveStatus;
  /** When the connection was lost; null while it stands. */
  lostAt: number | null;
  landings: Landings;
  /** For a polite live region. */
  told: string;
  /** This browser tab's own secret, under which its presence is told. */
  tab: string;
  /** The secret of the stream by which it hears; null before there is one. */
  stream: string | null;
  /** Everybody at the maps of the workspace, this tab included. */
  people: readonly Present[];
}

/** Keeps the map true to what happens: new ratings land on it, edits of others appear, lost time is made up for. */
export function useLive(data: MapData | undefined, workspace: string, map: string): Live {
  const [landings, setLandings] = useState(NONE);
  const [told, setTold] = useState('');
  const heard = useRef(new Map<string, number>());
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });

  // Other customers, another time: what landed belongs to what was shown before.
  const view = `${data?.persona ?? ''} ${data?.range ?? ''}`;
  const [landedIn, setLandedIn] = useState(view);
  if (landedIn !== view) {
    setLandedIn(view);
    setLandings(NONE);
  }

  const refresh = useThrottled(useRefreshMap(map), REFRESH_MS);
  const refreshDiscussions = useThrottled(useRefreshDiscussions(), REFRESH_MS);
  const refreshTouchpoints = useRefreshTouchpoints();
  const tell = useThrottled(
    useCallback(() => {
      if (heard.current.size === 0) return;
      setTold(tellLandings(heard.current));
      heard.current = new Map();
    }, []),
    TELL_MS,
  );

  const [tab] = useState(() => crypto.randomUUID());
  const [people, setPeople] = useState<readonly Present[]>([]);
  const onEvent = (event: ChangeEvent) => {
    switch (event.kind) {
      case 'presence':
        setPeople(event.people);
        return;
      case 'sync':
        refresh();
        refreshTouchpoints('any');
        refreshDiscussions();
        return;
      case 'maps':
        // Mentions are listed of all maps.
        refreshDiscussions();
        if (event.maps.includes(map)) refresh();
        return;
      case 'ratings': {
        const here = touchpointsOf(latest.current).flatMap((touchpoint) =>
          heardAt(touchpoint)
            .filter((id) => event.touchpoints[id])
            .map((at) => ({ ...touchpoint, at })),
        );
        if (here.length === 0) return;
        refresh();
        refreshTouchpoints(here.map(({ id }) => id));
        // A notice does not say whose ratings came in; with a persona chosen only the figures can tell.
        if (latest.current?.persona) return;
        const now = Date.now();
        setLandings((landings) =>
          here.reduce((all, touchpoint) => {
            const { n, last, s } = event.touchpoints[touchpoint.at] ?? { n: 0, last: null, s: '' };
            const type = typeOf(touchpoint, s);
            return n === 0 || !type ? all : land(all, touchpoint.id, { type, score: last, n, now });
          }, landings),
        );
        for (const { at, name } of here) {
          const n = event.touchpoints[at]?.n ?? 0;
          if (n > 0) heard.current.set(name, (heard.current.get(name) ?? 0) + n);
        }
        tell();
      }
    }
  };
  const { status, stream } = useChanges(workspace, onEvent, tab);

  useEffect(() => {
    if (landings === NONE || Object.keys(landings).length === 0) return;
    const next = Math.min(...Object.values(landings).map(({ until }) => until));
    const timer = setTimeout(
      () => setLandings((landings) => settle(landings, Date.now())),
      Math.min(HOLD_MS, Math.max(0, next - Date.now()) + 20),
    );
    return () => clearTimeout(timer);
  }, [landings]);

  const online = useOnline();
  return { status, lostAt: useLostAt(online && status === 'live'), landings, told, tab, stream, people };
}

function touchpointsOf(data: MapData | undefined): MapTouchpoint[] {
  return data?.stages.flatMap(({ touchpoints }) => touchpoints) ?? [];
}

function typeOf({ survey, current }: MapTouchpoint, surveyId: string): SurveyType | null {
  if (survey?.id === surveyId) return survey.type;
  return current.parts.find((part) => part.surveyId === surveyId)?.type ?? survey?.type ?? null;
}

/** Since when the connection has not stood. The first second of connecting does not count as lost. */
export function useLostAt(stands: boolean): number | null {
  const [lostAt, setLostAt] = useState<number | null>(null);
  useEffect(() => {
    if (stands) {
      setLostAt(null);
      return;
    }
    const since = Date.now();
    const timer = setTimeout(() => setLostAt((lostAt) => lostAt ?? since), 1_000);
    return () => clearTimeout(timer);
  }, [stands]);
  return lostAt;
}

/** Calls at once, then at most every `ms`, and once more at the end when it was asked for meanwhile. */
function useThrottled(call: () => void, ms: number): () => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  const state = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; wanted: boolean }>({
    timer: undefined,
    wanted: false,
  });
  useEffect(() => {
    const held = state.current;
    return () => {
      clearTimeout(held.timer);
      held.timer = undefined;
    };
  }, []);
  return useCallback(() => {
    const run = () => {
      latest.current();
      state.current.wanted = false;
      state.current.timer = setTimeout(() => {
        state.current.timer = undefined;
        if (state.current.wanted) run();
      }, ms);
    };
    if (state.current.timer === undefined) run();
    else state.current.wanted = true;
  }, [ms]);
}
