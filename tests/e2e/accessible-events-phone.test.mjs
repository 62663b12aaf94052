import { PHONE } from "./support/browser.mjs";
import { everyEventScreenIsAccessible } from "./support/event-axe.mjs";

everyEventScreenIsAccessible("390 × 844", PHONE);
