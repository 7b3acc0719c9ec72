'use client';

import type { SaveOutcome } from '@/components/ui/draft';
import { editQuantity, formatQuantity, parseQuantity } from '@/domain/quantity';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { LaneContentProps } from './LaneContent';
import { LaneText } from './LaneText';

const LONGEST = 40;

/** A number with its unit, typed and read as the workspace's language writes numbers. */
export function LaneNumber(props: LaneContentProps) {
  const { lane, source, lang } = props;
  const { actions } = useMapEditing();
  const number = source.values[lane.id]?.number;
  const read = (typed: string) => parseQuantity(typed, lang, lane.unit);
  const save = async (typed: string, base: string): Promise<SaveOutcome> => {
    const value = read(typed);
    if (Number.isNaN(value))
      return {
        kind: 'failed',
        message: `This is not a number. Write it like ${formatQuantity(1234.5, lang)}.`,
      };
    const outcome = await actions.setLaneNumber(lane.id, source.id, value, read(base));
    if (outcome.kind !== 'conflict' || outcome.theirs === '') return outcome;
    return { ...outcome, theirs: editQuantity(Number(outcome.theirs), lang) };
  };
  return (
    <div className="feel">
      <LaneText
        {...props}
        value={number === undefined ? '' : editQuantity(number, lang)}
        save={save}
        maxLength={LONGEST}
      >
        <span className="num">{number === undefined ? '' : formatQuantity(number, lang, lane.unit)}</span>
      </LaneText>
      {props.end}
    </div>
  );
}
