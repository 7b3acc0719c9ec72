'use client';

import { Icon } from '@/components/ui/Icon';
import { useThemeName } from '../client';

/** The list of ratings holds only those that speak of a theme; one press takes that off. */
export function ThemeChip({
  workspace,
  id,
  onClear,
}: {
  workspace: string;
  id: string;
  onClear: () => void;
}) {
  const { data, error } = useThemeName(workspace, id);
  const name = data?.name ?? (error ? 'not here any more' : '…');
  return (
    <span className="pick-one">
      <span className="mute">Theme:</span>&nbsp;<bdi>{name}</bdi>
      <button type="button" aria-label={`Take off theme ${name}`} onClick={onClear}>
        <Icon name="close" />
      </button>
    </span>
  );
}
