'use client';

import { Tabs } from 'radix-ui';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { EditableText } from '@/components/ui/EditableText';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { NAME_LENGTH } from '@/contract/limits';
import { formatCount, formatNumber } from '@/domain/format';
import { can } from '@/domain/permissions';
import { MergeDialog } from '@/features/desired/components/MergeDialog';
import { StandsFor } from '@/features/desired/components/StandsFor';
import { DiscussionTab } from '@/features/discussion/components/DiscussionTab';
import { OpenDiscussions } from '@/features/discussion/components/OpenDiscussions';
import type { Asked } from '@/features/discussion/components/useDiscussing';
import { NotCounted } from '@/features/flag/components/NotCounted';
import { type PanelTab, useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData } from '@/features/map/schema';
import { Comments } from '@/features/rating/components/Comments';
import { SurveyTab } from '@/features/survey/components/SurveyTab';
import { RANGE_NAMES, type TouchpointModel } from '../prepare';
import { preparePanel } from '../prepare/panel';
import { MomentMark } from './MomentOfTruth';
import { Overview } from './Overview';
import './panel.css';

const TABS: readonly { tab: PanelTab; name: string }[] = [
  { tab: 'overview', name: 'Overview' },
  { tab: 'comments', name: 'Comments' },
  { tab: 'discussion', name: 'Discussion' },
  { tab: 'survey', name: 'Survey' },
];

