import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { setLocalPickup } from "#sandbox/world/locations/set-local-pickup.ts";
import type { LocalPickup } from "#sandbox/world/records/location.ts";

interface EnableArguments {
  localPickupSettings: {
    locationId: string;
    pickupTime: LocalPickup["pickupTime"] | "CUSTOM";
    instructions?: string | null;
  };
}

export const localPickupMutations: TypeResolvers<undefined> = {
  locationLocalPickupEnable: (_root, args: EnableArguments, context) => {
    const { locationId, pickupTime, instructions } = args.localPickupSettings;
    return mutate(
      context,
      "locationLocalPickupEnable",
      { ...args },
      [locationId],
      () => {
        const { localPickup } = setLocalPickup(
          context.world,
          context.shop.domain,
          digits(locationId, "Location"),
          { pickupTime, instructions: instructions ?? "" },
          ["localPickupSettings", "locationId"],
          context.actor,
        );
        return { changed: true, payload: { localPickupSettings: localPickup } };
      },
      (userErrors) => ({ localPickupSettings: null, userErrors }),
    );
  },
  locationLocalPickupDisable: (_root, args: { locationId: string }, context) =>
    mutate(
      context,
      "locationLocalPickupDisable",
      { ...args },
      [args.locationId],
      () => {
        const id = digits(args.locationId, "Location");
        setLocalPickup(context.world, context.shop.domain, id, null, ["locationId"], context.actor);
        return { changed: true, payload: { locationId: args.locationId } };
      },
      (userErrors) => ({ locationId: null, userErrors }),
    ),
};
