'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { monotonePath } from '@/domain/curve';
import { formatCount } from '@/domain/format';
import { useHydrated } from '@/lib/use-hydrated';
import { useApplyTemplate, useBegunMap } from '../client';
import { type BegunMap, TEMPLATE_GROUPS, type TemplateSlug, type TemplateSummary } from '../schema';
import { JourneyPreview } from './JourneyPreview';

function subtitle({ slug, counts }: TemplateSummary): string {
  if (slug === 'blank') return 'Start from one stage';
  return `${formatCount(counts.stages, 'stage')}, ${formatCount(counts.touchpoints, 'touchpoint')}`;
}

export function StepTemplate({
  workspace,
  templates,
  another,
  slug,
  onSlug,
  onDone,
}: {
  workspace: string;
  templates: TemplateSummary[];
  /** One more map is wanted, whatever was begun before. */
  another: boolean;
  slug: TemplateSlug;
  onSlug: (slug: TemplateSlug) => void;
  onDone: (mapId: string) => void;
}) {
  const apply = useApplyTemplate();
  const hydrated = useHydrated();
  const chosen = templates.find((template) => template.slug === slug);
  const { data } = useBegunMap(workspace);
  const begun = another ? null : data;
  const [replacing, setReplacing] = useState(true);
  const start = () =>
    apply.mutate(
      { workspace, template: slug, ...(begun?.untouched && replacing ? { replaces: begun.id } : {}) },
      { onSuccess: ({ mapId }) => onDone(mapId) },
    );
  return (
    <div className="onboarding-body">
      <main className="onboarding-left">
        <h1 tabIndex={-1}>What journey are you drawing?</h1>
        <p className="onboarding-sub">
          Pick the nearest. Every stage and touchpoint can be renamed or removed.
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <fieldset className="onboarding-templates">
            <legend className="vh">Template</legend>
            {TEMPLATE_GROUPS.map((group) => (
              <fieldset key={group.name}>
                <legend>{group.name}</legend>
                {templates
                  .filter((template) => group.slugs.includes(template.slug))
                  .map((template) => (
                    <label key={template.slug} className={template.slug === slug ? 'sel' : ''}>
                      <input
                        type="radio"
                        name="template"
                        value={template.slug}
                        checked={template.slug === slug}
                        onChange={() => onSlug(template.slug)}
                      />
                      <span className="grow">
                        <b>{template.name}</b>
                        <span className="mute">{subtitle(template)}</span>
                        {template.slug === slug ? (
                          <span className="onboarding-about ink2">{template.description}</span>
                        ) : null}
                      </span>
                      <Shape template={template} />
                    </label>
                  ))}
              </fieldset>
            ))}
          </fieldset>
          {begun ? (
            <Begun begun={begun} replacing={replacing} onReplacing={setReplacing} onContinue={onDone} />
          ) : null}
          {apply.error ? (
            <p role="alert" className="text-danger mt-3">
              {apply.error.message}
            </p>
          ) : null}
          <Button
            kind="primary"
            size="l"
            type="submit"
            className="mt-6"
            busy={apply.isPending || apply.isSuccess}
            disabled={!hydrated}
            data-early={!hydrated || undefined}
          >
            {slug === 'blank' ? 'Start blank' : `Use ${chosen?.name ?? 'template'}`}
          </Button>
        </form>
      </main>
      <aside className="onboarding-right" aria-label="Preview">
        {chosen ? (
          <JourneyPreview
            about={chosen.description}
            stages={chosen.stages.map((stage) => ({
              name: stage.name,
              touchpoints: stage.touchpoints.map(({ slug: id, name, desired }) => ({ id, name, desired })),
            }))}
            note="Desired levels are a starting guess. Change them when you know better."
          />
        ) : null}
      </aside>
    </div>
  );
}

/** Who leaves half-way and comes back goes on with what they have, or puts another in its place. */
function Begun({
  begun: { id, name, touchpoints, untouched },
  replacing,
  onReplacing,
  onContinue,
}: {
  begun: BegunMap;
  replacing: boolean;
  onReplacing: (replacing: boolean) => void;
  onContinue: (mapId: string) => void;
}) {
  return (
    <div className="onboarding-begun">
      <p>
        You have begun <bdi>“{name}”</bdi>: {formatCount(touchpoints, 'touchpoint')}, and no customer was
        asked yet.
        {untouched ? '' : ' It holds your changes, so another map is drawn beside it.'}
      </p>
      {untouched ? (
        <label>
          <input
            type="checkbox"
            checked={replacing}
            onChange={(event) => onReplacing(event.target.checked)}
          />
          Put the template chosen here in its place
        </label>
      ) : null}
      <Button onClick={() => onContinue(id)}>Continue with it</Button>
    </div>
  );
}

/** The template's desired levels in miniature. */
function Shape({ template }: { template: TemplateSummary }) {
  const levels = template.stages.flatMap((stage) => stage.touchpoints.map(({ desired }) => desired));
  const points = levels.map((level, index) => ({
    x: 6 + (index * 108) / Math.max(1, levels.length - 1),
    y: 4 + ((5 - level) / 3) * 20,
  }));
  return (
    <svg width="120" height="28" aria-hidden="true">
      {points.length > 1 ? (
        <path d={monotonePath(points)} fill="none" stroke="var(--ink-2)" strokeWidth="1.25" />
      ) : (
        <path d="M6 14H114" stroke="var(--ink-3)" strokeDasharray="3 3" />
      )}
      {points.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="2" fill="var(--surface)" stroke="var(--ink-2)" />
      ))}
    </svg>
  );
}