/** Everything about one touchpoint, beside the map, never over it. */
export function TouchpointPanel({
  data,
  touchpoint,
  number,
  total,
  stage,
  tab,
  onTab,
  onStep,
  onClose,
  takeFocus,
  withLanes,
  age,
  asked,
}: {
  data: MapData;
  touchpoint: TouchpointModel;
  number: number;
  total: number;
  /** Name of its stage. */
  stage: string;
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
  /** Set when the reader opened it, rather than following the focus along the map. */
  takeFocus: RefObject<boolean>;
  withLanes: boolean;
  age: string | null;
  /** The discussion somebody wants to see or begin. */
  asked: Asked | null;
}) {
  const { mayEdit, actions, orphan, departments } = useMapEditing();
  const { id, name, source } = touchpoint;
  const [merging, setMerging] = useState(false);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takeFocus.current) root.current?.focus({ preventScroll: true });
    takeFocus.current = false;
  }, [takeFocus]);

  const { current, survey, department } = source;
  const query = { workspace: data.workspace.slug, touchpointId: id, persona: data.persona };
  return (
    <aside className="panel" aria-label={name} ref={root} tabIndex={-1}>
      <Tabs.Root className="panel-tabs" value={tab} onValueChange={(value) => onTab(value as PanelTab)}>
        <header>
          <div className="row">
            <span className="t12 mute trunc" dir="auto">
              {stage} · touchpoint {number} of {total}
            </span>
            <span className="grow" />
            <Button
              icon
              size="s"
              kind="ghost"
              aria-label="Previous touchpoint"
              disabled={number === 1}
              onClick={() => onStep(-1)}
            >
              <Icon name="chevronLeft" />
            </Button>
            <Button
              icon
              size="s"
              kind="ghost"
              aria-label="Next touchpoint"
              disabled={number === total}
              onClick={() => onStep(1)}
            >
              <Icon name="chevronRight" />
            </Button>
            {data.kind === 'desired' ? (
              <MergeDialog
                data={data}
                touchpoint={touchpoint}
                open={merging}
                onClose={() => setMerging(false)}
              />
            ) : null}
            {mayEdit ? (
              <Menu
                label={`More about ${name}`}
                trigger={
                  <Button icon size="s" kind="ghost" aria-label="More">
                    <Icon name="more" />
                  </Button>
                }
                items={[
                  ...(data.kind === 'desired'
                    ? [{ id: 'merge', label: 'Merge another into it', onSelect: () => setMerging(true) }]
                    : []),
                  // On a phone there is no grid to drag it in.
                  {
                    id: 'earlier',
                    label: 'Move earlier',
                    onSelect: () => void actions.stepTouchpoint(id, -1),
                  },
                  { id: 'later', label: 'Move later', onSelect: () => void actions.stepTouchpoint(id, 1) },
                  {
                    id: 'delete',
                    label: 'Delete touchpoint',
                    onSelect: () => {
                      onClose();
                      void actions.removeTouchpoint(id);
                    },
                  },
                ]}
              />
            ) : null}
            <Button icon size="s" kind="ghost" aria-label="Close panel" onClick={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          <h2 lang={data.workspace.locale}>
            <EditableText
              value={name}
              label="Touchpoint"
              placeholder="Name the touchpoint"
              editable={mayEdit}
              draftKey={`panel:${id}:name`}
              save={(value, base) => actions.setText(id, 'name', value, base)}
              maxLength={NAME_LENGTH}
              onOrphan={(draft) => orphan(name, draft)}
            />
          </h2>
          <div className="row t12 ink2 panel-facts">
            <EditableText
              className="panel-dept"
              value={department?.name ?? ''}
              label="Department"
              placeholder={mayEdit ? 'Assign a department' : 'No department'}
              editable={mayEdit}
              draftKey={`panel:${id}:head-department`}
              save={(value, base) => actions.setText(id, 'department', value, base)}
              maxLength={NAME_LENGTH}
              suggestions={departments}
              onOrphan={(draft) => orphan(`Department, ${name}`, draft)}
            />
            {source.momentOfTruth ? <MomentMark named /> : null}
            {source.origins ? null : (
              <SurveyState
                status={survey?.status ?? null}
                share={preparePanel(source).response?.share ?? null}
              />
            )}
          </div>
          <Tabs.List className="tabs" aria-label={name}>
            {TABS.map(({ tab, name }) => (
              <Tabs.Trigger key={tab} value={tab}>
                {name}
                {tab === 'discussion' ? <OpenDiscussions data={data} touchpointId={id} /> : null}
                {tab === 'comments' && current.comments > 0 ? (
                  <>
                    {' '}
                    <span className="cnt">{formatNumber(current.comments)}</span>
                  </>
                ) : null}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </header>
        <Tabs.Content className="scroll" value="overview">
          <Overview
            data={data}
            touchpoint={touchpoint}
            withLanes={withLanes}
            age={age}
            onComments={() => onTab('comments')}
          />
        </Tabs.Content>
        <Tabs.Content className="scroll" value="comments">
          <section className="blk">
            <p className="t12 mute">
              {formatCount(current.comments, 'rating')} with a comment in the last {RANGE_NAMES[data.range]}.
              The list has those with other answers too, and goes on to earlier ones.
            </p>
            <Comments query={query} range={data.range} mayFlag={can(data.workspace.role, 'rating:flag')} />
          </section>
          <NotCounted
            workspace={data.workspace.slug}
            touchpointId={id}
            mayFlag={can(data.workspace.role, 'rating:flag')}
          />
        </Tabs.Content>
        <Tabs.Content className="scroll" value="discussion">
          <DiscussionTab data={data} touchpoint={source} asked={asked} />
        </Tabs.Content>
        <Tabs.Content className="scroll" value="survey">
          {source.origins ? (
            <StandsFor data={data} origins={source.origins} />
          ) : (
            <SurveyTab
              workspace={data.workspace.slug}
              locale={data.workspace.locale}
              map={data.id}
              touchpoint={{ id, name, slug: source.slug }}
              publicKey={data.workspace.publicKey}
              mayEdit={can(data.workspace.role, 'survey:edit')}
            />
          )}
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}

function SurveyState({ status, share }: { status: 'published' | 'paused' | null; share: string | null }) {
  if (status === null) return <span className="mute">No survey</span>;
  if (status === 'paused') return <span className="live stale">Survey paused</span>;
  return <span className="live survey-on">Survey on{share ? `, ${share} answer` : ''}</span>;
}
