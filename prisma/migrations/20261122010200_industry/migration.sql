-- What business a map is of: says which touchpoints are typical for it.
ALTER TABLE "journey_map" ADD COLUMN "industry" TEXT;
ALTER TABLE "journey_map" ADD CONSTRAINT journey_map_industry CHECK (industry IN (
  'retail', 'software', 'service', 'hospitality', 'health', 'finance', 'industry', 'education'));
