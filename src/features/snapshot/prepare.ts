import type { DiffItem, DiffStage } from '@/domain/map-diff';
import type { MapDocument } from './schema';

type Row<Part extends 'touchpoints' | 'insights' | 'surveys'> = MapDocument[Part][number];

const KINDS: Readonly<Record<Row<'insights'>['kind'], string>> = {
  pain: 'Pain',
  delight: 'Delight',
  barrier: 'Barrier',
};

/** Rows by the touchpoint they belong to. */
const byTouchpoint = <Row extends { touchpointId: string }>(rows: readonly Row[]) =>
  Map.groupBy(rows, ({ touchpointId }) => touchpointId);

const number = (value: number | null) => (value === null ? '' : String(value));

/**
 * A document as it is compared: stages and touchpoints in order, each field in words as people read it. A part that
 * is added to the document says here how it reads, or its changes stay unseen.
 */
export function readable(document: MapDocument): DiffStage[] {
  const departments = new Map(document.departments.map(({ id, name }) => [id, name]));
  const promises = new Map(document.promises.map(({ id, name }) => [id, name]));
  const links = byTouchpoint(document.promiseLinks);
  const insights = byTouchpoint(document.insights);
  const surveys = byTouchpoint(document.surveys);
  const texts = Map.groupBy(document.surveyTexts, ({ surveyId }) => surveyId);
  const linesOf = (survey: Row<'surveys'>) =>
    (texts.get(survey.id) ?? [])
      .map(({ locale, question, low, high, followUp, thanks }) =>
        [`${locale}: ${question}`, low, high, followUp, thanks].filter(Boolean).join(' · '),
      )
      .toSorted();
  const item = (touchpoint: Row<'touchpoints'>): DiffItem => {
    const { id, name, departmentId } = touchpoint;
    return {
      key: id,
      name,
      fields: {
        doing: touchpoint.doing,
        thinking: touchpoint.thinking,
        feeling: touchpoint.feeling,
        mood: number(touchpoint.mood),
        channel: touchpoint.channel,
        department: departments.get(departmentId ?? '') ?? '',
        purpose: touchpoint.purpose,
        desired: number(touchpoint.desired),
        importance: number(touchpoint.importance),
        promises: (links.get(id) ?? [])
          .map(({ promiseId }) => promises.get(promiseId) ?? '')
          .toSorted()
          .join(', '),
        notes: (insights.get(id) ?? [])
          .map((note) => `${KINDS[note.kind]}: ${note.text}${note.evidence ? ` (${note.evidence})` : ''}`)
          .toSorted()
          .join('\n'),
        survey: (surveys.get(id) ?? [])
          .map((survey) => [`${survey.type}, ${survey.status}`, ...linesOf(survey)].join('\n'))
          .join('\n'),
      },
    };
  };
  const touchpoints = Map.groupBy(document.touchpoints, ({ stageId }) => stageId);
  return document.stages.map(({ id, name, goal, phase }) => ({
    key: id,
    name,
    fields: { goal, phase },
    touchpoints: (touchpoints.get(id) ?? []).map(item),
  }));
}

/** Name of the file a map is kept in: letters every disk takes. */
export const fileNameOf = (slug: string): string => `${slug}.touchline.json`;
