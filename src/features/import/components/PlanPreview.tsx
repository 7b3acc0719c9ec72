import { formatNumber } from '@/domain/format';
import type { ImportPlan } from '@/features/sheet/prepare';
import type { ExistingStage } from '@/features/sheet/schema';

const STAGES = 12;
const TOUCHPOINTS = 12;
const PHASES = { before: 'Before', purchase: 'Purchase', after: 'After' } as const;

/** The map as it will be: its stages, and in each what is there, what is new and what changes. */
export function PlanPreview({ plan, existing }: { plan: ImportPlan; existing: readonly ExistingStage[] }) {
  const planned = Map.groupBy(plan.touchpoints, ({ stage }) => stage);
  const present = new Map(existing.map(({ id, touchpoints }) => [id, touchpoints]));
  if (plan.stages.length === 0) return null;
  return (
    <ol className="import-plan" aria-label="The map as it will be">
      {plan.stages.slice(0, STAGES).map(({ key, id, name, phase }) => {
        const rows = planned.get(key) ?? [];
        const updated = new Set(rows.map((row) => row.id));
        const touchpoints = [
          ...(id ? (present.get(id) ?? []) : []).map((one) => ({
            key: one.id,
            name: one.name,
            mark: updated.has(one.id) ? 'updated' : '',
          })),
          ...rows
            .filter((row) => row.id === null)
            .map(({ n, row }) => ({ key: `row ${n}`, name: row.touchpoint, mark: 'new' })),
        ];
        const fresh = touchpoints.filter(({ mark }) => mark !== '');
        // What changes is what the preview is for: it is shown before what stays.
        const shown = (fresh.length > TOUCHPOINTS / 2 ? [...fresh] : touchpoints).slice(0, TOUCHPOINTS);
        return (
          <li key={key}>
            <header>
              <b dir="auto">{name}</b>
              <span className="mute t12">
                {PHASES[phase]}
                {id ? '' : ', new stage'}
              </span>
            </header>
            <ul>
              {shown.map((touchpoint) => (
                <li key={touchpoint.key} className={touchpoint.mark}>
                  <span dir="auto">{touchpoint.name}</span>
                  {touchpoint.mark ? <em>{touchpoint.mark}</em> : null}
                </li>
              ))}
              {touchpoints.length > shown.length ? (
                <li className="mute">{formatNumber(touchpoints.length - shown.length)} more</li>
              ) : null}
            </ul>
          </li>
        );
      })}
      {plan.stages.length > STAGES ? (
        <li className="mute">{formatNumber(plan.stages.length - STAGES)} more stages</li>
      ) : null}
    </ol>
  );
}
