import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cells,
  compareJourneys,
  type JourneyStage,
  type JourneyTouchpoint,
  mergeCells,
  type StageRow,
} from './journey';

const cells = (name: string): Cells => ({
  name,
  doing: `does ${name}`,
  thinking: '',
  feeling: '',
  mood: null,
  channel: 'Web',
  purpose: '',
  department: null,
  desired: 4,
  importance: null,
  businessImportance: null,
  momentOfTruth: false,
  promises: [],
});

/** A current map of stages with so many touchpoints each: "s0", "s0t1" … */
const mapOf = (sizes: readonly number[]): JourneyStage[] =>
  sizes.map((size, s) => ({
    id: `s${s}`,
    origin: null,
    name: `Stage ${s}`,
    goal: '',
    phase: 'before',
    touchpoints: Array.from({ length: size }, (_, t) => ({
      id: `s${s}t${t}`,
      origins: [],
      cells: cells(`s${s}t${t}`),
    })),
  }));

const derive = (map: readonly JourneyStage[]): JourneyStage[] =>
  map.map((stage) => ({
    ...stage,
    id: `d:${stage.id}`,
    origin: stage.id,
    touchpoints: stage.touchpoints.map(({ id, cells }) => ({ id: `d:${id}`, origins: [id], cells })),
  }));

const idsOf = (map: readonly JourneyStage[]) => map.flatMap((s) => s.touchpoints.map(({ id }) => id));
const takenBy = (map: readonly JourneyStage[]) => new Set([...idsOf(map), ...map.map(({ id }) => id)]);
const marksOf = (rows: readonly StageRow[]) => ({
  stages: rows.flatMap(({ marks }) => marks),
  touchpoints: rows.flatMap((row) => row.rows.flatMap(({ marks }) => marks)),
});

const sizes = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 5 });
const atLeast = (n: number) => sizes.filter((list) => list.reduce((a, b) => a + b, 0) >= n);
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

const without = (map: readonly JourneyStage[], id: string) =>
  map.map((stage) => ({ ...stage, touchpoints: stage.touchpoints.filter((t) => t.id !== id) }));
const put = (map: readonly JourneyStage[], stageId: string, at: number, touchpoint: JourneyTouchpoint) =>
  map.map((stage) =>
    stage.id === stageId ? { ...stage, touchpoints: stage.touchpoints.toSpliced(at, 0, touchpoint) } : stage,
  );
const find = (map: readonly JourneyStage[], id: string): JourneyTouchpoint =>
  map.flatMap(({ touchpoints }) => touchpoints).find((t) => t.id === id) as JourneyTouchpoint;

