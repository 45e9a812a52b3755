import type { Panel } from './panels.tsx'

/** Goes to the search field on the page, or opens the one over it. */
export function find(onPanel: (panel: Panel) => void): void {
  const field = document.querySelector<HTMLInputElement>('.room-browse input[type=search]')
  if (field) field.focus()
  else onPanel('find')
}
