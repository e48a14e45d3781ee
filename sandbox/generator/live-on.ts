// Orders that live on by themselves: what becomes of each is drawn when it is made, and happens when its time has come.

import type { Life } from "#sandbox/generator/draw-life.ts";
import { takeStep } from "#sandbox/generator/take-step.ts";
import { doLater } from "#sandbox/world/due.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** @param bornMs when the order was made. */
export function giveLife(world: World, shop: string, orderId: string, life: Life, bornMs: number): void {
  world.state.lives[orderId] = life.map(({ afterMs, ...step }) => ({ ...step, atMs: bornMs + afterMs }));
  comeAgain(world, shop, orderId);
}

/** Takes the next step of an order's life; staff or Shopify may refuse it, as it does not fit any more. */
export function liveOn(world: World, shop: string, orderId: string): void {
  const life = world.state.lives[orderId];
  const order = world.order(shop, orderId);
  const [step, ...rest] = life ?? [];
  delete world.state.lives[orderId];
  if (!order || !step) return;
  try {
    takeStep(world, order, step);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  if (rest.length === 0) return;
  world.state.lives[orderId] = rest;
  comeAgain(world, shop, orderId);
}

function comeAgain(world: World, shop: string, orderId: string): void {
  const [next] = world.state.lives[orderId] ?? [];
  if (next) doLater(world, shop, "live-on", orderId, next.atMs - world.nowMs());
  else delete world.state.lives[orderId];
}
