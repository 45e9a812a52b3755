import app from './app.json'
import cart from './cart.json'
import compare from './compare.json'
import decisions from './decisions.json'
import invite from './invite.json'
import people from './people.json'
import presence from './presence.json'
import { refusals } from './refusals.ts'
import shop from './shop.json'
import stage from './stage.json'
import talk from './talk.json'
import ui from './ui.json'

export const words = { app, cart, compare, decisions, invite, people, presence, refusals, shop, stage, talk, ui }
