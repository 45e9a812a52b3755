// The way to the chat, wherever it stands at the width of the page.
import type { Page } from 'playwright-core'

const inRail = (page: Page) => page.getByRole('complementary').getByRole('button', { name: /^Threads/ })

/** Opens the overview of all threads: in the rail of a wide page, in a tab, or on a phone in a sheet. */
export async function openThreads(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^Chat/ })
  const inDock = page.getByRole('navigation').getByRole('button', { name: /Chat$/ })
  await inRail(page).or(tab).or(inDock).first().click()
  await page.getByRole('radio', { name: 'All' }).waitFor({ state: 'attached' })
}

/** Opens what is said to everyone. */
export async function openGroupChat(page: Page): Promise<void> {
  await openThreads(page)
  await page.getByRole('button', { name: /^Group chat/ }).click()
  await page.getByRole('button', { name: 'All threads' }).or(inRail(page)).first().waitFor()
}
