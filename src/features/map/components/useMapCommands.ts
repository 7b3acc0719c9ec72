'use client';

import type { Command } from '@/components/ui/Palette';
import { RANGE_KEYS } from '@/domain/period';
import { useOpenCatalogue } from '@/features/catalogue/components/MapCatalogue';
import { LENS_NAMES, LENSES, type Lens } from '@/features/lens/schema';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import { useCommands } from '@/features/workspace/components/Commands';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { keyName } from './keys';
import type { EditMode } from './MapEditing';
import type { MapActions } from './useMapActions';
import type { MapViewState } from './useMapView';

/** Under this head the palette lists the touchpoints of the map that is open. */
export const HERE = 'Touchpoints on this map';

/** What the commands speak of, and what carries them out. */
export interface Screen {
  data: MapData;
  model: MapModel;
  show: (patch: Partial<MapViewState>) => void;
  mayEdit: boolean;
  actions: MapActions;
  /** What would be undone, and done again. */
  next: { undo: string | null; redo: string | null };
  select: (id: string) => void;
  goToStage: (id: string) => void;
  onMode: (mode: EditMode) => void;
  onTable: () => void;
  onTouchpoint: () => void;
  onStage: () => void;
  onLens: (lens: Lens) => void;
  onKeys: () => void;
  onCopy: () => void;
  onPaste: () => void;
  onPickAll: () => void;
}

/** Everything the map can do, in the palette. */
export function useMapCommands(screen: Screen): void {
  const open = useOpenCatalogue();
  useCommands(() => [...editing(screen, () => open({})), ...looking(screen), ...places(screen)]);
}

function editing(screen: Screen, openCatalogue: () => void): Command[] {
  const { mayEdit, next, actions } = screen;
  if (!mayEdit) return [];
  const group = 'Edit';
  const commands: (Command | null)[] = [
    { id: 'new', label: 'New touchpoint', keys: 'N', group, run: screen.onTouchpoint },
    { id: 'new-stage', label: 'New stage', group, run: screen.onStage },
    { id: 'catalogue', label: 'Typical touchpoints', detail: 'Catalogue', group, run: openCatalogue },
    { id: 'content', label: 'Edit map', group, run: () => screen.onMode('content') },
    { id: 'desired', label: 'Edit desired levels', group, run: () => screen.onMode('desired') },
    { id: 'departments', label: 'Edit departments', group, run: () => screen.onMode('departments') },
    { id: 'done', label: 'Done editing', group, run: () => screen.onMode('off') },
    next.undo === null
      ? null
      : {
          id: 'undo',
          label: 'Undo',
          detail: next.undo,
          keys: keyName('Z'),
          group,
          run: () => void actions.undo(),
        },
    next.redo === null
      ? null
      : {
          id: 'redo',
          label: 'Redo',
          detail: next.redo,
          keys: keyName('Shift Z'),
          group,
          run: () => void actions.redo(),
        },
    { id: 'paste', label: 'Paste touchpoints', keys: keyName('V'), group, run: screen.onPaste },
  ];
  return commands.filter((command) => command !== null);
}

function looking({ data, show, onLens, onTable, onKeys, onCopy, onPickAll }: Screen): Command[] {
  const group = 'View';
  return [
    { id: 'table', label: 'Map or table', keys: 'T', group, run: onTable },
    { id: 'pick-all', label: 'Select all touchpoints', group, run: onPickAll },
    { id: 'copy', label: 'Copy touchpoints', keys: keyName('C'), group, run: onCopy },
    { id: 'keys', label: 'Keys', detail: 'Help', keys: '?', group, run: onKeys },
    ...LENSES.map((lens) => ({
      id: `lens:${lens}`,
      label: LENS_NAMES[lens],
      detail: 'Lens',
      group,
      run: () => onLens(lens),
    })),
    ...RANGE_KEYS.map((range) => ({
      id: `range:${range}`,
      label: `Last ${RANGE_NAMES[range]}`,
      detail: 'Time range',
      group,
      run: () => show({ range }),
    })),
    ...[{ slug: null, name: 'Everyone' }, ...data.personas].map(({ slug, name }) => ({
      id: `persona:${slug ?? ''}`,
      label: name,
      detail: 'Persona',
      group,
      run: () => show({ persona: slug }),
    })),
  ];
}

function places({ data, model, select, goToStage }: Screen): Command[] {
  const stages = new Map(data.stages.map(({ id, name }) => [id, name]));
  return [
    ...model.columns.flatMap(({ stageId, touchpoint }): Command[] =>
      touchpoint
        ? [
            {
              id: `here:${touchpoint.id}`,
              label: touchpoint.name,
              detail: stages.get(stageId) ?? '',
              group: HERE,
              run: () => select(touchpoint.id),
            },
          ]
        : [],
    ),
    ...data.stages.map(({ id, name }) => ({
      id: `stage:${id}`,
      label: name,
      detail: 'Stage',
      group: 'Stages',
      run: () => goToStage(id),
    })),
  ];
}
