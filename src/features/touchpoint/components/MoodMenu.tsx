'use client';

import { FACE_NAMES, Face } from '@/components/ui/Face';
import type { Level } from '@/components/ui/LevelMeter';
import { Menu } from '@/components/ui/Menu';

const MOODS: readonly Level[] = [5, 4, 3, 2, 1];

/** Chooses the face beside a feeling, or none. */
export function MoodMenu({
  mood,
  name,
  tabIndex,
  onChange,
}: {
  mood: Level | null;
  name: string;
  tabIndex?: number;
  onChange: (mood: Level | null) => void;
}) {
  return (
    <Menu
      label={`Face, ${name}`}
      trigger={
        <button
          type="button"
          className="mood"
          aria-label={`Face, ${name}: ${mood === null ? 'none' : FACE_NAMES[mood]}`}
          tabIndex={tabIndex}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {mood === null ? <span className="mood-none" /> : <Face mood={mood} />}
        </button>
      }
      items={[
        ...MOODS.map((level) => ({
          id: String(level),
          label: (
            <span className="row">
              <Face mood={level} />
              {FACE_NAMES[level]}
            </span>
          ),
          chosen: level === mood,
          onSelect: () => onChange(level),
        })),
        { id: 'none', label: 'No face', chosen: mood === null, onSelect: () => onChange(null) },
      ]}
    />
  );
}
