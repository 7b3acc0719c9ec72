import { downloadHandler, refuseAllButGet } from '@/features/attachment/api';

export {
  downloadHandler as GET,
  refuseAllButGet as DELETE,
  refuseAllButGet as PATCH,
  refuseAllButGet as POST,
  refuseAllButGet as PUT,
};
