// Runs before the page is drawn: GOV.UK Frontend hides and shows parts by these two classes.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
