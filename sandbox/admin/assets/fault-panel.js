// Reads and sets the sandbox's faults as the control address takes them.

const panel = document.getElementById("fault-panel");
const said = document.getElementById("fault-said");
const percent = (rate) => String(Math.round((rate ?? 0) * 100));

function show(faults) {
  for (const input of panel.querySelectorAll("[data-webhooks]"))
    input.value = percent(faults.webhooks?.[input.dataset.webhooks]);
  for (const input of panel.querySelectorAll("[data-webhooks-ms]"))
    input.value = String(faults.webhooks?.[input.dataset.webhooksMs] ?? 0);
  for (const input of panel.querySelectorAll("[data-graphql]")) {
    const plan = faults.graphql?.find((one) => one.kind === input.dataset.graphql && one.rate !== undefined);
    input.value = percent(plan?.rate);
    const ms = input.closest(".fault").querySelector("[data-ms]");
    if (ms && plan?.ms !== undefined) ms.value = String(plan.ms);
  }
}

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
  show({});
  void set(read());
});

const now = await fetch("/control/faults");
if (now.ok) show(await now.json());
