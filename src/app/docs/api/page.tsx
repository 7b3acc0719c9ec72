import type { Metadata } from 'next';
import { ReferencePage } from '@/features/reference/components/ReferencePage';
import { prepareReference } from '@/features/reference/prepare';
import { openApiDocument } from '@/rest/openapi';

export const metadata: Metadata = {
  title: 'API',
  description: 'Maps, touchpoints, surveys, ratings and figures for programs of your business.',
};

export default function ApiPage() {
  return <ReferencePage reference={prepareReference(openApiDocument())} />;
}
