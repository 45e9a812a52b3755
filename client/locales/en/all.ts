import app from './app.json'
import cart from './cart.json'
import people from './people.json'
import presence from './presence.json'
import { refusals } from './refusals.ts'
import shop from './shop.json'
import stage from './stage.json'
import ui from './ui.json'

export const words = { app, cart, people, presence, refusals, shop, stage, ui }
