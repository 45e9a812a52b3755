import type { NotificationWords } from './notification-words.ts'

const some = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

export const en: NotificationWords = {
  wordless: { photo: 'Photo', voice: 'Voice note', product: 'Product' },
  asks: (name) => `${name} asks you`,
  asksToVote: (name) => `${name} wants your vote`,
  stillOpen: (name) => `${name} is still waiting for your answer`,
  stillOpenVote: (name) => `${name} is still waiting for your vote`,
  mentioned: (name) => `${name} mentioned you`,
  replied: (name) => `${name} replied`,
  decided: 'Vote closed',
  decidedOn: (title) => `Decided: ${title}`,
  nothingDecided: 'The vote closed without a winner.',
  digest: (room) => `New in “${room}”`,
  digestLines: ({ added, moved, said, came }) => [
    ...some(added, 'One product was added to the cart', 'products were added to the cart'),
    ...some(moved, 'One product was decided on or ruled out', 'products were decided on or ruled out'),
    ...some(said, 'One new message', 'new messages'),
    ...some(came, 'One person joined', 'people joined'),
  ],
  goesSoon: (room) => `“${room}” will be deleted soon`,
  goesOn: (moment) => `Nobody has used it for a long time. It will be deleted on ${moment}. Open it once to keep it.`,
  called: (room) => `You were called in “${room}”`,
  callBack: 'Join the call if it is still going on, or call back.',
  storeIsHere: (name) => `${name} from the store is here for your question`,
  storeReplied: (name) => `${name} from the store replied`,
  until: (moment) => `Answer by ${moment}`,
  toAnswer: 'Answer',
  toRoom: 'Open room',
  why: (name, room) => `You’re getting this, ${name}, because you turned on emails from “${room}”.`,
  stop: 'Stop emails from this room',
  confirm: {
    subject: 'Confirm your address for Tagalong',
    text: 'Someone asked for notifications from a shopping room on Tagalong to be sent to this address. If it was you, please confirm.',
    button: 'Confirm address',
    notYou: 'If it wasn’t you, just ignore this email. We won’t send any more.',
    title: (address) => `Send notifications to ${address}?`,
    done: 'Done',
    doneText: 'From now on, notifications go to this address.',
  },
  stopPage: {
    title: (room) => `Stop emails from “${room}”?`,
    text: 'We’ll delete your address. You can add it again in the room at any time.',
    button: 'Stop emails',
    done: 'Stopped',
    doneText: 'You won’t get any more emails from this room.',
  },
  appointment: {
    titles: {
      agreed: (place) => `Your appointment with ${place}`,
      moved: (place) => `New time for your appointment with ${place}`,
      cancelled: (place) => `Your appointment with ${place} is cancelled`,
      day: (place) => `Reminder: your appointment with ${place}`,
      hour: (place) => `Soon: your appointment with ${place}`,
    },
    there: 'Open the room at that time: someone from the store joins you there. You can move or cancel it in the room.',
  },
  helpDesk: {
    subject: (shop) => `Question about an order at ${shop}`,
    asks: (name) => `${name} asks:`,
    answerTo: (address) => `Please answer to ${address}. The question was asked in a shopping room on Tagalong.`,
  },
  noLink: 'That didn’t work',
  noLinkText:
    'This link no longer works. It may be too old, or it was used already. In the room, under “Notifications”, you can get a new one or turn emails off.',
}
