import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/Button';
import type { OverviewData } from '../schema';
import type { OverviewState } from './useOverviewView';

/** The address asked for something that is not there. */
export function Missing({
  data: { missing, map },
  show,
}: {
  data: OverviewData;
  show: (patch: Partial<OverviewState>) => void;
}) {
  if (!missing.map && !missing.persona) return null;
  return (
    <p className="banner" role="status">
      <span className="grow">
        {missing.map ? (
          <>
            The map in this address does not exist, or it was deleted. This is <bdi>{map.name}</bdi>.{' '}
          </>
        ) : null}
        {missing.persona ? 'The persona in this address does not exist. All customers are counted.' : null}
      </span>
      <Button size="s" onClick={() => show({ map: missing.map ? null : map.id, persona: null })}>
        Keep this view
      </Button>
    </p>
  );
}

/** A workspace that has only just begun. */
export function NoMap({ workspace }: { workspace: string }) {
  return (
    <div className="empty">
      <b>There is no map yet</b>
      <span>Draw the journey of your customers and ask them along it: what they say is here then.</span>
      <Link className={buttonClass()} href={`/w/${workspace}/maps`}>
        Open the maps
      </Link>
    </div>
  );
}
