// Replies that a shop or an associate has saved, as they go over HTTP. What stands in braces is filled in at the desk, from what the desk
// was sent; the server never fills it in.
import * as z from 'zod'
import { idPattern } from '../ids.ts'

/** The most saved replies of a shop, and of an associate. */
export const maxReplies = 200

const id = z.string().regex(idPattern)
const words = {
  name: z.string().trim().min(1).max(40).describe('What it is found by.'),
  text: z.string().trim().min(1).max(2000).describe('With variables in braces, such as `{asker}`.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .describe('ISO 639.'),
}

export const savedReplySchema = z
  .object({ id, isShared: z.boolean().describe('All of the shop have it.'), ...words })
  .meta({ id: 'SavedReply' })

export const savedRepliesSchema = z
  .object({ replies: z.array(savedReplySchema).describe('The shop’s and one’s own, by name.') })
  .meta({ id: 'SavedReplies' })

/** The body that saves a reply of the shop. */
export const shopReplySchema = z.object(words).meta({ id: 'ShopReply' })
/** The body that saves a reply at the desk. */
export const deskReplySchema = z
  .object({ ...words, isShared: z.boolean().default(false).describe('For all of the shop: by supervisors.') })
  .meta({ id: 'DeskReply' })

export type SavedReply = z.infer<typeof savedReplySchema>
