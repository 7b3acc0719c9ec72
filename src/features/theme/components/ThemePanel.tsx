'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Score } from '@/components/ui/Score';
import { useToast } from '@/components/ui/Toast';
import { formatCount, formatN } from '@/domain/format';
import { can, type Role } from '@/domain/permissions';
import { failureOf } from '@/features/map/client';
import { NotLoaded } from '@/features/map/components/NotLoaded';
import { writeSegment } from '@/features/segment/prepare';
import type { Segment } from '@/features/segment/schema';
import { prepareScore } from '@/features/touchpoint/prepare';
import { useTheme, useThemeEdits } from '../client';
import { effectSentence, type ThemeView } from '../prepare/themes';
import type { ThemeDetail } from '../schema';
import { Felt } from './Felt';
import { MergeDialog } from './MergeDialog';
import { NewestComments } from './NewestComments';
import { NoteDialog } from './NoteDialog';
import { RenameTheme } from './RenameTheme';
import { ThemeTrend } from './ThemeTrend';
import '@/features/touchpoint/components/panel.css';
import '@/features/answer/components/panel.css';

/** What scrolls is reached by the keyboard, too. */
const REACHED = { tabIndex: 0 } as const;

/** Everything about one theme, beside the list. */
export function ThemePanel({
  workspace,
  segment,
  theme,
  themes,
  role,
  timeZone,
  onOpen,
  onClose,
}: {
  workspace: string;
  segment: Segment;
  theme: ThemeView;
  /** All of them, to merge with. */
  themes: readonly ThemeView[];
  role: Role;
  timeZone: string;
  onOpen: (id: string) => void;
  onClose: () => void;
}) {
  const look = { workspace, segment, id: theme.id };
  const { data, error, refetch } = useTheme(look);
  const [open, setOpen] = useState<'rename' | 'merge' | 'note' | null>(null);
  const root = useRef<HTMLElement>(null);
  // On a phone it lies over the list: whoever does not see must be taken along.
  useEffect(() => {
    if (window.matchMedia('(max-width: 719px)').matches) root.current?.focus({ preventScroll: true });
  }, []);
  const query = new URLSearchParams();
  writeSegment(query, { ...segment, themes: [theme.id] });
  return (
    <aside className="panel an-panel" aria-label="Theme" ref={root} tabIndex={-1}>
      <header>
        <div className="row">
          <h2 className="grow trunc">
            <bdi>{theme.name}</bdi>
          </h2>
          <Button icon size="s" kind="ghost" aria-label="Close panel" onClick={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        {can(role, 'theme:edit') ? <Actions workspace={workspace} theme={theme} onAsk={setOpen} /> : null}
      </header>
      <section className="scroll" {...REACHED} aria-label="About this theme">
        {open === 'rename' ? (
          <RenameTheme workspace={workspace} theme={theme} onDone={() => setOpen(null)} />
        ) : null}
        <section className="blk">
          <p className="row">
            {theme.few ? <span className="mute">{theme.few}</span> : <Score score={theme.score} withN />}
            <span className="grow" />
            <span className="mute num t12">
              {formatCount(theme.n, 'comment')}
              {theme.share ? `, ${theme.share} of all` : ''}
            </span>
          </p>
          {theme.felt ? <Felt felt={theme.felt} wide /> : null}
          <p className="t12">{effectSentence(theme)}</p>
        </section>
        {error && !data ? (
          <NotLoaded className="blk t12" error={error} onRetry={() => void refetch()} />
        ) : null}
        <section className="blk">
          <h3>Over time</h3>
          <ThemeTrend detail={data} name={theme.name} />
        </section>
        <Places places={data?.touchpoints} onNote={can(role, 'map:edit') ? () => setOpen('note') : null} />
        {theme.merged.length > 0 ? (
          <Merged workspace={workspace} theme={theme} mayEdit={can(role, 'theme:edit')} />
        ) : null}
        <NewestComments look={look} timeZone={timeZone}>
          <Link className={buttonClass('plain', 's')} href={`/w/${workspace}/ratings?${query}`}>
            See {theme.n === 1 ? 'the comment' : `all ${formatCount(theme.n, 'comment')}`}
          </Link>
        </NewestComments>
      </section>
      {open === 'merge' ? (
        <MergeDialog
          workspace={workspace}
          theme={theme}
          themes={themes}
          onOpen={onOpen}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'note' && data ? (
        <NoteDialog look={look} theme={theme} places={data.touchpoints} onClose={() => setOpen(null)} />
      ) : null}
    </aside>
  );
}

function Actions({
  workspace,
  theme: { id, name, pinned, hidden },
  onAsk,
}: {
  workspace: string;
  theme: ThemeView;
  onAsk: (what: 'rename' | 'merge') => void;
}) {
  const { mark } = useThemeEdits();
  const toast = useToast();
  const set = async (what: 'pinned' | 'hidden', on: boolean, undone = false) => {
    try {
      await mark.mutateAsync({ workspace, id, mark: what, on });
      const done = what === 'pinned' ? (on ? 'Pinned' : 'Took the pin off') : on ? 'Hid' : 'Shows';
      if (!undone)
        toast(`${done} “${name}”${what === 'hidden' && !on ? ' again' : ''}`, {
          label: 'Undo',
          run: () => void set(what, !on, true),
        });
    } catch (error) {
      toast(failureOf(error).message);
    }
  };
  return (
    <div className="row th-actions">
      <Button size="s" aria-pressed={pinned} onClick={() => void set('pinned', !pinned)}>
        {pinned ? 'Unpin' : 'Pin'}
      </Button>
      <Button size="s" onClick={() => onAsk('rename')}>
        Rename
      </Button>
      <Button size="s" onClick={() => onAsk('merge')}>
        Merge
      </Button>
      <Button size="s" aria-pressed={hidden} onClick={() => void set('hidden', !hidden)}>
        {hidden ? 'Show again' : 'Hide'}
      </Button>
    </div>
  );
}

/** Touchpoints that are named; the others are few. */
const MOST_PLACES = 8;

function Places({
  places,
  onNote,
}: {
  places: ThemeDetail['touchpoints'] | undefined;
  onNote: (() => void) | null;
}) {
  return (
    <section className="blk">
      <h3>
        Where it is said
        {onNote && places?.some(({ mayNote }) => mayNote) ? (
          <button type="button" onClick={onNote}>
            Make an insight
          </button>
        ) : null}
      </h3>
      {places === undefined ? <span className="skel" style={{ width: '70%' }} /> : null}
      <ul className="th-places">
        {(places ?? []).slice(0, MOST_PLACES).map(({ id, name, n, parts }) => {
          const score = prepareScore(parts);
          return (
            <li key={id} className="row t12">
              <bdi className="grow trunc">{name}</bdi>
              {score.text ? <Score score={score} /> : <span className="mute">Too few to show a score</span>}
              <span className="mute num">{formatN(n)}</span>
            </li>
          );
        })}
      </ul>
      {places && places.length > MOST_PLACES ? (
        <p className="mute t12">And at {places.length - MOST_PLACES} more.</p>
      ) : null}
    </section>
  );
}

function Merged({
  workspace,
  theme: { merged },
  mayEdit,
}: {
  workspace: string;
  theme: ThemeView;
  mayEdit: boolean;
}) {
  const { split, merge } = useThemeEdits();
  const toast = useToast();
  const takeOut = async (id: string, name: string, into: string) => {
    try {
      await split.mutateAsync({ workspace, ids: [id] });
      toast(`“${name}” is a theme of its own again`, {
        label: 'Undo',
        run: () =>
          void merge
            .mutateAsync({ workspace, ids: [id], into })
            .catch((error: unknown) => toast(failureOf(error).message)),
      });
    } catch (error) {
      toast(failureOf(error).message);
    }
  };
  return (
    <section className="blk">
      <h3>Merged into it</h3>
      <ul className="th-places">
        {merged.map(({ id, name, into }) => (
          <li key={id} className="row t12">
            <bdi className="grow trunc">{name}</bdi>
            {mayEdit ? (
              <Button
                size="s"
                kind="ghost"
                aria-label={`Take ${name} out`}
                onClick={() => void takeOut(id, name, into)}
              >
                Take out
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
