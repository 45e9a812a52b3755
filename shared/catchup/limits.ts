/** The most rooms of one count: more than a device remembers. */
export const maxCountedRooms = 50
