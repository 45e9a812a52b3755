import type { NotificationWords } from './notification-words.ts'

const some = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

export const de: NotificationWords = {
  wordless: { photo: 'Foto', voice: 'Sprachnachricht', product: 'Produkt' },
  asks: (name) => `${name} fragt dich`,
  asksToVote: (name) => `${name} bittet um deine Stimme`,
  stillOpen: (name) => `${name} wartet noch auf deine Antwort`,
  stillOpenVote: (name) => `${name} wartet noch auf deine Stimme`,
  mentioned: (name) => `${name} hat dich erwähnt`,
  replied: (name) => `${name} hat geantwortet`,
  decided: 'Abstimmung beendet',
  decidedOn: (title) => `Entschieden: ${title}`,
  nothingDecided: 'Die Abstimmung endete ohne Ergebnis.',
  digest: (room) => `Neu in „${room}“`,
  digestLines: ({ added, moved, said, came }) => [
    ...some(added, 'Ein Produkt wurde in den Warenkorb gelegt', 'Produkte wurden in den Warenkorb gelegt'),
    ...some(moved, 'Ein Produkt wurde ausgewählt oder aussortiert', 'Produkte wurden ausgewählt oder aussortiert'),
    ...some(said, 'Eine neue Nachricht', 'neue Nachrichten'),
    ...some(came, 'Eine Person ist neu dabei', 'Leute sind neu dabei'),
  ],
  goesSoon: (room) => `„${room}“ wird bald gelöscht`,
  goesOn: (moment) =>
    `Der Raum wurde lange nicht benutzt und wird am ${moment} gelöscht. Öffne ihn einmal, um ihn zu behalten.`,
  called: (room) => `Du wurdest in „${room}“ angerufen`,
  callBack: 'Komm dazu, wenn der Anruf noch läuft, oder ruf zurück.',
  storeIsHere: (name) => `${name} vom Geschäft ist für deine Frage da`,
  storeReplied: (name) => `${name} vom Geschäft hat geantwortet`,
  until: (moment) => `Antwort bis ${moment}`,
  toAnswer: 'Antworten',
  toRoom: 'Raum öffnen',
  why: (name, room) => `Du bekommst diese E-Mail, ${name}, weil du E-Mails aus „${room}“ eingeschaltet hast.`,
  stop: 'Keine E-Mails mehr aus diesem Raum',
  confirm: {
    subject: 'Bestätige deine Adresse für Tagalong',
    text: 'Jemand möchte Benachrichtigungen aus einem Einkaufsraum bei Tagalong an diese Adresse bekommen. Wenn du das warst, bestätige bitte die Adresse.',
    button: 'Adresse bestätigen',
    notYou: 'Wenn du das nicht warst, kannst du diese E-Mail ignorieren. Wir schicken dir dann keine weitere.',
    title: (address) => `Benachrichtigungen an ${address} senden?`,
    done: 'Fertig',
    doneText: 'Ab jetzt gehen Benachrichtigungen an diese Adresse.',
  },
  stopPage: {
    title: (room) => `Keine E-Mails mehr aus „${room}“?`,
    text: 'Wir löschen deine Adresse. Du kannst sie im Raum jederzeit wieder angeben.',
    button: 'Keine E-Mails mehr',
    done: 'Erledigt',
    doneText: 'Aus diesem Raum bekommst du keine E-Mails mehr.',
  },
  appointment: {
    titles: {
      agreed: (place) => `Dein Termin mit ${place}`,
      moved: (place) => `Neue Zeit für deinen Termin mit ${place}`,
      cancelled: (place) => `Dein Termin mit ${place} ist abgesagt`,
      day: (place) => `Erinnerung: dein Termin mit ${place}`,
      hour: (place) => `Gleich: dein Termin mit ${place}`,
    },
    there:
      'Öffne dann den Raum: Jemand aus dem Laden kommt dazu. Im Raum kannst du den Termin verschieben oder absagen.',
  },
  helpDesk: {
    subject: (shop) => `Frage zu einer Bestellung bei ${shop}`,
    asks: (name) => `${name} fragt:`,
    answerTo: (address) => `Bitte antworte an ${address}. Die Frage wurde in einem Einkaufsraum auf Tagalong gestellt.`,
  },
  noLink: 'Das hat nicht geklappt',
  noLinkText:
    'Dieser Link funktioniert nicht mehr. Vielleicht ist er zu alt oder wurde schon benutzt. Im Raum kannst du unter „Benachrichtigungen“ einen neuen anfordern oder E-Mails abschalten.',
}
