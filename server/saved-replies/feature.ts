import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { deskReplyRoutes } from './desk-reply-routes.ts'
import { SavedRepliesStore } from './saved-replies.ts'
import { shopReplyRoutes } from './shop-reply-routes.ts'

/** Replies that associates need again and again. */
export function savedRepliesFeature({ db, now }: Pick<Host, 'db' | 'now'>): Feature {
  const replies = new SavedRepliesStore({ db, now })
  return { name: 'saved replies', routes: [...deskReplyRoutes(replies), ...shopReplyRoutes(replies)] }
}
