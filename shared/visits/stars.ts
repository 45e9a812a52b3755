// How good a visit can be. By itself, for the page needs it without the contracts around it.

/** The best there is. */
export const mostStars = 5
/** The longest words of a rating, in UTF-16 units. */
export const maxRatingWords = 500
