import { endDigestHandler, refuseAllButPost } from '@/features/digest/api';

export {
  endDigestHandler as POST,
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
};
