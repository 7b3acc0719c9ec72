import { refuseAllButPost, uploadHandler } from '@/features/attachment/api';

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
  uploadHandler as POST,
};
