'use client';

import { createContext, useContext } from 'react';
import type { Leave } from '@/components/ui/EditableText';
import type { MapLane } from '@/features/lane/schema';
import type { MapActions } from './useMapActions';

/** One thing is edited at a time. */
export type EditMode = 'off' | 'content' | 'desired' | 'departments';

export type PanelTab = 'overview' | 'comments' | 'discussion' | 'survey';

export interface MapEditing {
  /** Short name of the workspace. */
  workspace: string;
  /** All lanes of the map in order, hidden ones too. */
  lanes: readonly MapLane[];
  mayEdit: boolean;
  mode: EditMode;
  actions: MapActions;
  /** Known values, to choose from. */
  channels: readonly string[];
  departments: readonly string[];
  /** Where focus goes when typing has ended. */
  leave: (how: Leave, from: HTMLElement) => void;
  /** Text that lost its place: what it belonged to was deleted by somebody else. */
  orphan: (label: string, draft: string) => void;
  /** Selects the touchpoints of a stage, to do something to all of them. */
  pickAll: (stageId: string) => void;
  /** Opens the panel of a touchpoint. */
  select: (id: string, tab?: PanelTab) => void;
}

const Context = createContext<MapEditing | null>(null);
export const MapEditingProvider = Context.Provider;

export function useMapEditing(): MapEditing {
  const value = useContext(Context);
  if (!value) throw new Error('Used outside of a map');
  return value;
}
