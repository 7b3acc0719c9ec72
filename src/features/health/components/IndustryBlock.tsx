'use client';

import { SelectOrNone } from '@/components/ui/Select';
import { useToast } from '@/components/ui/Toast';
import { useSetIndustry } from '@/features/catalogue/client';
import { INDUSTRIES, INDUSTRY_NAMES } from '@/features/catalogue/schema';
import { failureOf } from '@/features/map/client';
import { useRefreshHealth } from '../client';
import type { HealthData } from '../schema';

/** What business the map is of: its usual touchpoints are asked for. */
export function IndustryBlock({
  workspace,
  map: { id, industry },
  mayEdit,
}: {
  workspace: string;
  map: HealthData['map'];
  mayEdit: boolean;
}) {
  const toast = useToast();
  const refresh = useRefreshHealth();
  const { mutate } = useSetIndustry(id);
  return (
    <section className="sec" id="industry" tabIndex={-1} aria-labelledby="health-industry">
      <header>
        <h2 id="health-industry">Industry</h2>
      </header>
      <div className="body health-settings">
        {mayEdit ? (
          <SelectOrNone
            label="The map is of a business in"
            none="Not chosen"
            options={INDUSTRIES.map((value) => ({ value, label: INDUSTRY_NAMES[value] }))}
            value={industry}
            onChange={(value) =>
              mutate(
                { workspace, mapId: id, industry: value },
                { onSuccess: refresh, onError: (error) => toast(failureOf(error).message) },
              )
            }
          />
        ) : (
          <p>{industry ? INDUSTRY_NAMES[industry] : 'Not chosen'}</p>
        )}
        <p className="mute">The touchpoints usual there are looked for on the map.</p>
      </div>
    </section>
  );
}
