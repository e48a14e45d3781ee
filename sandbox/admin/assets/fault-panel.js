// Sets the sandbox's faults as the control address takes them. The page came with those that are on.

const panel = document.getElementById("fault-panel");
const said = document.getElementById("fault-said");
function read() {
  const webhooks = {};
  for (const input of panel.querySelectorAll("[data-webhooks]"))
    webhooks[input.dataset.webhooks] = Number(input.value) / 100;
  for (const input of panel.querySelectorAll("[data-webhooks-ms]"))
    webhooks[input.dataset.webhooksMs] = Number(input.value);
  const graphql = [];
  for (const input of panel.querySelectorAll("[data-graphql]")) {
    if (Number(input.value) === 0) continue;
    const ms = input.closest(".fault").querySelector("[data-ms]");
    graphql.push({
      kind: input.dataset.graphql,
      rate: Number(input.value) / 100,
      ...(ms ? { ms: Number(ms.value) } : {}),
    });
  }
  return { webhooks, graphql };
}

async function set(faults) {
  const answer = await fetch("/control/faults", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(faults),
  });
  said.textContent = answer.ok ? "Done." : `The sandbox refused: ${await answer.text()}`;
}

panel.addEventListener("submit", (event) => {
  event.preventDefault();
  void set(read());
});
document.getElementById("calm").addEventListener("click", () => {
  for (const input of panel.querySelectorAll("[data-webhooks], [data-webhooks-ms], [data-graphql]")) input.value = "0";
  void set(read());
});
