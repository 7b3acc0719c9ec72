import { describe, expect, it } from 'vitest';
import { drawnMap, drawnStage, drawnTouchpoint, largeMap, NOW } from '@/test/map-data';
import { prepareExport } from './prepare';
import type { ContentOptions, Sheet } from './schema';

const ALL: ContentOptions = { lens: 'experience', numbers: true, pictures: true, ages: true };

/** Everything a sheet says. */
function said({ title, facts, stages, columns, rows, rules }: Sheet): string[] {
  return [
    title,
    ...facts,
    ...rules,
    ...[...stages, ...columns].flatMap(({ name, notes }) => [name, ...notes.map(({ text }) => text)]),
    ...rows.flatMap(({ label, notes, cells }) => [
      label,
      ...notes.map(({ text }) => text),
      ...cells.flatMap(({ pieces }) => pieces.map(({ text }) => text)),
    ]),
  ];
}

describe('what an export says', () => {
  it('names the map, the persona, the time and the day', () => {
    const { sheet } = prepareExport(largeMap(3), ALL, NOW);
    expect(sheet.facts).toEqual([
      'Example · Current journey · Drawn for Families',
      expect.stringMatching(
        /^Answers of: Everyone · Last 28 days, 25 Oct 2026 – 21 Nov 2026 · 385 ratings in 28 days · Exported 21 Nov 2026$/,
      ),
    ]);
  });

  it('has the visible lanes in the order of the map, its own among them', () => {
    const data = largeMap(3);
    const [first, ...others] = data.lanes;
    const moved = {
      ...data,
      lanes: [...others.filter(({ kind }) => kind !== 'thinking'), ...(first ? [first] : [])],
    };
    const labels = prepareExport(moved, ALL, NOW).sheet.rows.map(({ label }) => label);
    expect(labels).toEqual([
      'Goal of the stage',
      'Doing',
      'Feeling',
      'Channel',
      'Department',
      'Pains, delights',
      'Opportunities',
      'Tools behind it',
      'Waiting time',
      'Trust',
      'Notes of the team',
      'Score, 1–5',
    ]);
  });

  it('tells no number where none is asked for, and none below five answers', () => {
    const all = said(
      prepareExport(largeMap(12), { ...ALL, lens: 'desired', numbers: false }, NOW).sheet,
    ).join('\n');
    expect(all).not.toMatch(/n \d|±|Score|desired \d|last heard|ratings in|Gap/);
    const few = drawnMap([drawnStage('a', [drawnTouchpoint('1', { n: 4, scores: [1] })])]);
    const { sheet, model } = prepareExport(few, ALL, NOW);
    expect(model.touchpoints[0]?.count).toBe('n 4 too few');
    expect(said(sheet).join('\n')).not.toContain('1.00');
  });

  it('says what is assumed, unless ages are left out', () => {
    expect(said(prepareExport(largeMap(3), ALL, NOW).sheet)).toContain('assumed, 3 mo');
    const without = said(prepareExport(largeMap(3), { ...ALL, ages: false }, NOW).sheet).join('\n');
    expect(without).not.toMatch(/assumed|of evidence/);
  });

  it('names a face that has no word beside it', () => {
    const { sheet } = prepareExport(
      drawnMap([
        drawnStage('a', [
          drawnTouchpoint('1', { mood: 1 }),
          drawnTouchpoint('2', { mood: 5, feeling: 'Proud' }),
        ]),
      ]),
      ALL,
      NOW,
    );
    const feeling = sheet.rows
      .find(({ key }) => key === 'feeling')
      ?.cells.map(({ pieces }) => pieces[0]?.text);
    expect(feeling).toEqual(['Very unhappy', 'Proud']);
  });

  it('draws neighbours of one channel or department as one bar', () => {
    const { sheet } = prepareExport(largeMap(8), ALL, NOW);
    const channel = sheet.rows.find(({ key }) => key === 'channel')?.cells ?? [];
    expect(channel[0]).toMatchObject({ start: 0, span: 2, bar: true, pieces: [{ text: 'Website' }] });
  });
});
