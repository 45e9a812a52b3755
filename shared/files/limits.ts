// Limits of photos and voice notes. Each is a product decision, and a test tries its boundary.

/** The most photos and voice notes of one message or pin. */
export const maxFiles = 4
/** The largest photo the server takes, bytes. A page scales photos down to some 300 KB before it sends them. */
export const maxPhotoBytes = 4 * 1024 * 1024
/** The longest side of a photo the server takes, pixels. */
export const maxPhotoSide = 4096
/** The largest voice note, bytes: a minute in the best quality that browsers record. */
export const maxVoiceBytes = 2 * 1024 * 1024
/** The longest voice note, milliseconds. */
export const maxVoiceMs = 60_000
/** The largest part of an upload, bytes. */
export const maxPartBytes = 256 * 1024
/** The most parts of one upload: an upload that is cut off again and again must not become thousands of objects. */
export const maxParts = 64
/** How many loudness values the drawn wave of a voice note has at most. */
export const maxWave = 48
