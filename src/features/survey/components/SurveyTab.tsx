'use client';

import { unreadOf } from '@/features/map/client';
import { useSurvey } from '../client';
import { SurveyForm } from './SurveyForm';
import { SurveyPreview } from './SurveyPreview';
import { draftOf, TYPE_HINTS } from './survey';

export interface SurveyTabProps {
  workspace: string;
  /** Language of the workspace, in which texts are written first. */
  locale: string;
  map: string;
  touchpoint: { id: string; name: string; slug: string };
  publicKey: string | null;
  mayEdit: boolean;
}

/** What is asked at a touchpoint: to be changed by those who may, to be seen by everybody. */
export function SurveyTab(props: SurveyTabProps) {
  const { workspace, locale, touchpoint, mayEdit } = props;
  const { data, error, isPending } = useSurvey(workspace, touchpoint.id);
  if (isPending)
    return (
      <div className="blk" aria-busy="true">
        <span className="skel" />
        <span className="skel" />
        <span className="skel" />
      </div>
    );
  if (data === undefined)
    return <p className="blk mute">{error ? unreadOf(error) : 'Nothing is known yet.'}</p>;
  if (mayEdit) return <SurveyForm {...props} survey={data} />;
  if (data === null) return <p className="blk mute">Nothing is asked here.</p>;
  const draft = draftOf(data, locale, touchpoint.name);
  return (
    <section className="blk">
      <p className="t12 mute">
        {TYPE_HINTS[draft.type].name}, {data.status}
      </p>
      <SurveyPreview workspace={workspace} draft={draft} locale={locale} />
    </section>
  );
}
