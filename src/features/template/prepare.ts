import { isDeepStrictEqual } from 'node:util';
import type { MapStage } from '@/features/map/schema';
import blank from '../../../prisma/seed/templates/blank.json';
import eveningCourse from '../../../prisma/seed/templates/evening-course.json';
import eveningCourseSurveys from '../../../prisma/seed/templates/evening-course.surveys.json';
import homeInsurance from '../../../prisma/seed/templates/home-insurance.json';
import homeInsuranceSurveys from '../../../prisma/seed/templates/home-insurance.surveys.json';
import hotelStay from '../../../prisma/seed/templates/hotel-stay.json';
import hotelStaySurveys from '../../../prisma/seed/templates/hotel-stay.surveys.json';
import localService from '../../../prisma/seed/templates/local-service.json';
import localServiceSurveys from '../../../prisma/seed/templates/local-service.surveys.json';
import machineMaker from '../../../prisma/seed/templates/machine-maker.json';
import machineMakerSurveys from '../../../prisma/seed/templates/machine-maker.surveys.json';
import medicalPractice from '../../../prisma/seed/templates/medical-practice.json';
import medicalPracticeSurveys from '../../../prisma/seed/templates/medical-practice.surveys.json';
import onlineRetail from '../../../prisma/seed/templates/online-retail.json';
import onlineRetailSurveys from '../../../prisma/seed/templates/online-retail.surveys.json';
import softwareTrial from '../../../prisma/seed/templates/software-trial.json';
import softwareTrialSurveys from '../../../prisma/seed/templates/software-trial.surveys.json';
import {
  TEMPLATE_SLUGS,
  type Template,
  type TemplateSlug,
  type TemplateSummary,
  templateMap,
  templateSurveys,
} from './schema';

const CONTENT: Record<TemplateSlug, { map: unknown; surveys: unknown }> = {
  'online-retail': { map: onlineRetail, surveys: onlineRetailSurveys },
  'software-trial': { map: softwareTrial, surveys: softwareTrialSurveys },
  'home-insurance': { map: homeInsurance, surveys: homeInsuranceSurveys },
  'machine-maker': { map: machineMaker, surveys: machineMakerSurveys },
  'local-service': { map: localService, surveys: localServiceSurveys },
  'hotel-stay': { map: hotelStay, surveys: hotelStaySurveys },
  'medical-practice': { map: medicalPractice, surveys: medicalPracticeSurveys },
  'evening-course': { map: eveningCourse, surveys: eveningCourseSurveys },
  blank: { map: blank, surveys: {} },
};

/** A template with its questions put at its touchpoints. */
export function getTemplate(slug: TemplateSlug): Template {
  const map = templateMap.parse(CONTENT[slug].map);
  const surveys = templateSurveys.parse(CONTENT[slug].surveys);
  return {
    ...map,
    slug,
    stages: map.stages.map((stage) => ({
      ...stage,
      touchpoints: stage.touchpoints.map((touchpoint) => ({
        ...touchpoint,
        survey: surveys[touchpoint.slug] ?? null,
      })),
    })),
  };
}

/** The templates to choose from, the blank one last. */
export function listTemplates(): TemplateSummary[] {
  return TEMPLATE_SLUGS.map((slug) => {
    const { name, description, stages } = getTemplate(slug);
    const touchpoints = stages.flatMap((stage) => stage.touchpoints);
    return {
      slug,
      name,
      description,
      stages: stages.map((stage) => ({
        name: stage.name,
        phase: stage.phase,
        touchpoints: stage.touchpoints.map((touchpoint) => ({
          slug: touchpoint.slug,
          name: touchpoint.name,
          department: touchpoint.department,
          type: touchpoint.survey?.type ?? null,
          desired: touchpoint.desired,
        })),
      })),
      counts: {
        stages: stages.length,
        touchpoints: touchpoints.length,
        surveys: touchpoints.filter(({ survey }) => survey).length,
      },
    };
  });
}

const bare = (
  template: Template['stages'][number]['touchpoints'][number],
  nameOf: ReadonlyMap<string, string>,
) => {
  const { slug, promises, pains, delights, survey, leadsTo, ...cells } = template;
  return {
    ...cells,
    leadsTo: (leadsTo && nameOf.get(leadsTo)) ?? null,
    promises: promises.toSorted(),
    notes: [...pains, ...delights].toSorted(),
    survey: survey?.type ?? null,
  };
};

/** Whether a map is what `draw` made of a template: nothing added, changed or taken away. `words`: its survey texts. */
export function isAsDrawn(
  map: { name: string; stages: readonly MapStage[]; words: ReadonlySet<string> },
  template: Template,
): boolean {
  const drawnNames = new Map(
    map.stages.flatMap(({ touchpoints }) => touchpoints).map(({ id, name }) => [id, name]),
  );
  const drawn = map.stages.map(({ name, goal, phase, touchpoints }) => ({
    name,
    goal,
    phase,
    touchpoints: touchpoints.map((one) => ({
      name: one.name,
      doing: one.doing,
      thinking: one.thinking,
      feeling: one.feeling,
      mood: one.mood,
      channel: one.channel,
      department: one.department?.name ?? '',
      purpose: one.purpose,
      desired: one.desired,
      importance: one.importance,
      businessImportance: one.businessImportance,
      momentOfTruth: one.momentOfTruth,
      leadsTo: (one.leadsToId && drawnNames.get(one.leadsToId)) ?? null,
      promises: one.promises.map((promise) => promise.name).toSorted(),
      notes: one.insights.map(({ text }) => text).toSorted(),
      survey: one.survey?.status === 'published' ? one.survey.type : null,
    })),
  }));
  const madeNames = new Map(
    template.stages.flatMap(({ touchpoints }) => touchpoints).map(({ slug, name }) => [slug, name]),
  );
  const made = template.stages.map(({ touchpoints, ...stage }) => ({
    ...stage,
    touchpoints: touchpoints.map((one) => bare(one, madeNames)),
  }));
  const asked = template.stages
    .flatMap(({ touchpoints }) => touchpoints)
    .flatMap(({ survey }) =>
      survey
        ? [JSON.stringify([survey.question, survey.low, survey.high, survey.followUp, survey.thanks])]
        : [],
    );
  return (
    map.name === template.mapName &&
    isDeepStrictEqual(drawn, made) &&
    isDeepStrictEqual([...map.words].toSorted(), [...new Set(asked)].toSorted())
  );
}
