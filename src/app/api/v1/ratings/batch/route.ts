import { batchHandler, refuseAllButPost } from '@/features/rating/api';

export {
  batchHandler as POST,
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
};
