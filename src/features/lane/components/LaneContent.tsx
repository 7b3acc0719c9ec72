'use client';

import type { ReactNode } from 'react';
import { FACE_NAMES, Face } from '@/components/ui/Face';
import { NAME_LENGTH, TEXT_LENGTH } from '@/contract/limits';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapTouchpoint } from '@/features/map/schema';
import { ChannelText, channelMark } from '@/features/touchpoint/components/ChannelText';
import { Importance } from '@/features/touchpoint/components/Importance';
import { MomentOfTruth } from '@/features/touchpoint/components/MomentOfTruth';
import { MoodMenu } from '@/features/touchpoint/components/MoodMenu';
import { moodLevel } from '@/features/touchpoint/schema';
import { itemsOf, type MapLane } from '../schema';
import { LaneNumber } from './LaneNumber';
import { LanePicture } from './LanePicture';
import { LaneText } from './LaneText';

export interface LaneContentProps {
  lane: MapLane;
  source: MapTouchpoint;
  editable: boolean;
  /** The grid holds the tab stop. */
  inGrid: boolean;
  /** Of the workspace. */
  lang: string;
  /** The touchpoint before has the same channel. */
  goesOn?: boolean;
  /** Stands after a feeling or a number. */
  end?: ReactNode;
}

/** What a lane says at one touchpoint, to be read and to be edited: the same in the grid and in the panel. */
export function LaneContent(props: LaneContentProps) {
  const { lane, source, goesOn = false } = props;
  const { channels, departments } = useMapEditing();
  switch (lane.kind) {
    case 'doing':
    case 'thinking':
    case 'purpose':
    case 'text':
      return <LaneText {...props} multiline maxLength={TEXT_LENGTH} />;
    case 'feeling':
    case 'emotion':
      return (
        <div className="feel">
          <Mood {...props} />
          <LaneText {...props} maxLength={NAME_LENGTH} />
          {props.end}
        </div>
      );
    case 'channel':
      return (
        <LaneText {...props} maxLength={NAME_LENGTH} suggestions={channels} mark={channelMark}>
          <ChannelText channel={source.channel} goesOn={goesOn && !props.editable} />
        </LaneText>
      );
    case 'department':
      return <LaneText {...props} maxLength={NAME_LENGTH} suggestions={departments} />;
    case 'list':
      return (
        <LaneText {...props} multiline maxLength={TEXT_LENGTH}>
          <Items text={source.values[lane.id]?.text ?? ''} />
        </LaneText>
      );
    case 'number':
      return <LaneNumber {...props} />;
    case 'image':
      return <LanePicture {...props} />;
    case 'importance':
    case 'businessImportance':
      return <Importance {...props} field={lane.kind} label={lane.name} />;
    case 'momentOfTruth':
      return <MomentOfTruth {...props} />;
    // Drawn by rows of their own, and in the panel by sections of their own.
    case 'curve':
    case 'insights':
    case 'opportunities':
      return null;
  }
}

/** The face of a feeling; the word beside it is a text of its own. */
function Mood({ lane, source, editable, inGrid }: LaneContentProps) {
  const { actions } = useMapEditing();
  const own = lane.kind === 'emotion';
  const mood = moodLevel(own ? (source.values[lane.id]?.number ?? null) : source.mood);
  if (editable) {
    const onChange = (level: number | null) =>
      own
        ? void actions.setLaneNumber(lane.id, source.id, level, mood)
        : void actions.setLevel(source.id, 'mood', level);
    return (
      <MoodMenu
        mood={mood}
        name={own ? `${lane.name}, ${source.name}` : source.name}
        onChange={onChange}
        {...(inGrid ? { tabIndex: -1 } : {})}
      />
    );
  }
  if (mood === null) return null;
  return (
    <>
      <Face mood={mood} />
      <span className="vh">{FACE_NAMES[mood]}</span>
    </>
  );
}

function Items({ text }: { text: string }) {
  return (
    <span className="items">
      {[...new Set(itemsOf(text))].map((item) => (
        <span key={item} className="item">
          {item}{' '}
        </span>
      ))}
    </span>
  );
}
