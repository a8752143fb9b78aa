// Keeps what is typed in a form on the server, as its author's own draft, until it is saved. Nothing is kept in the
// browser. Where something can't be kept, it says so, leaves the form as it is, and asks before the page is left.

const QUIET = 2_000; // after the last key
const APART = 10_000; // between two sendings, and at most until the first one
const AGAIN = 30_000; // after the server was out of reach
const LARGEST_KEPT_ALIVE = 30_000; // characters: a browser takes 64 KB with it when a page goes
const NEVER_SENT = new Set(["password", "file"]);

class Draft {
  constructor(place) {
    this.place = place;
    this.form = place.closest("form");
    this.line = place.querySelector("[data-typed-line]");
    this.said = place.querySelector("[data-typed-said]");
    this.held = this.asText(this.fields());
    this.changedAt = 0;
    this.sentAt = 0;
    this.state = "";
    this.listen();
  }

  listen() {
    for (const name of ["input", "change"]) {
      this.form.addEventListener(name, () => this.changed());
    }
    this.form.addEventListener("submit", () => this.submitted());
    window.addEventListener("pageshow", (event) => { this.isSubmitted &&= !event.persisted; });
    window.addEventListener("pagehide", () => this.send());
    document.addEventListener("visibilitychange", () => this.send());
    window.addEventListener("focus", () => this.failed && this.send());
    window.addEventListener("online", () => this.failed && this.send());
    window.addEventListener("beforeunload", (event) => {
      if (this.failed && this.isWaiting) {
        event.preventDefault();
      }
    });
  }

  fields() {
    const data = new FormData(this.form);
    data.delete("csrfmiddlewaretoken");
    for (const control of this.form.elements) {
      if (NEVER_SENT.has(control.type)) {
        data.delete(control.name);
      }
    }
    return data;
  }

  asText(fields) {
    return JSON.stringify([...fields]);
  }

  get isWaiting() {
    return !this.isSubmitted && this.asText(this.fields()) !== this.held;
  }

  get failed() {
    return this.state !== "" && this.state !== "kept";
  }

  // Two seconds after the last key, or ten after the first one not sent yet; never twice within ten.
  changed() {
    const now = Date.now();
    this.changedAt ||= now;
    this.sendAt(Math.max(this.sentAt + APART, Math.min(now + QUIET, this.changedAt + APART)));
  }

  sendAt(moment) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.max(0, moment - Date.now()));
  }

  submitted() {
    this.isSubmitted = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  async send() {
    if (!this.isWaiting || (this.sending && !this.isLeaving)) {
      return;
    }
    clearTimeout(this.timer);
    this.sending?.abort(); // the page goes: what was typed last matters most
    const sending = this.sending = new AbortController();
    this.sentAt = Date.now();
    this.changedAt = 0;
    const fields = this.fields();
    const text = this.asText(fields);
    const answer = await this.ask(fields, text.length < LARGEST_KEPT_ALIVE, sending.signal);
    if (sending.signal.aborted) {
      return;
    }
    this.sending = null;
    if (answer.kept_at) {
      this.held = text;
    }
    this.say(answer);
    if (answer.why === "out-of-reach") {
      this.sendAt(Date.now() + AGAIN);
    } else if (answer.kept_at && this.isWaiting) {
      this.changed(); // typed meanwhile
    }
  }

  get isLeaving() {
    return document.visibilityState === "hidden";
  }

  async ask(fields, isSmall, signal) {
    try {
      const answer = await this.post(fields, isSmall, signal);
      if (answer.why !== "refused") {
        return answer;
      }
      const person = await this.person(signal);
      return person.csrf ? await this.post(fields, isSmall, signal) : person;
    } catch {
      return { why: "out-of-reach" };
    }
  }

  async post(fields, isSmall, signal) {
    fields.set("typed_page", this.place.dataset.typed);
    return this.answerOf(await fetch(this.place.dataset.typedTo, {
      method: "POST",
      body: fields,
      headers: { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value },
      keepalive: isSmall && this.isLeaving, // the page may be gone before the answer comes
      signal,
    }));
  }

  // Whether it is still the same person. Signing in again, in another tab, makes the form's CSRF token void, and without
  // a new one it could not be saved either.
  async person(signal) {
    const asked = new URLSearchParams({ typed_page: this.place.dataset.typed });
    const answer = await this.answerOf(await fetch(`${this.place.dataset.typedTo}?${asked}`, { signal }));
    for (const box of answer.csrf ? document.querySelectorAll("[name=csrfmiddlewaretoken]") : []) {
      box.value = answer.csrf;
    }
    return answer;
  }

  async answerOf(response) {
    const isOurs = response.headers.get("Content-Type")?.startsWith("application/json");
    return isOurs ? response.json() : { why: response.status >= 500 ? "out-of-reach" : "refused" };
  }

  // The line is for the eye. A screen reader hears only of a change between kept and not kept, not of each time.
  say(answer) {
    const state = answer.kept_at ? "kept" : answer.why;
    const words = this.place.dataset[state.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] ?? this.place.dataset.refused;
    this.line.textContent = words.replace("{time}", answer.kept_at ?? "");
    if (state !== this.state) {
      this.said.textContent = this.line.textContent;
    }
    this.state = state;
    this.place.hidden = false;
    this.place.classList.toggle("app-typed--not-kept", this.failed);
  }
}

for (const place of document.querySelectorAll("[data-typed]")) {
  new Draft(place);
}
