import type { NotificationWords } from './notification-words.ts'

const some = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

export const de: NotificationWords = {
  asks: (name) => `${name} fragt dich`,
  asksToVote: (name) => `${name} bittet um deine Stimme`,
  stillOpen: (name) => `${name} wartet noch auf deine Antwort`,
  stillOpenVote: (name) => `${name} wartet noch auf deine Stimme`,
  replied: (name) => `${name} hat geantwortet`,
  decided: 'Es ist entschieden',
  decidedOn: (title) => `Entschieden: ${title}`,
  nothingDecided: 'Die Abstimmung ist vorbei, gewählt wurde nichts.',
  digest: (room) => `Neues aus „${room}“`,
  digestLines: ({ added, moved, said, came }) => [
    ...some(added, 'Etwas wurde in den Korb gelegt', 'Dinge wurden in den Korb gelegt'),
    ...some(moved, 'Etwas wurde entschieden oder verworfen', 'Dinge wurden entschieden oder verworfen'),
    ...some(said, 'Eine neue Nachricht', 'neue Nachrichten'),
    ...some(came, 'Jemand ist dazugekommen', 'Leute sind dazugekommen'),
  ],
  until: (moment) => `Bis ${moment}`,
  toAnswer: 'Antworten',
  toRoom: 'Raum öffnen',
  why: (name, room) => `Du bekommst das, ${name}, weil du Mails aus „${room}“ wolltest.`,
  stop: 'Keine Mails mehr aus diesem Raum',
  confirm: {
    subject: 'Bestätige deine Adresse für Tagalong',
    text: 'Jemand möchte, dass Nachrichten aus einem Einkaufsraum bei Tagalong an diese Adresse gehen. Wenn du das warst, bestätige es.',
    button: 'Adresse bestätigen',
    notYou: 'Wenn du es nicht warst, tu nichts: Es kommt nichts weiter.',
    title: (address) => `Nachrichten an ${address} schicken?`,
    done: 'Fertig',
    doneText: 'Was dich betrifft, kommt ab jetzt an diese Adresse.',
  },
  stopPage: {
    title: (room) => `Keine Mails mehr aus „${room}“?`,
    text: 'Deine Adresse wird vergessen. Du kannst sie im Raum jederzeit wieder angeben.',
    button: 'Keine Mails mehr',
    done: 'Erledigt',
    doneText: 'Aus diesem Raum kommt keine Mail mehr.',
  },
  noLink: 'Das hat nicht geklappt',
  noLinkText: 'Dieser Link gilt nicht mehr. Im Raum kannst du einstellen, was du erfährst.',
}
