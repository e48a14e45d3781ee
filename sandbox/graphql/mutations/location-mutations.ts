import { idempotent } from "#sandbox/graphql/mutations/idempotent.ts";
import { digits, mutate, type UserError } from "#sandbox/graphql/mutations/mutate.ts";
import { ownedMetafields } from "#sandbox/graphql/mutations/owned-metafields.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { fulfillmentServiceGid } from "#sandbox/graphql/resolvers/fulfillment-service.ts";
import { gid } from "#sandbox/world/gid.ts";
import { activateLocation } from "#sandbox/world/locations/activate-location.ts";
import { addLocation } from "#sandbox/world/locations/add-location.ts";
import { createFulfillmentService } from "#sandbox/world/locations/create-fulfillment-service.ts";
import { deactivateLocation } from "#sandbox/world/locations/deactivate-location.ts";
import {
  deleteFulfillmentService,
  type ServiceInventoryAction,
} from "#sandbox/world/locations/delete-fulfillment-service.ts";
import { deleteLocation } from "#sandbox/world/locations/delete-location.ts";
import { editLocation } from "#sandbox/world/locations/edit-location.ts";
import { updateFulfillmentService } from "#sandbox/world/locations/update-fulfillment-service.ts";
import type { MetafieldInput } from "#sandbox/world/metafields/metafields.ts";
import type { AddressRecord } from "#sandbox/world/types.ts";

interface AddressInput {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  countryCode?: string | null;
  phone?: string | null;
  provinceCode?: string | null;
  zip?: string | null;
}

interface LocationInput {
  name?: string;
  address?: AddressInput;
  fulfillsOnlineOrders?: boolean | null;
  metafields?: MetafieldInput[] | null;
}

interface ServiceArguments {
  id: string;
  name?: string;
  callbackUrl?: string | null;
  trackingSupport?: boolean;
  inventoryManagement?: boolean;
  requiresShippingMethod?: boolean;
}

const address = (input: AddressInput | undefined): Partial<AddressRecord> => {
  const country = input?.countryCode;
  return {
    ...input,
    ...(country ? { country: new Intl.DisplayNames(["en"], { type: "region" }).of(country) ?? null } : {}),
  };
};

const online = ({ fulfillsOnlineOrders }: LocationInput) =>
  typeof fulfillsOnlineOrders === "boolean" ? { fulfillsOnlineOrders } : {};

export const locationMutations: TypeResolvers<undefined> = {
  locationAdd: (_root, { input }: { input: LocationInput }, context) => {
    return mutate(
      context,
      "locationAdd",
      { input },
      [],
      () => {
        const write = ownedMetafields(context, "Location", null, input.metafields, ["input", "metafields"]);
        const location = addLocation(
          context.world,
          context.shop.domain,
          { name: input.name ?? "", address: address(input.address), fulfillsOnlineOrders: true, ...online(input) },
          context.actor,
        );
        write(location.id);
        return { changed: true, payload: { location }, targetIds: [gid("Location", location.id)] };
      },
      (userErrors) => ({ location: null, userErrors }),
    );
  },
  locationEdit: (_root, { id, input }: { id: string; input: LocationInput }, context) => {
    return mutate(
      context,
      "locationEdit",
      { id, input },
      [id],
      () => {
        const write = ownedMetafields(context, "Location", digits(id, "Location"), input.metafields, [
          "input",
          "metafields",
        ]);
        const location = editLocation(
          context.world,
          context.shop.domain,
          digits(id, "Location"),
          {
            ...(input.name === undefined ? {} : { name: input.name }),
            ...(input.address ? { address: address(input.address) } : {}),
            ...online(input),
          },
          context.actor,
        );
        write(location.id);
        return { changed: true, payload: { location } };
      },
      (userErrors) => ({ location: null, userErrors }),
    );
  },
  locationActivate: idempotent((_root, args: { locationId: string }, context) =>
    mutate(
      context,
      "locationActivate",
      { ...args },
      [args.locationId],
      () => {
        const id = digits(args.locationId, "Location");
        const { location, changed } = activateLocation(context.world, context.shop.domain, id, context.actor);
        return { changed, payload: { location, locationActivateUserErrors: [] } };
      },
      (errors: UserError[]) => ({ location: null, locationActivateUserErrors: errors }),
    ),
  ),
  locationDeactivate: idempotent(
    (_root, args: { locationId: string; destinationLocationId?: string | null }, context) =>
      mutate(
        context,
        "locationDeactivate",
        { ...args },
        [args.locationId],
        () => {
          const { location, changed } = deactivateLocation(
            context.world,
            context.shop.domain,
            digits(args.locationId, "Location"),
            args.destinationLocationId ? digits(args.destinationLocationId, "Location") : null,
            context.actor,
          );
          return { changed, payload: { location, locationDeactivateUserErrors: [] } };
        },
        (errors: UserError[]) => ({ location: null, locationDeactivateUserErrors: errors }),
      ),
  ),
  locationDelete: (_root, args: { locationId: string }, context) =>
    mutate(
      context,
      "locationDelete",
      { ...args },
      [args.locationId],
      () => {
        deleteLocation(context.world, context.shop.domain, digits(args.locationId, "Location"), context.actor);
        return { changed: true, payload: { deletedLocationId: args.locationId, locationDeleteUserErrors: [] } };
      },
      (errors: UserError[]) => ({ deletedLocationId: null, locationDeleteUserErrors: errors }),
    ),
  fulfillmentServiceCreate: (_root, args: ServiceArguments & { name: string }, context) =>
    mutate(
      context,
      "fulfillmentServiceCreate",
      { ...args },
      [],
      () => {
        const service = createFulfillmentService(context.world, context.shop.domain, args, context.actor);
        return { changed: true, payload: { fulfillmentService: service }, targetIds: [fulfillmentServiceGid(service)] };
      },
      (userErrors) => ({ fulfillmentService: null, userErrors }),
    ),
  fulfillmentServiceUpdate: (_root, args: ServiceArguments, context) =>
    mutate(
      context,
      "fulfillmentServiceUpdate",
      { ...args },
      [args.id],
      () => {
        const { id, ...change } = args;
        const service = updateFulfillmentService(
          context.world,
          context.shop.domain,
          digits(id, "FulfillmentService"),
          change,
          context.actor,
        );
        return { changed: true, payload: { fulfillmentService: service } };
      },
      (userErrors) => ({ fulfillmentService: null, userErrors }),
    ),
  fulfillmentServiceDelete: (
    _root,
    args: { id: string; inventoryAction?: ServiceInventoryAction; destinationLocationId?: string | null },
    context,
  ) => {
    const { destinationLocationId } = args;
    return mutate(
      context,
      "fulfillmentServiceDelete",
      { ...args },
      [args.id],
      () => {
        const service = deleteFulfillmentService(
          context.world,
          context.shop.domain,
          digits(args.id, "FulfillmentService"),
          args.inventoryAction ?? "TRANSFER",
          destinationLocationId ? digits(destinationLocationId, "Location") : null,
          context.actor,
        );
        return { changed: true, payload: { deletedId: gid("FulfillmentService", service.id) } };
      },
      (userErrors) => ({ deletedId: null, userErrors }),
    );
  },
};
