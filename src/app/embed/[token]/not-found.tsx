import { openShare } from '@/features/share/api';
import { ShareEnded } from '@/features/share/components/ShareEnded';

export default async function EmbeddedMapNotFound() {
  return <ShareEnded state={(await openShare()).state} />;
}
