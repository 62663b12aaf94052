import { DESK } from "./support/browser.mjs";
import { everyEventScreenIsAccessible } from "./support/event-axe.mjs";

everyEventScreenIsAccessible("1280 × 800", DESK);
