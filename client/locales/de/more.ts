// The words of parts that are loaded on demand.
import answers from './answers.json'
import board from './board.json'
import calls from './calls.json'
import catchup from './catchup.json'
import compare from './compare.json'
import decisions from './decisions.json'
import desk from './desk.json'
import history from './history.json'
import install from './install.json'
import invite from './invite.json'
import kept from './kept.json'
import menu from './menu.json'
import notify from './notify.json'
import past from './past.json'
import settings from './settings.json'
import summary from './summary.json'
import talk from './talk.json'
import visits from './visits.json'

export const moreWords = {
  answers,
  board,
  calls,
  catchup,
  compare,
  decisions,
  desk,
  history,
  install,
  invite,
  kept,
  menu,
  notify,
  past,
  settings,
  summary,
  talk,
  visits,
}
