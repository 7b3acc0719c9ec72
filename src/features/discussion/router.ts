import { z } from 'zod';
import { createRouter, personProcedure, workspaceProcedure } from '@/server/trpc';
import { countDiscussions, getMentionMails, listDiscussions, listMentionable, listMentions } from './data';
import {
  deleteMessage,
  editMessage,
  readMentions,
  replyToDiscussion,
  resolveDiscussion,
  setMentionMails,
  startDiscussion,
} from './mutations';
import {
  editInput,
  listInput,
  mailsInput,
  readInput,
  removeInput,
  replyInput,
  resolveInput,
  startInput,
} from './schema';

export const discussionRouter = createRouter({
  list: workspaceProcedure('map:view')
    .input(listInput)
    .query(({ ctx, input }) => listDiscussions(ctx.scope, input)),
  counts: workspaceProcedure('map:view')
    .input(z.object({ map: z.uuid() }))
    .query(({ ctx, input }) => countDiscussions(ctx.scope, input)),
  start: workspaceProcedure('discussion:write')
    .input(startInput)
    .mutation(({ ctx, input }) => startDiscussion(ctx.scope, input)),
  reply: workspaceProcedure('discussion:write')
    .input(replyInput)
    .mutation(({ ctx, input }) => replyToDiscussion(ctx.scope, input)),
  edit: workspaceProcedure('discussion:write')
    .input(editInput)
    .mutation(({ ctx, input }) => editMessage(ctx.scope, input)),
  delete: workspaceProcedure('discussion:write')
    .input(removeInput)
    .mutation(({ ctx, input }) => deleteMessage(ctx.scope, input)),
  resolve: workspaceProcedure('discussion:write')
    .input(resolveInput)
    .mutation(({ ctx, input }) => resolveDiscussion(ctx.scope, input)),
  mentionable: workspaceProcedure('discussion:write').query(({ ctx }) => listMentionable(ctx.scope)),
  mentions: workspaceProcedure('map:view').query(({ ctx }) => listMentions(ctx.scope)),
  read: workspaceProcedure('map:view')
    .input(readInput)
    .mutation(({ ctx, input }) => readMentions(ctx.scope, input)),
  /** Whether mails tell the person of mentions. */
  mails: personProcedure.query(({ ctx }) => getMentionMails(ctx.userId)),
  setMails: personProcedure
    .input(mailsInput)
    .mutation(({ ctx, input }) => setMentionMails(ctx.userId, input)),
});
