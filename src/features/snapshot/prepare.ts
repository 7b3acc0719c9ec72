import { fileNameOf } from '@/domain/csv';
import type { DiffItem, DiffStage } from '@/domain/map-diff';
import { slugOf } from '@/domain/slug';
import type { MapDocument } from '@/features/document/schema';
import { arrangeLanes } from '@/features/lane/prepare';
import { isOwn, type OwnKind } from '@/features/lane/schema';
import { settingTexts } from '@/features/survey/prepare/spoken';

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

/** What of a document stands at no touchpoint, as it is compared. */
export interface Beside {
  /** Names of the personas it is drawn for. */
  personas: string;
  /** All lanes in their order, those that are empty too. */
  lanes: DiffItem[];
  /** Opportunities at no touchpoint. */
  opportunities: DiffItem[];
}

const HOLDS: Readonly<Record<OwnKind, string>> = {
  text: 'Text',
  number: 'Number',
  emotion: 'Emotion',
  list: 'List',
  image: 'Image',
};

export function readableBeside(document: MapDocument): Beside {
  const drawnFor = new Set(document.mapPersonas.map(({ personaId }) => personaId));
  const placed = new Set(document.opportunityTouchpoints.map(({ opportunityId }) => opportunityId));
  const says = sayOpportunities(document);
  return {
    personas: document.personas
      .filter(({ id }) => drawnFor.has(id))
      .map(({ name }) => name)
      .toSorted()
      .join(', '),
    lanes: arrangeLanes(document.lanes).map(({ id, kind, name, unit, hidden }) => ({
      key: id,
      name,
      fields: { shown: hidden ? 'no' : 'yes', ...(isOwn(kind) ? { holds: HOLDS[kind], unit } : {}) },
    })),
    opportunities: document.opportunities
      .filter(({ id }) => !placed.has(id))
      .map(({ id, title }) => ({ key: id, name: title, fields: { says: says.get(id) ?? '' } })),
  };
}

/**
 * A document as it is compared: stages and touchpoints in order, each field in words as people read it. A part that
 * is added to the document says here how it reads, or its changes stay unseen. `later` is what it is compared with: a
 * touchpoint that others lead to is called there by its later name, or each of them would seem changed by a renaming.
 */
export function readable(document: MapDocument, later: MapDocument = document): DiffStage[] {
  const departments = new Map(document.departments.map(({ id, name }) => [id, name]));
  const promises = new Map(document.promises.map(({ id, name }) => [id, name]));
  const links = byTouchpoint(document.promiseLinks);
  const insights = byTouchpoint(document.insights);
  const evidence = evidenceBy(document);
  const opportunities = opportunitiesBy(document);
  const lanes = lanesBy(document);
  const names = new Map(
    [...document.touchpoints, ...later.touchpoints].map(({ id, name }): [string, string] => [id, name]),
  );
  const surveys = byTouchpoint(document.surveys);
  const texts = Map.groupBy(document.surveyTexts, ({ surveyId }) => surveyId);
  const linesOf = (survey: Row<'surveys'>) =>
    (texts.get(survey.id) ?? [])
      .map(({ locale, question, low, high, followUp, thanks, extra: { tab, link, more = {} } = {} }) => {
        const asked = Object.values(more).flatMap((one) => [
          one.question,
          ...Object.values(one.choices ?? {}),
        ]);
        return [`${locale}: ${question}`, low, high, followUp, thanks, tab, link, ...asked]
          .filter(Boolean)
          .join(' · ');
      })
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
        leadsTo: names.get(touchpoint.leadsToId ?? '') ?? '',
        desired: number(touchpoint.desired),
        importance: number(touchpoint.importance),
        businessImportance: number(touchpoint.businessImportance),
        momentOfTruth: touchpoint.momentOfTruth ? 'yes' : '',
        ...lanes.get(id),
        promises: (links.get(id) ?? [])
          .map(({ promiseId }) => promises.get(promiseId) ?? '')
          .toSorted()
          .join(', '),
        notes: (insights.get(id) ?? [])
          .map((note) => [`${KINDS[note.kind]}: ${note.text}`, ...(evidence.get(note.id) ?? [])].join('\n'))
          .toSorted()
          .join('\n'),
        evidence: (evidence.get(id) ?? []).join('\n'),
        opportunities: (opportunities.get(id) ?? []).join('\n'),
        survey: (surveys.get(id) ?? [])
          .map((survey) =>
            [
              `${survey.type}, ${survey.status}`,
              ...Object.values(settingTexts(survey.settings ?? {})).filter(Boolean),
              ...linesOf(survey),
            ].join('\n'),
          )
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

/** What own lanes say, by touchpoint and by the name of the lane. */
function lanesBy({ lanes, laneValues }: MapDocument): Map<string, Record<string, string>> {
  const names = new Map(lanes.map(({ id, name, unit }) => [id, [name, unit]]));
  return new Map(
    [...byTouchpoint(laneValues)].map(([touchpoint, values]) => [
      touchpoint,
      Object.fromEntries(
        values.map(({ laneId, text, number, attachmentId }) => {
          const [name = '', unit] = names.get(laneId) ?? [];
          const said = [number === null ? '' : `${number}${unit ? ` ${unit}` : ''}`, text];
          return [`lane ${name}`, said.filter(Boolean).join(' · ') || (attachmentId ? 'a picture' : '')];
        }),
      ),
    ]),
  );
}

/** What evidence says, by what it speaks for. */
function evidenceBy({ evidence, lanes }: MapDocument): Map<string, string[]> {
  const names = new Map(lanes.map(({ id, name }) => [id, name]));
  const said = Map.groupBy(evidence, (row) => row.insightId ?? row.opportunityId ?? row.touchpointId ?? '');
  return new Map(
    [...said].map(([subject, rows]) => [
      subject,
      rows
        .map(({ kind, lane, laneId, text, value, unit, url, source }) => {
          const about = lane ?? names.get(laneId ?? '');
          return [`– ${kind}`, about && `on ${about}`, text, value, unit, url, source]
            .filter(Boolean)
            .join(' ');
        })
        .toSorted(),
    ]),
  );
}

/** Opportunities in words, with the notes they answer and their evidence. */
function sayOpportunities(document: MapDocument): Map<string, string> {
  const evidence = evidenceBy(document);
  const notes = new Map(document.insights.map(({ id, text }) => [id, text]));
  const answered = Map.groupBy(document.opportunityInsights, ({ opportunityId }) => opportunityId);
  return new Map(
    document.opportunities.map(({ id, title, status, description, effort, expected, shipDate }) => [
      id,
      [
        [
          `${title} (${status})`,
          description,
          effort && `${effort} days`,
          expected && `${expected}%`,
          shipDate,
        ]
          .filter(Boolean)
          .join(' · '),
        ...(answered.get(id) ?? [])
          .map(({ insightId }) => `– answers ${notes.get(insightId) ?? ''}`)
          .toSorted(),
        ...(evidence.get(id) ?? []),
      ].join('\n'),
    ]),
  );
}

/** The same by the touchpoints they lie at. */
function opportunitiesBy(document: MapDocument): Map<string, string[]> {
  const links = Map.groupBy(document.opportunityTouchpoints, ({ touchpointId }) => touchpointId);
  const said = sayOpportunities(document);
  return new Map(
    [...links].map(([id, rows]) => [
      id,
      rows.map(({ opportunityId }) => said.get(opportunityId) ?? '').toSorted(),
    ]),
  );
}

/** Name of the file a map is kept in: letters every disk takes. */
export const documentNameOf = (name: string): string => fileNameOf(slugOf(name, 'map'), 'touchline.json');
