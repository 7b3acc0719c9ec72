import type { MenuItem } from '@/components/ui/Menu';
import type { MapActions } from '@/features/map/components/useMapActions';
import type { StageModel } from '@/features/map/prepare';
import { PHASES } from '@/features/map/schema';
import { PHASE_NAMES } from '../prepare';

/** What a menu of a stage ends with everywhere: its phase, and its end. */
export const fateOf = (
  { id, phase }: Pick<StageModel, 'id' | 'phase'>,
  actions: Pick<MapActions, 'setPhase' | 'removeStage'>,
): MenuItem[] => [
  ...PHASES.map((one) => ({
    id: one,
    label: PHASE_NAMES[one],
    chosen: phase === one,
    onSelect: () => actions.setPhase(id, one),
  })),
  { id: 'delete', label: 'Delete stage', onSelect: () => void actions.removeStage(id) },
];
