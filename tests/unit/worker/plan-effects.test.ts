import { describe, expect, it } from "vitest";
import type { Decision } from "#app/rules/decision.ts";
import type { DecidedEffect } from "#app/rules/effect.ts";
import type { OpenEffect } from "#app/store/effects.server.ts";
import { planEffects } from "#app/worker/plan-effects.ts";

const slot = { ruleId: "r", actionId: "tag", target: "gid://shopify/Order/1" };
const IN_FORCE = new Set(["r"]);
const NOT_LOOKED_AT = () => false;
const LOOKED_AT = () => true;
const on = (digest = "d"): DecidedEffect => ({
  ...slot,
  ruleVersion: 1,
  acts: "state",
  occasion: `on:${digest}`,
  body: { kind: "add_tags", tags: ["x"] },
  lane: { kind: "order", key: "1" },
  approval: false,
});
const off = (digest = "d"): DecidedEffect => ({
  ...on(digest),
  occasion: `off:${digest}`,
  body: { kind: "remove_tags", tags: ["x"] },
});
const decision = (effects: DecidedEffect[], desired: { on: boolean; digest?: string } | null): Decision => ({
  engine: "1",
  findings: [],
  effects,
  watched: [],
  desired: desired ? [{ ...slot, on: desired.on, digest: desired.digest ?? "d", wants: {} }] : [],
  timers: [],
  stages: [],
  closed: [],
  waivers: [],
  needs: [],
  goneHolds: [],
  digest: "x",
});
const open = (effect: DecidedEffect, status: "INTENDED" | "SENT", run = 1): OpenEffect =>
  ({ id: run, ...effect, occasion: `${effect.occasion}#${run}`, status }) as unknown as OpenEffect;

describe("planEffects", () => {
  it("inserts a state with the number of its run", () => {
    const { insert, supersede } = planEffects(decision([on()], { on: true }), [], [], 7, IN_FORCE, NOT_LOOKED_AT);
    expect(insert.map((effect) => effect.occasion)).toEqual(["on:d#7"]);
    expect(supersede).toEqual([]);
  });

  it.each(["INTENDED", "SENT"] as const)("keeps an open effect (%s) that says the same", (status) => {
    expect(
      planEffects(decision([on()], { on: true }), [open(on(), status)], [], 7, IN_FORCE, NOT_LOOKED_AT),
    ).toMatchObject({
      insert: [],
      supersede: [],
    });
  });

  it("replaces an unsent state that is no longer wanted, also when nothing has to be undone", () => {
    const unsent = open(on(), "INTENDED");
    expect(planEffects(decision([], { on: false }), [unsent], [], 7, IN_FORCE, NOT_LOOKED_AT)).toMatchObject({
      insert: [],
      supersede: [unsent],
    });
  });

  it("replaces an unsent undoing when the state is wanted again", () => {
    const unsent = open(off(), "INTENDED");
    expect(planEffects(decision([], { on: true }), [unsent], [], 7, IN_FORCE, NOT_LOOKED_AT)).toMatchObject({
      insert: [],
      supersede: [unsent],
    });
  });

  it("writes other content anew and leaves what may have been sent to be settled", () => {
    const sent = open(on("old"), "SENT");
    const { insert, supersede } = planEffects(
      decision([on("new")], { on: true, digest: "new" }),
      [sent],
      [],
      7,
      IN_FORCE,
      NOT_LOOKED_AT,
    );
    expect(insert.map((effect) => effect.occasion)).toEqual(["on:new#7"]);
    expect(supersede).toEqual([]);
  });

  it("replaces unsent states of a rule that does other things by now, or that was switched off", () => {
    const unsent = open(on(), "INTENDED");
    const other = decision([], null);
    expect(planEffects(other, [unsent], [], 7, IN_FORCE, LOOKED_AT).supersede).toEqual([unsent]);
    expect(planEffects(other, [unsent], [], 7, new Set(), NOT_LOOKED_AT).supersede).toEqual([unsent]);
    expect(planEffects(other, [open(on(), "SENT")], [], 7, new Set(), LOOKED_AT).supersede).toEqual([]);
  });

  it("leaves the effects of a rule alone that was not looked at", () => {
    expect(planEffects(decision([], null), [open(on(), "INTENDED")], [], 7, IN_FORCE, NOT_LOOKED_AT)).toMatchObject({
      insert: [],
      supersede: [],
    });
  });

  it("does not write down twice what came to nothing already", () => {
    const fruitless = [{ ...slot, on: true, digest: "d" }];
    expect(planEffects(decision([on()], { on: true }), [], fruitless, 7, IN_FORCE, NOT_LOOKED_AT).insert).toEqual([]);
    expect(
      planEffects(decision([on("e")], { on: true, digest: "e" }), [], fruitless, 7, IN_FORCE, NOT_LOOKED_AT).insert,
    ).toHaveLength(1);
  });

  it("leaves the occasion of a one-shot effect as it is", () => {
    const once: DecidedEffect = {
      ...on(),
      acts: "once",
      occasion: "",
      body: { kind: "trigger_flow", handle: "h", payload: {} },
    };
    expect(planEffects(decision([once], null), [], [], 7, IN_FORCE, NOT_LOOKED_AT).insert).toEqual([once]);
  });

  it("gives what acts each time an occasion of its run", () => {
    const each: DecidedEffect = { ...on(), acts: "each", occasion: "@run" };
    expect(planEffects(decision([each], null), [], [], 7, IN_FORCE, NOT_LOOKED_AT).insert).toEqual([
      { ...each, occasion: "run:7" },
    ]);
  });
});
