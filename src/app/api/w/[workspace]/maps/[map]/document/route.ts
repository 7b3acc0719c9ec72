import { exportHandler, refuseAllButGet } from '@/features/snapshot/api';

export {
  exportHandler as GET,
  refuseAllButGet as DELETE,
  refuseAllButGet as PATCH,
  refuseAllButGet as POST,
  refuseAllButGet as PUT,
};
