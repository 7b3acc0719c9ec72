import { csvHandler, refuseAllButGet } from '@/features/sheet/api';

export {
  csvHandler as GET,
  refuseAllButGet as DELETE,
  refuseAllButGet as PATCH,
  refuseAllButGet as POST,
  refuseAllButGet as PUT,
};
