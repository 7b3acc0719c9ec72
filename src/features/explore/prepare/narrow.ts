import { DEVICES, type Device } from '@/contract/rating';
import { RATING_SOURCES, type RatingSource } from '@/contract/survey';
import type { Dimension, Segment } from '@/features/segment/schema';
import type { By } from '../schema';
import type { ExploreState } from './state';

const DIMENSION: Readonly<Partial<Record<By, Dimension>>> = {
  touchpoint: 'touchpoints',
  stage: 'stages',
  department: 'departments',
  promise: 'promises',
  persona: 'personas',
  channel: 'channels',
  language: 'languages',
  theme: 'themes',
};

/** How the segment looks that holds only one of the groups; null where groups are no filter. */
export function narrowed({ segment, by, attribute }: ExploreState): ((key: string) => Segment) | null {
  const dimension = DIMENSION[by];
  if (dimension) return (key) => ({ ...segment, [dimension]: [key] });
  if (by === 'source')
    return (key) => ({ ...segment, sources: RATING_SOURCES.filter((one: RatingSource) => one === key) });
  if (by === 'device')
    return (key) => ({ ...segment, devices: DEVICES.filter((one: Device) => one === key) });
  if (by === 'attribute' && attribute)
    return (key) => ({
      ...segment,
      attributes: [
        ...segment.attributes.filter(({ name }) => name !== attribute),
        { name: attribute, value: key },
      ],
    });
  return null;
}
