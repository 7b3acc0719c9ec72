import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';
import type { HealthFigure } from '../schema';

/** On the list of maps: how many of its checks a map meets. */
export function HealthFigureLink({
  workspace,
  map,
  figure,
}: {
  workspace: string;
  map: { id: string; name: string };
  figure: HealthFigure | undefined;
}) {
  if (!figure || figure.asked === 0) return null;
  const { met, asked } = figure;
  return (
    <Link
      className={buttonClass('ghost', 's')}
      href={`/w/${workspace}/maps/${map.id}/health`}
      aria-label={`Health of ${map.name}: ${met} of ${asked} checks met`}
    >
      Health
      <span className="cnt num">
        {met}/{asked}
      </span>
    </Link>
  );
}
