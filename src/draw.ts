// The process in which exports are drawn.
import { drawExport } from '@/features/export/jobs';
import { serveJobs } from '@/server/subprocess';

serveJobs(drawExport);
