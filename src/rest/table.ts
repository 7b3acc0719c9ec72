import { linkOperations } from '@/features/link/api';
import { mapOperations } from '@/features/map/api';
import { ratingOperations } from '@/features/rating/api';
import { stageOperations } from '@/features/stage/api';
import { surveyOperations } from '@/features/survey/api';
import { touchpointOperations } from '@/features/touchpoint/api';
import type { Operation } from '@/server/operation';

/** Every operation of the REST API. Routing, document, page and tests are made from it. */
export const OPERATIONS: readonly Operation[] = [
  ...mapOperations,
  ...stageOperations,
  ...touchpointOperations,
  ...surveyOperations,
  ...linkOperations,
  ...ratingOperations,
];
