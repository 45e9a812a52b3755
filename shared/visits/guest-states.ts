// What became of a supervisor who asks to come along on a visit. By itself, for the page needs it without the contracts around it.

/** `asked`: no member has answered yet. */
export const guestStates = ['asked', 'joined', 'refused', 'left'] as const
