// Answers that a question offers, to be given by a tap.

/** The most choices of one question. */
export const maxChoices = 6
/** The longest choice, in UTF-16 units: it stands on a button. */
export const maxChoiceLength = 40
