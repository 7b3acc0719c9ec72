'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Select } from '@/components/ui/Select';
import type { Range } from '@/features/map/schema';
import { RANGE_NAMES, type TouchpointModel } from '@/features/touchpoint/prepare';
import { commentCount } from '../prepare';
import { MOST_COMMENTS, type SharedMap } from '../schema';
import { SharedComments } from './SharedComments';

/** What customers wrote at one touchpoint, beside the map. */
export function CommentsPanel({
  comments,
  touchpoints,
  chosen,
  range,
  onChoose,
}: {
  comments: NonNullable<SharedMap['comments']>;
  touchpoints: readonly TouchpointModel[];
  chosen: TouchpointModel;
  range: Range;
  onChoose: (id: string | null) => void;
}) {
  const panel = useRef<HTMLElement>(null);
  const back = useRef<HTMLElement | null>(null);
  useEffect(() => {
    // Focus goes where the words are, and back to where it came from.
    const from = document.activeElement;
    back.current = from instanceof HTMLElement ? from : null;
    panel.current?.focus();
  }, []);
  const close = () => {
    onChoose(null);
    back.current?.focus();
  };
  return (
    <aside
      ref={panel}
      className="shared-panel"
      aria-label="Comments"
      tabIndex={-1}
      onKeyDown={(event) => (event.key === 'Escape' ? close() : undefined)}
    >
      <header className="row">
        <h2 className="grow">Comments</h2>
        <Button size="s" kind="ghost" icon aria-label="Close comments" onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      <Select
        label="At the touchpoint"
        value={chosen.id}
        onChange={onChoose}
        options={touchpoints.map(({ id, name }) => ({
          value: id,
          label: `${name} (${commentCount(comments[id])})`,
        }))}
      />
      <SharedComments comments={comments[chosen.id] ?? []} range={range} />
      <p className="mute t11">
        The newest {MOST_COMMENTS} at each touchpoint in {RANGE_NAMES[range]}. E-mail addresses and long
        numbers are left out.
      </p>
    </aside>
  );
}
