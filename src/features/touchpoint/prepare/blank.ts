import { UNSTATED } from '@/features/evidence/prepare';
import type { MapTouchpoint } from '@/features/map/schema';
import type { TouchpointContent } from '../schema';

const silence = () => ({ parts: [], displays: 0, comments: 0 });

/** A touchpoint nobody has described yet. Its slug is the server's to give. */
export function blank(id: string, name: string): MapTouchpoint {
  return {
    id,
    slug: id,
    name,
    rank: '',
    doing: '',
    thinking: '',
    feeling: '',
    mood: null,
    channel: '',
    purpose: '',
    department: null,
    desired: null,
    importance: null,
    leadsToId: null,
    businessImportance: null,
    momentOfTruth: false,
    values: {},
    promises: [],
    insights: [],
    stated: UNSTATED,
    survey: null,
    current: silence(),
    previous: silence(),
    lastRatedAt: null,
  };
}

/** A touchpoint of which this is written, before the server has given it the rest. */
export function written({
  id,
  department,
  promises,
  insights,
  survey,
  ...content
}: TouchpointContent & { id: string }) {
  return {
    ...blank(id, content.name),
    ...content,
    department: department === '' ? null : { id: `new:${department}`, name: department },
    survey: survey && { id: `new:${id}`, type: survey.type, status: 'paused' },
    promises: promises.map((name) => ({ id: `new:${name}`, name })),
    insights: insights.map((note, index) => ({
      ...note,
      id: `${id}:${index}`,
      evidence: 0,
      observedAt: new Date().toISOString(),
    })),
  } satisfies MapTouchpoint;
}
