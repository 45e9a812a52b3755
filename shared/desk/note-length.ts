// By itself, for the page needs it without the contracts around it.

/** The longest note of staff, UTF-16 units. */
export const maxNoteLength = 1000
/** The longest note for a colleague to whom a visit is handed over, UTF-16 units. */
export const maxTransferNoteLength = 500
