'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { can, type Role } from '@/domain/permissions';
import { momentOf } from '@/features/history/components/when';
import { failureOf } from '@/features/map/client';
import { SaidAnswers } from '@/features/rating/components/SaidAnswers';
import { FEW_RULE } from '@/features/touchpoint/prepare';
import { useAnswer } from '../client';
import { prepareLine } from '../prepare';
import type { AnswerView } from '../schema';
import { AnswerFacts } from './AnswerFacts';
import { CountedOrNot } from './CountedOrNot';
import { Found } from './Found';
import { OtherAnswers } from './OtherAnswers';
import '@/features/touchpoint/components/panel.css';
import './panel.css';

/** What scrolls is reached by the keyboard, too. */
const REACHED = { tabIndex: 0 } as const;

interface AnswerPanelProps {
  query: Parameters<typeof useAnswer>[0];
  words: readonly string[];
  tags: ReadonlyMap<string, string>;
  timeZone: string;
  role: Role;
  /** Steps to the rating before or after it in the list; null where there is none. */
  onStep: { back: (() => void) | null; on: (() => void) | null };
  onOpen: (id: string) => void;
  onTag: () => void;
  onClose: () => void;
  onFlag: (flag: AnswerView['flag']) => void;
}

/** Everything about one rating, beside the list. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { query, onStep, onClose } = props;
  const { data, error, isPending, refetch } = useAnswer(query);
  const root = useRef<HTMLElement>(null);
  const taken = useRef(false);
  // On a phone it lies over the list: whoever does not see must be taken along.
  useEffect(() => {
    if (taken.current) return;
    taken.current = true;
    if (window.matchMedia('(max-width: 719px)').matches) root.current?.focus({ preventScroll: true });
  }, []);
  return (
    <aside className="panel an-panel" aria-label="Rating" ref={root} tabIndex={-1}>
      <header>
        <div className="row">
          <h2 className="grow trunc">{data ? <bdi>{data.touchpoint.name}</bdi> : 'Rating'}</h2>
          <Button
            icon
            size="s"
            kind="ghost"
            aria-label="Rating before"
            disabled={!onStep.back}
            onClick={() => onStep.back?.()}
          >
            <Icon name="chevronLeft" />
          </Button>
          <Button
            icon
            size="s"
            kind="ghost"
            aria-label="Next rating"
            disabled={!onStep.on}
            onClick={() => onStep.on?.()}
          >
            <Icon name="chevronRight" />
          </Button>
          <Button icon size="s" kind="ghost" aria-label="Close panel" onClick={onClose}>
            <Icon name="close" />
          </Button>
        </div>
      </header>
      {data ? <Known {...props} answer={data} /> : null}
      {!data && error ? (
        <div className="empty">
          <b>This rating cannot be shown</b>
          <span>{failureOf(error).message}</span>
          <Button size="s" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      ) : null}
      {isPending ? (
        <div className="scroll an-wait" aria-busy="true">
          <span className="skel" style={{ width: '30%' }} />
          <span className="skel" style={{ width: '90%' }} />
          <span className="skel" style={{ width: '60%' }} />
        </div>
      ) : null}
    </aside>
  );
}

function Known({
  answer,
  query,
  words,
  tags,
  timeZone,
  role,
  onOpen,
  onTag,
  onFlag,
}: AnswerPanelProps & { answer: AnswerView }) {
  const { answeredAt, comment, answers, asked, locale, touchpoint } = answer;
  const { score, level, levelName, told } = prepareLine(answer);
  const named = answer.tags.flatMap((id) => (tags.has(id) ? [{ id, name: tags.get(id) }] : []));
  return (
    <section className="scroll" {...REACHED} aria-label="About this rating">
      <section className="blk">
        <p className="an-hero">
          {score === null ? null : (
            <b className="num" aria-hidden="true">
              {score}
            </b>
          )}
          <span aria-hidden="true">
            <LevelMeter level={level} name="" />
          </span>
          <span aria-hidden="true" className={level ? 'm' : 'mute'}>
            {levelName}
          </span>
          <span className="vh">{told}</span>
          <span className="grow" />
          <time className="mute t12" dateTime={answeredAt}>
            {momentOf(answeredAt, timeZone)}
          </time>
        </p>
        {score === null ? <p className="mute t12">{FEW_RULE}</p> : null}
        {comment ? (
          <blockquote className="an-comment" dir="auto" lang={locale ?? undefined}>
            <Found text={comment} words={words} />
          </blockquote>
        ) : (
          <p className="mute">No comment.</p>
        )}
        <SaidAnswers answers={answers} />
        <CountedOrNot
          answer={answer}
          workspace={query.workspace}
          mayFlag={can(role, 'rating:flag')}
          onFlag={onFlag}
        />
      </section>
      <section className="blk">
        <h3>
          Tags
          {can(role, 'tag:edit') ? (
            <button type="button" onClick={onTag}>
              Change
            </button>
          ) : null}
        </h3>
        {named.length === 0 ? <p className="mute t12">None.</p> : null}
        <p className="an-tags">
          {named.map(({ id, name }) => (
            <span key={id} className="badge" dir="auto">
              {name}
            </span>
          ))}
        </p>
      </section>
      <AnswerFacts answer={answer} timeZone={timeZone} />
      {asked ? (
        <section className="blk">
          <h3>The question</h3>
          <p dir="auto" lang={asked.locale}>
            {asked.question}
          </p>
          <p className="mute t12" dir="auto" lang={asked.locale}>
            {asked.low} – {asked.high}
          </p>
          {answer.archived ? (
            <p className="mute t12">Another question is asked at this touchpoint today.</p>
          ) : null}
        </section>
      ) : null}
      {answer.named ? (
        <OtherAnswers query={query} timeZone={timeZone} onOpen={onOpen} />
      ) : (
        <p className="blk mute t12">
          Nobody said who the customer is, so no other ratings of theirs are known.
        </p>
      )}
      {touchpoint.deleted ? null : (
        <p className="blk">
          <Link
            className="link"
            href={`/w/${query.workspace}/maps/${touchpoint.map}?touchpoint=${touchpoint.slug}`}
          >
            Open the touchpoint on its map
          </Link>
        </p>
      )}
    </section>
  );
}
