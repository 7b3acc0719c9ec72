'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import type { LinkOpportunity, OpportunityView } from '../schema';

/** A touchpoint, and the notes there. */
export interface Place {
  id: string;
  name: string;
  insights: readonly { id: string; text: string }[];
}

/** Where an opportunity lies and which notes it answers. */
export function OpportunityLinks({
  opportunity,
  places,
  editable,
  onLink,
}: {
  opportunity: OpportunityView;
  places: readonly Place[];
  editable: boolean;
  onLink: (link: LinkOpportunity) => Promise<void>;
}) {
  const { id, touchpointIds, insightIds } = opportunity;
  const here = places.filter((place) => touchpointIds.includes(place.id));
  const notes = places.flatMap(({ insights }) => insights);
  return (
    <>
      <Links
        name="Touchpoints"
        what="touchpoint"
        linked={here.map(({ id, name }) => ({ id, text: name }))}
        others={places
          .filter((place) => !touchpointIds.includes(place.id))
          .map(({ id, name }) => ({ id, text: name }))}
        editable={editable}
        onLink={(touchpointId, linked) => void onLink({ id, touchpointId, linked })}
      />
      <Links
        name="Answers"
        what="note"
        linked={notes.filter((note) => insightIds.includes(note.id))}
        // Notes of the touchpoints it lies at: of all others there would be too many to choose from.
        others={here.flatMap(({ insights }) => insights.filter((note) => !insightIds.includes(note.id)))}
        editable={editable}
        onLink={(insightId, linked) => void onLink({ id, insightId, linked })}
      />
    </>
  );
}

interface Linked {
  id: string;
  text: string;
}

function Links({
  name,
  what,
  linked,
  others,
  editable,
  onLink,
}: {
  name: string;
  /** "touchpoint" */
  what: string;
  linked: readonly Linked[];
  others: readonly Linked[];
  editable: boolean;
  onLink: (id: string, linked: boolean) => void;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="opp-links">
        {linked.map(({ id, text }) => (
          <span key={id} className="chip">
            <span className="trunc" dir="auto">
              {text}
            </span>
            {editable ? (
              <Button
                icon
                size="s"
                kind="ghost"
                aria-label={`Unlink ${text}`}
                onClick={() => onLink(id, false)}
              >
                <Icon name="close" />
              </Button>
            ) : null}
          </span>
        ))}
        {linked.length === 0 && !editable ? <span className="mute">None linked</span> : null}
        {editable && others.length > 0 ? (
          <Menu
            label={`Link a ${what}`}
            trigger={
              <Button size="s" kind="ghost">
                <Icon name="add" />
                Link a {what}
              </Button>
            }
            items={others.map(({ id, text }) => ({
              id,
              label: <bdi>{text}</bdi>,
              onSelect: () => onLink(id, true),
            }))}
          />
        ) : null}
      </dd>
    </div>
  );
}
