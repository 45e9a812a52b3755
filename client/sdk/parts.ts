// The table of the room's parts. A further part is one line here; its interface and its documentation stand in its file.
import { openAnnotations } from './annotations.ts'
import { openAnswerLinks } from './answer-links.ts'
import { openCalls } from './calls.ts'
import { openCart } from './cart.ts'
import { openCatchUp } from './catch-up.ts'
import { openDecisions } from './decisions.ts'
import { openFiles } from './files.ts'
import { openHistory } from './history.ts'
import { openInvitations } from './invitations.ts'
import { frozenMembers, openMembers } from './members.ts'
import { openNotifications } from './notifications.ts'
import { same, tableOfParts } from './part.ts'
import { openOwnData } from './own-data.ts'
import { openPast } from './past.ts'
import { frozenPresence, openPresence } from './presence-board.ts'
import type { FrozenContext, RoomContext } from './room-context.ts'
import { openRoomCatalogue } from './saved-products.ts'
import { openSessions } from './sessions.ts'
import { openSpotlight } from './spotlight.ts'
import { frozenStore, openStore } from './store.ts'
import { openTalk } from './talk.ts'
import { openUndoManager } from './undo-manager.ts'

/** All parts, in the order they are opened: each may use those above it. */
export const parts = tableOfParts<RoomContext, FrozenContext>()([
  { name: 'presence', open: openPresence, frozen: frozenPresence },
  { name: 'members', open: openMembers, frozen: frozenMembers },
  { name: 'cart', open: openCart },
  { name: 'annotations', open: openAnnotations },
  { name: 'files', open: openFiles, frozen: same },
  { name: 'talk', open: openTalk },
  { name: 'decisions', open: openDecisions },
  { name: 'undoManager', open: openUndoManager },
  { name: 'history', open: openHistory, frozen: same },
  { name: 'past', open: openPast, frozen: same },
  { name: 'catchUp', open: openCatchUp },
  { name: 'spotlight', open: openSpotlight },
  { name: 'invitations', open: openInvitations },
  { name: 'sessions', open: openSessions },
  { name: 'ownData', open: openOwnData },
  { name: 'answerLinks', open: openAnswerLinks },
  { name: 'catalogue', open: openRoomCatalogue, frozen: same },
  { name: 'notifications', open: openNotifications },
  { name: 'store', open: openStore, frozen: frozenStore },
  { name: 'calls', open: openCalls },
])
