import type { StaffWords } from './staff-words.ts'

export const de: StaffWords = {
  topics: { choosing: 'Auswahl', size: 'Größe', delivery: 'Lieferung', order: 'Bestellung' },
  asks: (name, topic) => `${name} fragt: ${topic}`,
  news: (name, count) => (count === 1 ? `Neue Nachricht: ${name}` : `${count} neue Nachrichten: ${name}`),
  claim: 'Übernehmen',
  pass: 'Weiter',
  mine: (name) => `Von Ihnen übernommen: ${name}`,
  taken: (by, name) => `${by} hat übernommen: ${name}`,
  gone: (name) => `Wartet nicht mehr auf Sie: ${name}`,
  failed: {
    'request-taken': 'Jemand anderes war schneller.',
    'request-gone': 'Diese Anfrage wartet nicht mehr auf Sie.',
    'not-available': 'Sie sind nicht auf „Da“ oder haben keinen Platz für einen weiteren Besuch.',
    'session-ended': 'Sie sind abgemeldet. Melden Sie sich am Desk an.',
    'else': 'Das hat nicht geklappt. Öffnen Sie den Desk.',
  },
}
