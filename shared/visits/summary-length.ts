// By itself, for the page needs it without the record around it.

/** The longest summary of a visit, UTF-16 units. */
export const maxSummaryLength = 1000
