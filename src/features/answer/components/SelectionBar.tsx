'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { formatCount, formatNumber } from '@/domain/format';
import type { Chosen } from './useChosen';

/** What can be done with the ratings that are chosen. */
export function SelectionBar({
  chosen,
  total,
  loaded,
  onLoaded,
  onAll,
  onTag,
  onClear,
  children,
}: {
  chosen: Chosen;
  /** Of all that match; null: not known yet. */
  total: number | null;
  loaded: number;
  onLoaded: () => void;
  onAll: () => void;
  onTag: () => void;
  onClear: () => void;
  children?: ReactNode;
}) {
  const { all, ids } = chosen;
  return (
    <div className="an-bar" role="toolbar" aria-label="Chosen ratings">
      <b className="num" role="status">
        {all
          ? `All ${total === null ? '' : formatNumber(total)} chosen`
          : `${formatCount(ids.size, 'rating')} chosen`}
      </b>
      {!all && ids.size < loaded ? (
        <Button size="s" kind="ghost" onClick={onLoaded}>
          Choose the {formatNumber(loaded)} loaded
        </Button>
      ) : null}
      {!all && total !== null && total > ids.size ? (
        <Button size="s" kind="ghost" onClick={onAll}>
          Choose all {formatNumber(total)} that match
        </Button>
      ) : null}
      <span className="grow" />
      <Button size="s" onClick={onTag}>
        <Icon name="tag" />
        Tag
      </Button>
      {children}
      <Button size="s" kind="ghost" icon aria-label="Choose none" onClick={onClear}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
