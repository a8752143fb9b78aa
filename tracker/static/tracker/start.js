import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";

initAll();

// The filter panel is open without JavaScript. On a narrow screen it starts closed, so that the list comes first.
if (window.matchMedia("(max-width: 48em)").matches) {
  for (const panel of document.querySelectorAll("details.app-filter")) {
    panel.open = false;
  }
}
