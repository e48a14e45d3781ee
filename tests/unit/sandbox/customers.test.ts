import { describe, expect, it } from "vitest";
import { doAllDue } from "#sandbox/graphql/due-verbs.ts";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { ALL_SCOPES, ask, OTHER_SHOP, place, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

function shop() {
  const { world, topics, clock } = smallWorld();
  const answer = (query: string, variables: Record<string, unknown> = {}) => {
    const scopes = [...ALL_SCOPES, "write_customer_data_erasure"];
    const { body } = ask(world, query, variables, { scopes });
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, unknown>;
  };
  const customer = (draft: Parameters<typeof createCustomer>[2]) => createCustomer(world, SHOP, draft);
  return { world, topics, clock, answer, customer };
}

const CREATE = `mutation ($input: CustomerInput!) { customerCreate(input: $input) {
  customer { id displayName email defaultPhoneNumber { phoneNumber } tags locale taxExempt taxExemptions
    defaultAddress { address1 country provinceCode } addressesV2(first: 5) { nodes { city } }
    defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt validFormat }
    canDelete numberOfOrders metafield(namespace: "custom", key: "tier") { value } }
  userErrors { field message } } }`;
const UPDATE = `mutation ($input: CustomerInput!) { customerUpdate(input: $input) {
  customer { firstName note tags addressesV2(first: 5) { nodes { city } } } userErrors { field message } } }`;

describe("a customer that an app makes", () => {
  it("has what the input says", () => {
    const { answer, topics } = shop();
    const made = answer(CREATE, {
      input: {
        firstName: "Ann",
        lastName: "Lee",
        email: "ann@example.com",
        phone: "+44 20 7946 0018",
        tags: ["vip", "wholesale, VIP"],
        taxExempt: true,
        taxExemptions: ["EU_REVERSE_CHARGE_EXEMPTION_RULE"],
        addresses: [
          { address1: "1 Elm Grove", city: "Toronto", countryCode: "CA", provinceCode: "ON" },
          { city: "Ottawa", countryCode: "CA" },
        ],
        emailMarketingConsent: { marketingState: "SUBSCRIBED", marketingOptInLevel: "CONFIRMED_OPT_IN" },
        metafields: [{ namespace: "custom", key: "tier", type: "single_line_text_field", value: "gold" }],
      },
    });
    expect(made.customerCreate).toMatchObject({
      customer: {
        displayName: "Ann Lee",
        defaultPhoneNumber: { phoneNumber: "+442079460018" },
        tags: ["vip", "wholesale"],
        locale: "en",
        taxExempt: true,
        taxExemptions: ["EU_REVERSE_CHARGE_EXEMPTION_RULE"],
        defaultAddress: { address1: "1 Elm Grove", country: "Canada", provinceCode: "ON" },
        addressesV2: { nodes: [{ city: "Toronto" }, { city: "Ottawa" }] },
        defaultEmailAddress: {
          marketingState: "SUBSCRIBED",
          marketingOptInLevel: "CONFIRMED_OPT_IN",
          marketingUpdatedAt: "2026-11-24T10:00:00Z",
          validFormat: true,
        },
        canDelete: true,
        numberOfOrders: "0",
        metafield: { value: "gold" },
      },
      userErrors: [],
    });
    expect(topics()).toEqual(["customers/create"]);
  });

  it.each([
    [{}, null, "A name, phone number, or email address must be present"],
    [{ email: "no address" }, ["email"], "Email is invalid"],
    [{ email: "Taken@Example.com" }, ["email"], "Email has already been taken"],
    [{ phone: "12" }, ["phone"], "Phone is invalid"],
    [{ phone: "+44 1273 000 111" }, ["phone"], "Phone has already been taken"],
    [{ firstName: "x".repeat(256) }, ["firstName"], "First name is too long (maximum is 255 characters)"],
    [{ lastName: "a", note: "x".repeat(5_001) }, ["note"], "Note is too long (maximum is 5000 characters)"],
    [{ id: "gid://shopify/Customer/1", lastName: "a" }, ["id"], "Cannot specify Customer ID on creation"],
    [
      { lastName: "a", emailMarketingConsent: { marketingState: "SUBSCRIBED" } },
      ["emailMarketingConsent"],
      "An email address is required to set the email marketing consent state.",
    ],
    [
      { email: "b@example.com", emailMarketingConsent: { marketingState: "NOT_SUBSCRIBED" } },
      ["emailMarketingConsent", "marketingState"],
      "Cannot specify NOT_SUBSCRIBED as a marketing state input",
    ],
  ])("is refused for %j", (input, field, message) => {
    const { answer, customer, topics } = shop();
    customer({ email: "taken@example.com", phone: "+441273000111" });
    topics();
    expect(answer(CREATE, { input }).customerCreate).toEqual({ customer: null, userErrors: [{ field, message }] });
    expect(topics()).toEqual([]);
  });

  it("is told all that is wrong at once, and another shop's customers do not matter", () => {
    const { answer, world } = shop();
    createCustomer(world, OTHER_SHOP, { email: "ann@example.com" });
    expect(answer(CREATE, { input: { email: "a@b", phone: "1" } }).customerCreate).toMatchObject({
      userErrors: [{ message: "Email is invalid" }, { message: "Phone is invalid" }],
    });
    expect(answer(CREATE, { input: { email: "ann@example.com" } }).customerCreate).toMatchObject({ userErrors: [] });
  });
});

describe("customerUpdate", () => {
  it("changes what is given, tells of tags that came and went, and of nothing when nothing changed", () => {
    const { answer, customer, topics } = shop();
    const { id } = customer({ firstName: "Ann", email: "a@example.com", tags: ["old", "stays"], note: "n" });
    topics();
    const input = { id: gid("Customer", id), firstName: "Anne", tags: ["stays", "new"] };
    expect(answer(UPDATE, { input }).customerUpdate).toMatchObject({
      customer: { firstName: "Anne", note: "n", tags: ["new", "stays"] },
      userErrors: [],
    });
    expect(topics()).toEqual(["customers/update", "customer.tags_added", "customer.tags_removed"]);
    answer(UPDATE, { input });
    expect(topics()).toEqual([]);
    expect(
      answer(UPDATE, { input: { id: gid("Customer", id), addresses: [{ city: "Hove", countryCode: "GB" }] } })
        .customerUpdate,
    ).toMatchObject({ customer: { addressesV2: { nodes: [{ city: "Hove" }] } } });
    // The address of e-mail that it gave up can be taken by another.
    answer(UPDATE, { input: { id: gid("Customer", id), email: "b@example.com" } });
    expect(answer(CREATE, { input: { email: "a@example.com" } }).customerCreate).toMatchObject({ userErrors: [] });
  });

  it("sends changes of consent to their own mutations", () => {
    const { answer, customer } = shop();
    const { id } = customer({ email: "a@example.com" });
    const input = { id: gid("Customer", id), emailMarketingConsent: { marketingState: "SUBSCRIBED" } };
    expect(answer(UPDATE, { input }).customerUpdate).toMatchObject({
      customer: null,
      userErrors: [
        {
          field: ["emailMarketingConsent"],
          message:
            "To update emailMarketingConsent, please use the customerEmailMarketingConsentUpdate Mutation instead",
        },
      ],
    });
    const consent = `mutation ($input: CustomerEmailMarketingConsentUpdateInput!) {
      customerEmailMarketingConsentUpdate(input: $input) {
        customer { emailMarketingConsent { marketingState marketingOptInLevel consentUpdatedAt } }
        userErrors { field message code } } }`;
    const asked = (emailMarketingConsent: object) =>
      answer(consent, { input: { customerId: gid("Customer", id), emailMarketingConsent } })
        .customerEmailMarketingConsentUpdate;
    expect(asked({ marketingState: "SUBSCRIBED", consentUpdatedAt: "2026-11-01T00:00:00Z" })).toEqual({
      customer: {
        emailMarketingConsent: {
          marketingState: "SUBSCRIBED",
          marketingOptInLevel: "SINGLE_OPT_IN",
          consentUpdatedAt: "2026-11-01T00:00:00Z",
        },
      },
      userErrors: [],
    });
    expect(asked({ marketingState: "SUBSCRIBED", consentUpdatedAt: "2027-11-01T00:00:00Z" })).toMatchObject({
      userErrors: [{ field: ["input", "emailMarketingConsent", "consentUpdatedAt"], code: "INVALID" }],
    });
  });
});

describe("customerSet", () => {
  const SET = `mutation ($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
    customerSet(identifier: $identifier, input: $input) { customer { firstName email } userErrors { field code } } }`;

  it.each([
    ["makes one without an identifier", null, { firstName: "New" }, { firstName: "New" }, []],
    [
      "changes the one with that address",
      { email: "a@example.com" },
      { email: "a@example.com", firstName: "B" },
      { firstName: "B" },
      [],
    ],
    [
      "makes one when nobody has that address",
      { email: "c@example.com" },
      { email: "c@example.com", firstName: "C" },
      { firstName: "C" },
      [],
    ],
    [
      "wants the address in the input too",
      { email: "a@example.com" },
      { firstName: "B" },
      null,
      [{ field: ["input"], code: "MISSING_FIELD_REQUIRED" }],
    ],
    [
      "wants both to be the same",
      { email: "a@example.com" },
      { email: "b@example.com" },
      null,
      [{ field: ["input", "email"], code: "INPUT_MISMATCH" }],
    ],
    [
      "does not find an id that is nobody's",
      { id: "gid://shopify/Customer/1" },
      { firstName: "B" },
      null,
      [{ field: ["input"], code: "NOT_FOUND" }],
    ],
  ])("%s", (_claim, identifier, input, customer, userErrors) => {
    const world = shop();
    world.customer({ email: "a@example.com", firstName: "A" });
    expect(world.answer(SET, { identifier, input }).customerSet).toMatchObject({ customer, userErrors });
  });
});

describe("addresses", () => {
  it("are added, changed, made the default and taken away", () => {
    const { answer, customer, topics } = shop();
    const one = customer({ email: "a@example.com", addresses: [{ city: "Hove" }] });
    topics();
    const customerId = gid("Customer", one.id);
    const read = () =>
      answer(`query ($id: ID!) { customer(id: $id) { defaultAddress { city } addresses { id city country } } }`, {
        id: customerId,
      }).customer as { defaultAddress: object; addresses: { id: string }[] };
    const added = answer(
      `mutation ($customerId: ID!, $address: MailingAddressInput!) {
        customerAddressCreate(customerId: $customerId, address: $address) { address { id } userErrors { message } } }`,
      { customerId, address: { city: "Lyon", countryCode: "FR" } },
    ).customerAddressCreate as { address: { id: string } };
    const addressId = added.address.id;
    expect(read()).toMatchObject({ defaultAddress: { city: "Hove" }, addresses: [{ city: "Hove" }, { city: "Lyon" }] });
    answer(
      `mutation ($customerId: ID!, $addressId: ID!, $address: MailingAddressInput!) {
        customerAddressUpdate(customerId: $customerId, addressId: $addressId, address: $address, setAsDefault: true) {
          address { city country } userErrors { message } } }`,
      { customerId, addressId, address: { city: "Paris" } },
    );
    expect(read()).toMatchObject({
      defaultAddress: { city: "Paris" },
      addresses: [{ city: "Paris", country: "France" }, { city: "Hove" }],
    });
    answer(
      `mutation ($customerId: ID!, $addressId: ID!) { customerAddressDelete(customerId: $customerId, addressId: $addressId) {
        deletedAddressId userErrors { message } } }`,
      { customerId, addressId },
    );
    expect(read()).toMatchObject({ defaultAddress: { city: "Hove" }, addresses: [{ city: "Hove" }] });
    expect(topics()).toEqual(["customers/update", "customers/update", "customers/update"]);
  });
});

describe("customerDelete", () => {
  const DELETE = `mutation ($id: ID!) { customerDelete(input: { id: $id }) {
    deletedCustomerId shop { name } userErrors { field message } } }`;

  it("takes a customer without orders, and no other", () => {
    const { answer, customer, topics, world } = shop();
    const buyer = customer({ email: "a@example.com" });
    const other = customer({ email: "b@example.com" });
    place(world, { customerId: buyer.id });
    topics();
    expect(answer(DELETE, { id: gid("Customer", buyer.id) }).customerDelete).toMatchObject({
      deletedCustomerId: null,
      userErrors: [{ field: ["id"], message: "Customer can’t be deleted because they have associated orders" }],
    });
    expect(answer(DELETE, { id: gid("Customer", other.id) }).customerDelete).toMatchObject({ userErrors: [] });
    expect(topics()).toEqual(["customers/delete"]);
    expect(answer(DELETE, { id: gid("Customer", other.id) }).customerDelete).toMatchObject({
      userErrors: [{ message: "Customer can't be found" }],
    });
  });
});

describe("customers are found", () => {
  it.each([
    ["email:ann@example.com", ["Ann"]],
    ["email:example.com", ["Ann", "Bob"]],
    ["email:*", ["Ann", "Bob"]],
    ["phone:+441273000111", ["Cy"]],
    ["phone:*", ["Cy"]],
    ["tag:vip", ["Ann"]],
    ["tag:vip,new", ["Ann", "Bob"]],
    ["tag_not:vip", ["Bob", "Cy"]],
    ["country:FR", ["Bob"]],
    ["country:France", ["Bob"]],
    ["accepts_marketing:true", ["Bob"]],
    ["orders_count:>1", ["Ann"]],
    ["orders_count:0", ["Bob", "Cy"]],
    ["total_spent:>=260", ["Ann"]],
    ["total_spent:>260", []],
    ["order_date:2026-11-24", ["Ann"]],
    ["customer_date:<now", ["Ann", "Bob", "Cy"]],
    ["state:disabled", ["Ann", "Bob", "Cy"]],
    ["first_name:bob OR first_name:cy", ["Bob", "Cy"]],
    ["lee", ["Ann"]],
    ["metafields.custom.tier:gold", ["Cy"]],
  ])("by %s", (query, names) => {
    const { answer, customer, world, clock } = shop();
    const ann = customer({ firstName: "Ann", lastName: "Lee", email: "ann@example.com", tags: ["vip"] });
    customer({
      firstName: "Bob",
      email: "bob@example.com",
      tags: ["new"],
      addresses: [{ country: "France", countryCode: "FR" }],
      emailConsent: { state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN", updatedAt: null },
    });
    const cy = customer({ firstName: "Cy", phone: "+441273000111" });
    world.state.metafields[`Customer/${cy.id}`] = [
      {
        id: "1",
        namespace: "custom",
        key: "tier",
        type: "single_line_text_field",
        value: "gold",
        createdAt: "",
        updatedAt: "",
      },
    ];
    place(world, { customerId: ann.id });
    place(world, { customerId: ann.id });
    clock.ms += 1_000;
    const found = answer("query ($query: String!) { customers(first: 9, query: $query) { nodes { firstName } } }", {
      query,
    }).customers as { nodes: { firstName: string }[] };
    expect(found.nodes.map(({ firstName }) => firstName)).toEqual(names);
  });

  it("by an identifier of theirs", () => {
    const { answer, customer } = shop();
    const { id } = customer({ email: "ann@example.com", phone: "+441273000111" });
    for (const identifier of [
      { id: gid("Customer", id) },
      { emailAddress: "Ann@example.com" },
      { phoneNumber: "+44 1273 000111" },
    ])
      expect(
        answer(
          `query ($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { legacyResourceId } }`,
          {
            identifier,
          },
        ),
      ).toEqual({ customerByIdentifier: { legacyResourceId: id } });
  });
});

it("a customer's figures are told once, after an order changed them", () => {
  const { customer, topics, world } = shop();
  const { id } = customer({ email: "a@example.com" });
  topics();
  place(world, { customerId: id });
  expect(topics().filter((topic) => topic === "customers/purchasing_summary")).toHaveLength(1);
});

describe("an invitation to an account", () => {
  const INVITE = `mutation ($id: ID!) { customerSendAccountInviteEmail(customerId: $id, email: { subject: "Welcome" }) {
    customer { state } userErrors { field message code } } }`;
  const URL = `mutation ($id: ID!) { customerGenerateAccountActivationUrl(customerId: $id) { accountActivationUrl userErrors { field message } } }`;

  it("is sent to who has no account, and told once", () => {
    const { answer, customer, topics } = shop();
    const id = gid("Customer", customer({ firstName: "Ann", email: "ann@example.com" }).id);
    topics();
    for (let time = 0; time < 2; time++)
      expect(answer(INVITE, { id }).customerSendAccountInviteEmail).toEqual({
        customer: { state: "INVITED" },
        userErrors: [],
      });
    expect(topics().filter((topic) => topic === "customers/update")).toHaveLength(1);
    expect(answer(URL, { id }).customerGenerateAccountActivationUrl).toEqual({
      accountActivationUrl: expect.stringMatching(
        new RegExp(`^https://${SHOP}/account/activate/\\d+/[0-9a-f]{32}-\\d+$`),
      ),
      userErrors: [],
    });
  });

  it("is refused for who has one, who has no address, and who is not there", () => {
    const { answer, customer } = shop();
    const enabled = customer({ firstName: "Ann", email: "ann@example.com" });
    enabled.state = "ENABLED";
    const mute = customer({ firstName: "Bo", lastName: "Mute" });
    const said = (id: string) => answer(INVITE, { id: gid("Customer", id) }).customerSendAccountInviteEmail;
    for (const [id, message] of [
      [enabled.id, "account already enabled"],
      [mute.id, "Email can't be blank"],
      ["9", "Customer does not exist"],
    ] as const)
      expect(said(id)).toEqual({ customer: null, userErrors: [{ field: ["customerId"], message, code: "INVALID" }] });
    expect(answer(URL, { id: gid("Customer", enabled.id) }).customerGenerateAccountActivationUrl).toEqual({
      ...{ accountActivationUrl: null, userErrors: [{ field: ["customerId"], message: "account already enabled" }] },
    });
  });
});

describe("an erasure of a customer's data", () => {
  const ASK = `mutation ($id: ID!) { customerRequestDataErasure(customerId: $id) { customerId userErrors { field code } } }`;
  const CANCEL = `mutation ($id: ID!) { customerCancelDataErasure(customerId: $id) { customerId userErrors { field message code } } }`;
  const DAY = 86_400_000;

  function forgetful(lastOrderDaysAgo: number | null) {
    const all = shop();
    const { world, clock, topics, customer } = all;
    const { id } = customer({ firstName: "Ann", email: "ann@example.com" });
    if (lastOrderDaysAgo !== null)
      world.inThePast(clock.ms - lastOrderDaysAgo * DAY, () => place(world, { customerId: id }));
    const toldAfter = (days: number) => {
      clock.ms += days * DAY;
      doAllDue(world);
      return topics().filter((topic) => topic === "customers/redact").length;
    };
    return { ...all, gidOf: gid("Customer", id), toldAfter };
  }

  it.each([
    [null, 10],
    [181, 10],
    [100, 82],
    [0, 182],
  ])("is told once, of who bought last %s days ago after %s days", (lastOrderDaysAgo, days) => {
    const { answer, gidOf, toldAfter } = forgetful(lastOrderDaysAgo);
    for (let time = 0; time < 2; time++)
      expect(answer(ASK, { id: gidOf }).customerRequestDataErasure).toEqual({ customerId: gidOf, userErrors: [] });
    expect(toldAfter(days - 1)).toBe(0);
    expect(toldAfter(1)).toBe(1);
    expect(toldAfter(400)).toBe(0);
  });

  it("is called off, and nothing is told then", () => {
    const { answer, gidOf, toldAfter } = forgetful(null);
    const refused = [
      {
        ...{ field: ["customerId"], message: "Customer's data is not scheduled for erasure." },
        code: "NOT_BEING_ERASED",
      },
    ];
    expect(answer(CANCEL, { id: gidOf }).customerCancelDataErasure).toEqual({ customerId: null, userErrors: refused });
    answer(ASK, { id: gidOf });
    expect(answer(CANCEL, { id: gidOf }).customerCancelDataErasure).toEqual({ customerId: gidOf, userErrors: [] });
    expect(toldAfter(11)).toBe(0);
    expect(answer(ASK, { id: gid("Customer", "9") }).customerRequestDataErasure).toEqual({
      ...{ customerId: null, userErrors: [{ field: ["customerId"], code: "DOES_NOT_EXIST" }] },
    });
  });
});
