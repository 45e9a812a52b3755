/** Settings that lift every limit of rate, for tests that are about something else. */
export const withoutLimits = {
  SEAT_UPDATES_PER_SECOND: '0',
  ROOMS_PER_ADDRESS_PER_MINUTE: '0',
  JOINS_PER_ADDRESS_PER_MINUTE: '0',
  REQUESTS_PER_MEMBER_PER_MINUTE: '0',
  SEATS_PER_MEMBER_PER_MINUTE: '0',
  REQUESTS_PER_ADDRESS_PER_MINUTE: '0',
  SOCKETS_PER_ADDRESS: '0',
  CONNECTIONS_PER_ADDRESS: '0',
} as const
