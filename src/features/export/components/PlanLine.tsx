'use client';

import { formatNumber } from '@/domain/format';
import type { MapData } from '@/features/map/schema';
import { pictureAddress, useExportPlan } from '../client';
import type { ContentOptions, ExportPlan, PaperOptions } from '../schema';

/** Text smaller than this cannot be read on paper. */
const READABLE = 7;

/** What the pages will be, and what is wrong with them, before they are made. */
export function PlanLine({
  data,
  content,
  paper,
  open,
}: {
  data: MapData;
  content: ContentOptions;
  paper: PaperOptions;
  open: boolean;
}) {
  const map = { workspace: data.workspace.slug, id: data.id, range: data.range, persona: data.persona };
  const {
    data: plan,
    error,
    isPlaceholderData,
  } = useExportPlan(pictureAddress(map, 'plan', content, paper), open);
  return (
    <div className="export-plan t12" role="status" data-waiting={isPlaceholderData || undefined}>
      {plan ? (
        <Plan plan={plan} />
      ) : error ? (
        <p className="text-danger">{error.message}</p>
      ) : (
        'Counting the pages…'
      )}
    </div>
  );
}

function Plan({ plan: { pages, textPt, missing } }: { plan: ExportPlan }) {
  return (
    <>
      <p>
        {pages === 1 ? 'One page' : `${formatNumber(pages)} pages`}, the smallest text{' '}
        {formatNumber(textPt, 1)} pt.
        {textPt < READABLE - 0.05
          ? ' That is too small to read on paper. Choose A3, or as many pages as it takes.'
          : ''}
      </p>
      {missing.length > 0 ? (
        <p>
          PDF and PNG have no letters for some signs of this map ({missing.join(', ')}): they show as boxes.
          An SVG shows them with the fonts of whoever opens it.
        </p>
      ) : null}
    </>
  );
}
