import { resolve } from 'node:path'
import { CostBudgets } from '#server/limits/cost-budget.ts'

/** Settings that lift every limit of rate, for tests that are about something else. */
export const withoutLimits = {
  SEAT_UPDATES_PER_SECOND: '0',
  ROOMS_PER_ADDRESS_PER_MINUTE: '0',
  JOINS_PER_ADDRESS_PER_MINUTE: '0',
  REQUESTS_PER_MEMBER_PER_MINUTE: '0',
  SEATS_PER_MEMBER_PER_MINUTE: '0',
  REQUESTS_PER_ADDRESS_PER_MINUTE: '0',
  MEMBER_MS_PER_SECOND: '0',
  ROOM_MS_PER_SECOND: '0',
  MEMBER_BYTES_PER_SECOND: '0',
  ADDRESS_MS_PER_SECOND: '0',
  FILES_MB_PER_ADDRESS_PER_DAY: '0',
  SOCKETS_PER_ADDRESS: '0',
  CONNECTIONS_PER_ADDRESS: '0',
} as const

/** A demo shop of their own: what the one that comes along sells may change. */
export const outfitters = {
  DEMO_SHOP_FILE: resolve(import.meta.dirname, '../fixtures/outfitters.json'),
} as const

/** Budgets of nobody. */
export const unlimitedBudgets = new CostBudgets({
  memberMsPerSecond: 0,
  roomMsPerSecond: 0,
  memberBytesPerSecond: 0,
  addressMsPerSecond: 0,
})
