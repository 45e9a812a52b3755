import type { NotificationWords } from './notification-words.ts'

const some = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

export const en: NotificationWords = {
  asks: (name) => `${name} asks you`,
  asksToVote: (name) => `${name} asks for your vote`,
  stillOpen: (name) => `${name} still waits for your answer`,
  stillOpenVote: (name) => `${name} still waits for your vote`,
  replied: (name) => `${name} replied`,
  decided: 'It is decided',
  decidedOn: (title) => `Decided: ${title}`,
  nothingDecided: 'The vote is over, and nothing was chosen.',
  digest: (room) => `What is new in “${room}”`,
  digestLines: ({ added, moved, said, came }) => [
    ...some(added, 'One thing was put into the cart', 'things were put into the cart'),
    ...some(moved, 'One thing was decided or dropped', 'things were decided or dropped'),
    ...some(said, 'One new message', 'new messages'),
    ...some(came, 'One person joined', 'people joined'),
  ],
  until: (moment) => `Until ${moment}`,
  toAnswer: 'Answer',
  toRoom: 'Open the room',
  why: (name, room) => `You get this, ${name}, because you asked for mail from “${room}”.`,
  stop: 'Stop mail from this room',
  confirm: {
    subject: 'Confirm your address for Tagalong',
    text: 'Somebody asked that notices from a shopping room on Tagalong be sent to this address. If it was you, confirm it.',
    button: 'Confirm this address',
    notYou: 'If it was not you, do nothing: nothing more will come.',
    title: (address) => `Send notices to ${address}?`,
    done: 'Done',
    doneText: 'What concerns you comes to this address from now on.',
  },
  stopPage: {
    title: (room) => `Stop mail from “${room}”?`,
    text: 'Your address is forgotten. You can give it again in the room at any time.',
    button: 'Stop mail',
    done: 'Stopped',
    doneText: 'No more mail comes from this room.',
  },
  noLink: 'This did not work',
  noLinkText: 'This link is no longer good. In the room you can set what you are told.',
}
