// The wire to the admin page around the frame. Only messages of that window and that origin count.

/** Opens the wire. `tell` expects nothing, `ask` waits for the answer, `on` hears what the admin says. */
export function openChannel(adminOrigin) {
  const waiting = new Map();
  const listeners = new Map();
  let lastQuestion = 0;

  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || origin !== adminOrigin || data?.appBridge !== 1) return;
    if (data.type !== "answer") {
      listeners.get(data.type)?.(data);
      return;
    }
    const question = waiting.get(data.question);
    waiting.delete(data.question);
    if (data.error) question?.reject(new Error(data.error));
    else question?.resolve(data.value);
  });

  const send = (message) => window.parent.postMessage({ appBridge: 1, ...message }, adminOrigin);

  return {
    tell: (type, message) => send({ ...message, type }),
    ask: (type, message = {}) =>
      new Promise((resolve, reject) => {
        const question = ++lastQuestion;
        waiting.set(question, { resolve, reject });
        send({ ...message, type, question });
      }),
    on: (type, listener) => listeners.set(type, listener),
  };
}
