import { importHandler, refuseAllButPost } from '@/features/snapshot/api';

export {
  importHandler as POST,
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
};
