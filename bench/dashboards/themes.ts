import { findThemes } from '../../src/features/theme/jobs';
import { ownerPool, prisma } from '../../src/server/db';

const [, , workspaceId = ''] = process.argv;
await findThemes({ workspaceId });
await prisma().$disconnect();
await ownerPool().end();
