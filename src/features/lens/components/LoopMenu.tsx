'use client';

import { Menu } from '@/components/ui/Menu';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { TouchpointModel } from '@/features/touchpoint/prepare';

/** Where customers go again from a touchpoint, and the choice of it for those who may edit. */
export function LoopMenu({
  touchpoint: { id, name },
  to,
  choices,
  inGrid = false,
}: {
  touchpoint: TouchpointModel;
  to: { id: string; name: string } | null;
  choices: readonly TouchpointModel[];
  /** The grid holds the tab stop. */
  inGrid?: boolean;
}) {
  const { mayEdit, actions } = useMapEditing();
  const text = to ? (
    <>
      Back to <bdi>{to.name}</bdi>
    </>
  ) : null;
  if (!mayEdit) return text ? <span>{text}</span> : null;
  return (
    <Menu
      label={`${name} leads back to`}
      trigger={
        <button
          type="button"
          className={to ? 'lens-choice' : 'lens-choice addc'}
          aria-label={to ? `${name} leads back to ${to.name}` : `${name} leads back to: choose`}
          tabIndex={inGrid ? -1 : 0}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {text ?? 'Leads back to…'}
        </button>
      }
      items={[
        { id: 'none', label: 'Nothing', chosen: to === null, onSelect: () => void actions.setLoop(id, null) },
        ...choices
          .filter((choice) => choice.id !== id)
          .map((choice) => ({
            id: choice.id,
            label: <bdi>{choice.name}</bdi>,
            chosen: choice.id === to?.id,
            onSelect: () => void actions.setLoop(id, choice.id),
          })),
      ]}
    />
  );
}
