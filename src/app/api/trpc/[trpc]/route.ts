export { handleProcedures as GET, handleProcedures as POST } from '@/trpc/handler';
