import app from './app.json'
import cart from './cart.json'
import invite from './invite.json'
import people from './people.json'
import { refusals } from './refusals.ts'
import shop from './shop.json'
import stage from './stage.json'
import ui from './ui.json'

export const words = { app, cart, invite, people, refusals, shop, stage, ui }
