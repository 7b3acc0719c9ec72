'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { useToast } from '@/components/ui/Toast';
import { can, type Role } from '@/domain/permissions';
import { unreadOf } from '@/features/map/client';
import { useChanges } from '@/features/workspace/client';
import { useHealth, useHealthEdits, useRefreshHealth } from '../client';
import { type HealthView, prepareHealth } from '../prepare';
import { prepareSteps } from '../prepare/steps';
import { addressOf, type HealthData } from '../schema';
import { AsideList } from './AsideList';
import { CheckSection } from './CheckSection';
import { IndustryBlock } from './IndustryBlock';
import { ReviewBlock } from './ReviewBlock';
import { StepsList } from './StepsList';
import { useThrottle } from './useThrottle';
import './health.css';

/** What is wanting on a map, where, and what is known not to matter. */
export function HealthPage({ workspace, map, role }: { workspace: string; map: string; role: Role }) {
  const { data, error, refetch } = useHealth(workspace, map);
  const refresh = useThrottle(useRefreshHealth());
  useChanges(workspace, ({ kind }) => (kind === 'presence' ? undefined : refresh()));
  return (
    <main className="min-w-0 overflow-auto">
      <header className="topbar">
        <Link className="crumb mute trunc" href={`/w/${workspace}/maps/${map}`} dir="auto">
          {data?.map.name ?? 'Map'}
        </Link>
        <h1>Health</h1>
      </header>
      {data ? (
        <Loaded workspace={workspace} data={data} mayEdit={can(role, 'map:edit')} />
      ) : error ? (
        <div className="empty">
          <b>The map’s health did not load</b>
          {unreadOf(error)}
          <Button onClick={() => void refetch()}>Load again</Button>
        </div>
      ) : (
        <div className="health" aria-busy="true">
          <div className="sec health-skel skel" />
        </div>
      )}
    </main>
  );
}

function Loaded({ workspace, data, mayEdit }: { workspace: string; data: HealthData; mayEdit: boolean }) {
  const toast = useToast();
  const { map } = data;
  const edits = useHealthEdits(workspace, map.id);
  const view = prepareHealth(data);
  const tell = (problem: string | null) => (problem ? void toast(problem) : undefined);
  return (
    <div className="health">
      <div className="health-main">
        <Summary workspace={workspace} map={map.id} view={view} />
        {view.open.map((check) => (
          <CheckSection
            key={check.id}
            workspace={workspace}
            map={map.id}
            check={check}
            mayEdit={mayEdit}
            except={edits.except}
          />
        ))}
        {view.good.length + view.idle.length > 0 ? (
          <section className="sec" aria-labelledby="health-good">
            <header>
              <h2 id="health-good">All well</h2>
            </header>
            <ul className="health-good">
              {view.good.map((title) => (
                <li key={title}>
                  <Icon name="check" />
                  {title}
                </li>
              ))}
              {view.idle.map(({ title, reason }) => (
                <li key={title} className="mute">
                  <span className="health-none" aria-hidden="true">
                    –
                  </span>
                  <span>
                    {reason}, <small>so this is not asked: {title}</small>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <AsideList
          workspace={workspace}
          map={map.id}
          aside={view.aside}
          mayEdit={mayEdit}
          onBack={(what) => void edits.unexcept(what).then(tell)}
        />
      </div>
      <div className="health-side">
        <StepsList
          workspace={workspace}
          map={map.id}
          view={prepareSteps(data.steps)}
          shown={data.settings.stepsShown}
          onShow={mayEdit ? (value) => void edits.set({ field: 'stepsShown', value }).then(tell) : null}
        />
        {map.kind === 'current' ? <IndustryBlock workspace={workspace} map={map} mayEdit={mayEdit} /> : null}
        <ReviewBlock data={data} edits={edits} mayEdit={mayEdit} />
      </div>
    </div>
  );
}

function Summary({ workspace, map, view }: { workspace: string; map: string; view: HealthView }) {
  const { met, asked, open } = view;
  const [first] = open;
  const [finding] = first?.findings ?? [];
  return (
    <section className="sec health-sum" aria-label="Summary">
      <p className="health-figure num">
        <b>{met}</b> of {asked} checks met
      </p>
      {asked === 0 ? (
        <p>Nothing stands on this map yet. Outline the stages, then come back.</p>
      ) : first && finding ? (
        <p>
          Start here: {first.title.toLowerCase()}.{' '}
          <Link href={addressOf(workspace, map, finding.place)}>
            Go to <bdi>{first.id === 'review' ? 'the review' : finding.name}</bdi>
          </Link>
        </p>
      ) : (
        <p>Nothing is wanting. The checks look again with every edit and every rating.</p>
      )}
    </section>
  );
}
