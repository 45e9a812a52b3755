// What goes over HTTP about a catalogue, besides products. The client imports only the types.
import * as z from 'zod'
import { pictureSchema } from './product.ts'

/** The departments of a shop, in the shop's own order. */
export const departmentsSchema = z.object({
  departments: z.array(
    z.object({
      name: z.string(),
      title: z
        .string()
        .optional()
        .describe('What it is called in the language asked for; absent where that is `name`.'),
      products: z.int().min(1).describe('How many products it holds.'),
      cover: pictureSchema.nullable().describe('A picture to show for it: that of its first product.'),
    }),
  ),
})

/** A problem in an imported file, and its place. */
export const rowProblemSchema = z.object({
  line: z.int().min(1).describe('Line of the file, as an editor counts; the header is line 1.'),
  message: z.string(),
})

/** The result of an import. */
export const importReportSchema = z.object({
  rows: z.int().describe('Rows read, without the header.'),
  products: z.int().describe('Products that are now as the file says.'),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  hidden: z.int().describe('Products that the file marks as not published: not shown, and no longer to be had.'),
  withdrawn: z
    .int()
    .describe('Products that a file of everything no longer names: not shown, and no longer to be had.'),
  problemCount: z.int().describe('How many rows, or parts of rows, were left out.'),
  problems: z.array(rowProblemSchema).max(100).describe('The first of them.'),
  adjustedCount: z
    .int()
    .describe('How many things were kept, but not as the file has them: prices rounded, texts cut.'),
  adjusted: z.array(rowProblemSchema).max(100).describe('The first of them.'),
})

export type Departments = z.infer<typeof departmentsSchema>
export type RowProblem = z.infer<typeof rowProblemSchema>
export type ImportReport = z.infer<typeof importReportSchema>