describe('a derived journey against the one it came from', () => {
  it('differs in nothing', () => {
    fc.assert(
      fc.property(sizes, (list) => {
        const map = mapOf(list);
        const rows = compareJourneys(map, derive(map), takenBy(map));
        expect(marksOf(rows)).toEqual({ stages: [], touchpoints: [] });
        expect(rows.map(({ today }) => today?.id)).toEqual(map.map(({ id }) => id));
      }),
    );
  });

  it('shows one addition, one removal, one move, one change or one merge as exactly that', () => {
    fc.assert(
      fc.property(atLeast(2), fc.nat(), fc.nat(), fc.nat(), (list, a, b, c) => {
        const map = mapOf(list);
        const base = derive(map);
        const taken = takenBy(map);
        const ids = idsOf(base);
        const id = pick(ids, a);
        const other = pick(
          ids.filter((one) => one !== id),
          b,
        );
        const stage = pick(base, c);
        const diff = (desired: readonly JourneyStage[]) =>
          marksOf(compareJourneys(map, desired, taken)).touchpoints;

        expect(diff(put(base, stage.id, b, { id: 'new', origins: [], cells: cells('new') }))).toEqual([
          'added',
        ]);
        expect(diff(without(base, id))).toEqual(['removed']);

        const moved = put(without(base, id), stage.id, b % (stage.touchpoints.length + 1), find(base, id));
        expect(diff(moved)).toEqual(
          idsOf(moved).join() === ids.join() && pickStage(moved, id) === pickStage(base, id) ? [] : ['moved'],
        );

        const renamed = { ...find(base, id), cells: { ...find(base, id).cells, name: 'Another' } };
        expect(
          diff(
            base.map((s) => ({ ...s, touchpoints: s.touchpoints.map((t) => (t.id === id ? renamed : t)) })),
          ),
        ).toEqual(['changed']);

        const [kept, gone] = [find(base, id), find(base, other)];
        const merged = {
          ...kept,
          origins: [...kept.origins, ...gone.origins],
          cells: mergeCells(kept.cells, gone.cells),
        };
        const rest = without(base, other).map((s) => ({
          ...s,
          touchpoints: s.touchpoints.map((t) => (t.id === id ? merged : t)),
        }));
        expect(diff(rest)).toEqual(['merged']);
      }),
    );
  });

  it('has every touchpoint of both maps in exactly one row, whatever was done to it', () => {
    const step = fc.record({
      kind: fc.constantFrom('add', 'remove', 'move', 'stage'),
      a: fc.nat(),
      b: fc.nat(),
    });
    fc.assert(
      fc.property(atLeast(1), fc.array(step, { maxLength: 12 }), (list, steps) => {
        const map = mapOf(list);
        let desired: readonly JourneyStage[] = derive(map);
        steps.forEach(({ kind, a, b }, index) => {
          const ids = idsOf(desired);
          const stage = desired.length > 0 ? pick(desired, b) : null;
          if (kind === 'stage')
            desired = desired.toSpliced(a % (desired.length + 1), a % 2, {
              id: `n${index}`,
              origin: null,
              name: 'N',
              goal: '',
              phase: 'after',
              touchpoints: [],
            });
          else if (kind === 'add' && stage)
            desired = put(desired, stage.id, a, { id: `n${index}`, origins: [], cells: cells('n') });
          else if (kind === 'remove' && ids.length > 0) desired = without(desired, pick(ids, a));
          else if (kind === 'move' && ids.length > 0 && stage) {
            const id = pick(ids, a);
            desired = put(without(desired, id), stage.id, b, find(desired, id));
          }
        });
        const rows = compareJourneys(map, desired, takenBy(map));
        const all = rows.flatMap((row) => row.rows);
        expect(all.flatMap(({ today }) => today.map(({ id }) => id)).toSorted()).toEqual(
          idsOf(map).toSorted(),
        );
        expect(all.flatMap(({ desired }) => (desired ? [desired.id] : []))).toEqual(idsOf(desired));
        expect(rows.flatMap(({ today }) => (today ? [today.id] : [])).toSorted()).toEqual(
          map.map(({ id }) => id).toSorted(),
        );
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      }),
    );
  });

  it('takes what came into the current map since as not yet decided, not as removed', () => {
    const [before, now] = [mapOf([2]), mapOf([3])];
    const rows = compareJourneys(now, derive(before), takenBy(before));
    expect(marksOf(rows).touchpoints).toEqual(['unseen']);
    expect(rows[0]?.rows.map(({ key }) => key)).toEqual(['d:s0t0', 'd:s0t1', 's0t2']);
  });

  it('moves a stage, not what is in it', () => {
    const map = mapOf([2, 1, 2]);
    const [first, ...rest] = derive(map);
    if (!first) throw new Error('No stage');
    const rows = compareJourneys(map, [...rest, first], takenBy(map));
    expect(marksOf(rows)).toEqual({ stages: ['moved'], touchpoints: [] });
  });

  it('says from where a touchpoint came, and what it says differently', () => {
    const map = mapOf([1, 1]);
    const base = derive(map);
    const own = find(base, 'd:s0t0');
    const edited = { ...own, cells: { ...own.cells, desired: 4.5, promises: ['On time'] } };
    const rows = compareJourneys(map, put(without(base, own.id), 'd:s1', 0, edited), takenBy(map));
    const row = rows[1]?.rows[0];
    expect(row).toMatchObject({
      marks: ['moved', 'changed'],
      from: ['Stage 0'],
      changed: ['desired', 'promises'],
    });
  });
});

const pickStage = (map: readonly JourneyStage[], id: string) =>
  map.find(({ touchpoints }) => touchpoints.some((t) => t.id === id))?.id;

it('a merge loses no text and no promise of either', () => {
  const [a, b] = [
    cells('A'),
    { ...cells('B'), thinking: 'why?', channel: 'SMS', mood: 2, promises: ['Fast'] },
  ];
  expect(mergeCells(a, b)).toMatchObject({
    name: 'A',
    doing: 'does A\ndoes B',
    thinking: 'why?',
    channel: 'Web, SMS',
    mood: 2,
    desired: 4,
    promises: ['Fast'],
  });
  expect(mergeCells(a, a)).toEqual(a);
});

describe('lanes of the workspace’s own', () => {
  const says = (text: string, joins = true) => ({ wait: { name: 'Waiting', text, joins } });
  const today = (...texts: string[]): JourneyStage[] =>
    mapOf([texts.length]).map((stage) => ({
      ...stage,
      touchpoints: stage.touchpoints.map((t, at) => ({ ...t, own: says(texts[at] ?? '') })),
    }));
  const rowOf = (current: readonly JourneyStage[], own: JourneyTouchpoint['own'], origins = ['s0t0']) => {
    const [stage] = derive(current);
    const touchpoint = { ...find(derive(current), 'd:s0t0'), origins, ...(own ? { own } : {}) };
    const desired = stage ? [{ ...stage, touchpoints: [touchpoint] }] : [];
    return compareJourneys(current, desired, takenBy(current))[0]?.rows[0];
  };

  it('are named where they say something else, or nothing any more', () => {
    expect(rowOf(today('Four days'), says('Four days'))).toMatchObject({ marks: [], changedLanes: [] });
    expect(rowOf(today('Four days'), says('One day'))).toMatchObject({
      marks: ['changed'],
      changed: [],
      changedLanes: ['Waiting'],
    });
    expect(rowOf(today('Four days'), undefined)).toMatchObject({ changedLanes: ['Waiting'] });
  });

  it('are as they were after a merge that kept both texts', () => {
    const both = ['s0t0', 's0t1'];
    const row = rowOf(today('At home', 'In the shop'), says('At home\nIn the shop'), both);
    expect(row?.changedLanes).toEqual([]);
    expect(rowOf(today('At home', 'In the shop'), says('At home'), both)?.changedLanes).toEqual(['Waiting']);
  });
});
