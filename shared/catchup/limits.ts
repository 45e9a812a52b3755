/** The most rooms that are counted at once: more than a device keeps. */
export const maxCountedRooms = 50
