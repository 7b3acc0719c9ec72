'use client';

import { PageError } from '@/features/workspace/components/PageError';

export default PageError;
