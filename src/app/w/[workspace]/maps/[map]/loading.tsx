import { MapSkeleton } from '@/features/map/components/MapSkeleton';

export default function Loading() {
  return <MapSkeleton />;
}
