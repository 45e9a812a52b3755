// A store that is closed, told in Chromium: Ana agrees a time with it, and comes back then.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOn } from '#test/support/axe.ts'
import { Associate, shopWithStaff } from '#test/support/desk.ts'
import { daily, saveShifts, saveStore } from '#test/support/hours.ts'
import { meet, visitorsOn } from '#test/support/page-people.ts'

const halfHourMs = 1_800_000
const dayMs = 86_400_000

/** The store of Dublin, which opens later today, or tomorrow at nine where today is nearly over; Noor works there from then on. */
async function closedStore() {
  const server = await shopWithStaff()
  const soon = Math.ceil((Date.now() + halfHourMs) / halfHourMs) * halfHourMs
  const late = new Date(soon).getUTCHours() >= 18
  const opens = late ? Math.ceil(soon / dayMs) * dayMs + 18 * halfHourMs : soon
  const hours = { week: daily({ from: clockTime(opens), to: clockTime(opens + 6 * halfHourMs) }) }
  await saveStore(server, 'dublin', { name: 'Dublin', hours })
  await saveShifts(server, 'staff-Noor', hours, { store: 'dublin' })
  await Associate.of(server, 'Noor', { isOn: false })
  return { server, opens }
}

test('Ana reads when a closed store opens, agrees a time, saves it to her calendar, moves it and takes it back', async () => {
  const { server, opens } = await closedStore()
  const [ana] = await visitorsOn('phone')
  if (!ana) throw new Error('nobody came')
  const { page } = ana
  await meet(server.url, [[ana, 'Ana']])
  // What the reader’s own clock shows then; where today is nearly over it is tomorrow.
  const timeAt = (at: number) => page.evaluate(timeInWords, at)
  const [first, second, third] = [
    await timeAt(opens),
    await timeAt(opens + halfHourMs),
    await timeAt(opens + 2 * halfHourMs),
  ]
  const said = (words: string, time: string) => new RegExp(`^${words} (tomorrow )?at ${time}$`)

  await openAsking(page)
  await page.getByText(said('Dublin opens', first)).waitFor()
  await page.getByRole('button', { name: 'Agree a time' }).tap()
  await page.getByRole('textbox', { name: 'Your question' }).fill('Does it fit a small hall?')
  await page.getByRole('button', { name: 'Choose a time' }).tap()
  await page.getByRole('alert').getByText('Choose a time').waitFor()
  await page.getByRole('radio', { name: second, exact: true }).check()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('button', { name: said('Come back', second) }).tap()

  const agreed = page.getByRole('dialog', { name: /^Your time with / })
  await agreed.getByText(said('Come back', second)).waitFor()
  expect(await violationsOn(page)).toEqual([])
  expect(await savedCalendar(page)).toContain(`DTSTART:${calendarTime(opens + halfHourMs)}`)
  await agreed.getByRole('button', { name: 'Move it' }).tap()
  await agreed.getByRole('radio', { name: third, exact: true }).check()
  await agreed.getByRole('button', { name: new RegExp(`^Move to (tomorrow at )?${third}$`) }).tap()
  await agreed.getByText(said('Come back', third)).waitFor()
  expect(await savedCalendar(page)).toContain(`DTSTART:${calendarTime(opens + 2 * halfHourMs)}`)
  await agreed.getByRole('button', { name: 'Take it back' }).tap()
  await agreed.waitFor({ state: 'detached' })

  await openAsking(page)
  await page.getByText(said('Dublin opens', first)).waitFor()
  expect(ana.errors).toEqual([])
})

async function openAsking(page: Page): Promise<void> {
  await page.locator('.bar-more').tap()
  await page.getByRole('menuitem', { name: /^Ask / }).tap()
  await page.getByRole('dialog').waitFor()
}

/** The file that the page saves of an appointment. */
async function savedCalendar(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save to my calendar' }).tap(),
  ])
  expect(download.suggestedFilename()).toBe('appointment.ics')
  return readFile(await download.path(), 'utf8')
}

function timeInWords(at: number): string {
  return new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(at)
}

/** As stores say it, in UTC. */
function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 16)
}

/** A moment as calendars write it: `20260603T093000Z`. */
function calendarTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
