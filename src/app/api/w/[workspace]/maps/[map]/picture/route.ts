import { pictureHandler, refuseAllButGet } from '@/features/export/api';

export {
  pictureHandler as GET,
  refuseAllButGet as DELETE,
  refuseAllButGet as PATCH,
  refuseAllButGet as POST,
  refuseAllButGet as PUT,
};
