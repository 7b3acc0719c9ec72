'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { ageOf } from '@/domain/evidence';
import { formatNumber } from '@/domain/format';
import { attachmentUrl } from '@/features/attachment/schema';
import { SaidAnswers } from '@/features/rating/components/SaidAnswers';
import { FEW_RULE, prepareLanding } from '@/features/touchpoint/prepare';
import type { EvidenceView } from '../schema';

const dayMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' });

/** One piece of evidence in words, with its source and its age. */
export function EvidenceItem({
  evidence,
  workspace,
  day,
  onEdit,
  onDelete,
}: {
  evidence: EvidenceView;
  workspace: string;
  day: number;
  /** Absent where nothing may be changed. */
  onEdit?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
}) {
  const { observedAt, source } = evidence;
  const { text, freshness } = ageOf(observedAt, day);
  return (
    <li className="proof">
      <div>
        <Body evidence={evidence} workspace={workspace} />
      </div>
      <small>
        {source ? (
          <>
            <bdi>{source}</bdi>
            {' · '}
          </>
        ) : null}
        <time dateTime={observedAt}>{dayMonth.format(new Date(observedAt))}</time>, {text}
        {freshness === 'old' ? ': too old to build on' : ''}
      </small>
      {onDelete ? (
        <span className="proof-acts">
          {onEdit ? (
            <Button
              size="s"
              kind="ghost"
              aria-label={`Edit evidence: ${nameOf(evidence)}`}
              data-evidence={evidence.id}
              onClick={onEdit}
            >
              Edit
            </Button>
          ) : null}
          <Button
            icon
            size="s"
            kind="ghost"
            aria-label={`Delete evidence: ${nameOf(evidence)}`}
            onClick={onDelete}
          >
            <Icon name="close" />
          </Button>
        </span>
      ) : null}
    </li>
  );
}

/** What a message calls it. */
export function nameOf({ kind, text, url, rating, file }: EvidenceView): string {
  const name =
    text ||
    url ||
    file?.name ||
    rating?.comment ||
    rating?.answers[0]?.said.join(', ') ||
    `Rating ${rating?.score ?? ''}`.trim();
  return kind === 'quotation' || name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function Body({ evidence, workspace }: { evidence: EvidenceView; workspace: string }) {
  const { kind, text, url, value, unit, rating, file } = evidence;
  switch (kind) {
    case 'rating':
      return rating ? (
        <>
          <blockquote dir="auto">
            {rating.score === null ? (
              <span className="mute" title={FEW_RULE}>
                A rating, score not shown
              </span>
            ) : (
              <b className="num">{prepareLanding(rating.type, rating.score).text}</b>
            )}
            {rating.comment
              ? ` “${rating.comment}”`
              : rating.answers.length > 0
                ? null
                : ' without a comment'}
          </blockquote>
          <SaidAnswers answers={rating.answers} />
        </>
      ) : null;
    case 'quotation':
      return <blockquote dir="auto">“{text}”</blockquote>;
    case 'figure':
      return (
        <span dir="auto">
          <b className="num">
            {value === null ? '–' : formatNumber(value, decimalsOf(value))}
            {unit === '%' ? '%' : unit ? ` ${unit}` : ''}
          </b>{' '}
          {text}
        </span>
      );
    case 'link':
      return url ? (
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
          {text || url.replace(/^https?:\/\//, '')}
        </a>
      ) : null;
    case 'file':
      return file ? (
        <a href={attachmentUrl(workspace, file.id)} target="_blank" rel="noopener noreferrer" dir="auto">
          {text || file.name}
        </a>
      ) : null;
  }
}

/** As many decimals as were given, six at most. */
function decimalsOf(value: number): number {
  return Math.min(6, String(value).split('.')[1]?.length ?? 0);
}
