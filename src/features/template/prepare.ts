import blank from '../../../prisma/seed/templates/blank.json';
import localService from '../../../prisma/seed/templates/local-service.json';
import localServiceSurveys from '../../../prisma/seed/templates/local-service.surveys.json';
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
  'local-service': { map: localService, surveys: localServiceSurveys },
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
