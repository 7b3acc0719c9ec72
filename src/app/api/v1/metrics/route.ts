import { metricsHandler, refuseAllButGet } from '@/features/rating/api';

export {
  metricsHandler as GET,
  refuseAllButGet as DELETE,
  refuseAllButGet as PATCH,
  refuseAllButGet as POST,
  refuseAllButGet as PUT,
};
