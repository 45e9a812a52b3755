import type { StaffWords } from './staff-words.ts'

export const en: StaffWords = {
  topics: { choosing: 'Choosing', size: 'Size', delivery: 'Delivery', order: 'Order' },
  asks: (name, topic) => `${name} asks: ${topic}`,
  news: (name, count) => (count === 1 ? `New message: ${name}` : `${count} new messages: ${name}`),
  claim: 'Take it',
  pass: 'Pass',
  mine: (name) => `You took it: ${name}`,
  taken: (by, name) => `${by} took it: ${name}`,
  gone: (name) => `No longer waiting for you: ${name}`,
  failed: {
    'request-taken': 'Someone else was quicker.',
    'request-gone': 'This question is no longer waiting for you.',
    'not-available': 'You are not on, or have no place for another visit.',
    'session-ended': 'You are signed out. Sign in at the desk.',
    'else': 'That did not work. Open the desk.',
  },
}
