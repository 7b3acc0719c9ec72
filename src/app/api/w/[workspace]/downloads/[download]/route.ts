import { fileHandler, refuseAllButGet } from '@/features/download/api';

export {
  fileHandler as GET,
  refuseAllButGet as DELETE,
  refuseAllButGet as PATCH,
  refuseAllButGet as POST,
  refuseAllButGet as PUT,
};
