// Keys that belong to an input method, such as the Enter that takes a Japanese word as it stands. They reach the field, and no
// handler of the page: so none of them can forget to ask.

/** The `keyCode` that browsers give a key which an input method has taken (UI Events, 7.3.1). */
const takenKeyCode = 229

/**
 * Whether an input method has taken a key press. WebKit ends a composition before the key that ended it, so that
 * `isComposing` is false by then; only the code still says it. Times between the two events say nothing: in Korean a real Enter
 * follows within milliseconds.
 */
function isOfInputMethod(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else says it
  return event.isComposing || event.keyCode === takenKeyCode
}

/** Withholds such key presses from all handlers added after this, wherever they listen. */
export function withholdInputMethodKeys(page: EventTarget): void {
  const withhold = (event: Event) => {
    // What the browser itself does with the key goes on.
    if (isOfInputMethod(event as KeyboardEvent)) event.stopImmediatePropagation()
  }
  page.addEventListener('keydown', withhold, { capture: true })
}
