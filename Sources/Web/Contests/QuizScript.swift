/// The module of an attempt's pages: it keeps each answer as soon as it is given, holds on to what could not be sent, and counts the time down.
///
/// Without it the same form works by its buttons. It never asks the clock of the device: the seconds left come with the page and with every answer of the
/// server, and are counted by the browser's steady timer, which does not move when somebody sets the clock.
enum QuizScript {
    static let path = StaticFiles.scriptPath

    static let source = """
        "use strict";
        (() => {
          const clock = document.querySelector(".quiz-clock");
          const form = document.querySelector("form.quiz");
          let ends = null, busy = false, waiting = null, typing = 0;
          const set = seconds => { ends = performance.now() + seconds * 1000; };
          const left = () => Math.max(0, Math.ceil((ends - performance.now()) / 1000));
          if (clock) {
            set(Number(clock.dataset.seconds));
            const shown = clock.querySelector("[data-left]");
            const tick = () => {
              const now = left();
              shown.textContent = Math.floor(now / 60) + ":" + String(now % 60).padStart(2, "0");
              // Whole seconds are cut off on the way here, so the end is a moment later; what is being typed is sent first.
              if (now === 0 && !busy && !waiting && !typing) {
                clearInterval(timer);
                setTimeout(() => location.assign(clock.dataset.over), 1500);
              }
            };
            const timer = setInterval(tick, 500);
          }
          if (!form) return;

          const state = form.querySelector(".quiz-state");
          const key = "thidua:" + form.action;
          const say = text => { if (state.textContent !== text) state.textContent = text; };
          const body = () => {
            const data = new URLSearchParams(new FormData(form));
            data.delete("_key");
            return data;
          };
          const remember = data => { try { sessionStorage.setItem(key, data.toString()); } catch {} };
          const forget = () => { try { sessionStorage.removeItem(key); } catch {} };

          // One request at a time; what was given last is what is sent next, until the server has it.
          let onward = null, pause = 500;
          const send = async () => {
            if (busy || !waiting) return;
            busy = true;
            const data = waiting;
            say(form.dataset.sending);
            try {
              const answer = await fetch(form.action, {
                method: "POST", body: data, headers: {Accept: "application/json"}, credentials: "same-origin", signal: AbortSignal.timeout(10000)});
              if (answer.ok) {
                const told = await answer.json();
                if (typeof told.seconds === "number") set(told.seconds);
                if (waiting === data) { waiting = null; forget(); }
                pause = 500;
                say(form.dataset.kept);
              } else if (answer.status >= 500) {
                throw new Error(answer.status);
              } else {
                // A clear no: time over, handed in elsewhere, or something mistyped. The form itself shows the server's words.
                waiting = null; forget(); busy = false;
                onward = null;
                HTMLFormElement.prototype.submit.call(form);
                return;
              }
            } catch {
              say(form.dataset.lost);
              setTimeout(send, pause);
              pause = Math.min(pause * 2, 5000);
            }
            busy = false;
            if (waiting) { if (pause === 500) send(); } else if (onward) location.assign(onward);
          };
          const keep = () => { waiting = body(); remember(waiting); send(); };

          form.addEventListener("change", keep);
          form.addEventListener("input", event => {
            if (event.target.type !== "text") return;
            clearTimeout(typing);
            typing = setTimeout(() => { typing = 0; keep(); }, 600);
          });
          form.addEventListener("submit", event => {
            event.preventDefault();
            clearTimeout(typing);
            typing = 0;
            const way = event.submitter && event.submitter.value === "truoc" ? "truoc" : "tiep";
            onward = form.dataset[way];
            keep();
          });
          addEventListener("online", () => { pause = 500; send(); });
          addEventListener("beforeunload", event => { if (waiting && !onward) event.preventDefault(); });

          // What a page that was closed could not send.
          let old = null;
          try { old = sessionStorage.getItem(key); } catch {}
          if (old) {
            const values = new URLSearchParams(old).getAll("given");
            for (const box of form.elements.given instanceof RadioNodeList ? form.elements.given : [form.elements.given]) {
              if (!box) continue;
              if (box.type === "text") box.value = values[0] || ""; else box.checked = values.includes(box.value);
            }
            keep();
          }
        })();
        """
}
