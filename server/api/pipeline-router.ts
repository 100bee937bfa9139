import { z } from 'zod';
import { id } from '#domain/inputs/common.ts';
import { stages } from '#domain/lifecycle.ts';
import { pipelineBoard, pipelineColumn } from '#server/queries/pipeline.ts';
import { searchText } from './inputs.ts';
import { query, router } from './trpc.ts';

const filter = z.object({
  text: searchText.optional(),
  owner: id.optional(),
  mine: z.boolean().optional(),
  blocked: z.boolean().optional(),
});

export const pipelineRouter = router({
  board: query
    .input(filter.extend({ retired: z.boolean().optional() }))
    .query(({ ctx, input }) => pipelineBoard(ctx.house.db, input, ctx.user, new Date())),
  column: query
    .input(filter.extend({ stage: z.enum(stages), from: z.number().int().min(0).max(100_000) }))
    .query(({ ctx, input }) => pipelineColumn(ctx.house.db, input, ctx.user, new Date())),
});
