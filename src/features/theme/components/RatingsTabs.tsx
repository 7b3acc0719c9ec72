import Link from 'next/link';
import { writeSegment } from '@/features/segment/prepare';
import type { Segment } from '@/features/segment/schema';
import './tabs.css';

/** What customers said, one by one or by what they speak of. What is looked at stays the same. */
export function RatingsTabs({
  workspace,
  segment,
  here,
}: {
  workspace: string;
  segment: Segment;
  here: 'list' | 'themes';
}) {
  const query = new URLSearchParams();
  writeSegment(query, segment);
  const of = query.size > 0 ? `?${query}` : '';
  const base = `/w/${workspace}/ratings`;
  return (
    <nav className="tabs th-tabs" aria-label="Ratings">
      <Link href={`${base}${of}`} aria-current={here === 'list' ? 'page' : undefined}>
        One by one
      </Link>
      <Link href={`${base}/themes${of}`} aria-current={here === 'themes' ? 'page' : undefined}>
        Themes
      </Link>
    </nav>
  );
}
