import { describe, expect, it } from "vitest";
import { createCustomer } from "#sandbox/world/customers/create-customer.ts";
import { gid } from "#sandbox/world/gid.ts";
import { ALL_SCOPES, ask, SHOP, smallWorld } from "#tests/unit/sandbox/support.ts";

const SCOPES = [
  ...ALL_SCOPES,
  ...[
    "read_companies",
    "write_companies",
    "read_draft_orders",
    "write_draft_orders",
    "read_payment_terms",
    "read_customer_merge",
  ],
  ...[
    "read_store_credit_accounts",
    "write_store_credit_account_transactions",
    "read_store_credit_account_transactions",
  ],
];

const CREATE = `mutation ($input: CompanyCreateInput!) { companyCreate(input: $input) {
  company { id name externalId contactsCount { count } mainContact { id title isMainContact customer { email } }
    contactRoles(first: 5) { nodes { id name } } defaultRole { name }
    locations(first: 5) { nodes { id name shippingAddress { address1 countryCode recipient } billingAddress { city }
      buyerExperienceConfiguration { payNowOnly paymentTermsTemplate { name } } taxSettings { taxExempt } } } }
  userErrors { field message code } } }`;

const ACME = {
  company: { name: "Acme", externalId: "A-1" },
  companyContact: { email: "ann@acme.example", firstName: "Ann", title: "Buyer" },
  companyLocation: {
    shippingAddress: { address1: "1 Dock Road", city: "Hull", countryCode: "GB", recipient: "Goods in" },
    billingSameAsShipping: true,
    buyerExperienceConfiguration: { paymentTermsTemplateId: "gid://shopify/PaymentTermsTemplate/4" },
  },
};

interface Made {
  id: string;
  mainContact: { id: string };
  contactRoles: { nodes: { id: string }[] };
  locations: { nodes: { id: string }[] };
}

function shop() {
  const { world, topics } = smallWorld();
  const answer = (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = ask(world, query, variables, { scopes: SCOPES });
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, unknown>;
  };
  const create = (input: object = ACME) =>
    answer(CREATE, { input }).companyCreate as unknown as { company: Made | null; userErrors: object[] };
  return { world, topics, answer, create };
}

describe("companyCreate", () => {
  it("makes a company with its first contact and its first place", () => {
    const { create, topics } = shop();
    expect(create()).toMatchObject({
      company: {
        name: "Acme",
        externalId: "A-1",
        contactsCount: { count: 1 },
        mainContact: { title: "Buyer", isMainContact: true, customer: { email: "ann@acme.example" } },
        contactRoles: { nodes: [{ name: "Location admin" }, { name: "Ordering only" }] },
        defaultRole: { name: "Ordering only" },
        locations: {
          nodes: [
            {
              name: "1 Dock Road",
              shippingAddress: { address1: "1 Dock Road", countryCode: "GB", recipient: "Goods in" },
              billingAddress: { city: "Hull" },
              buyerExperienceConfiguration: { payNowOnly: false, paymentTermsTemplate: { name: "Net 30" } },
              taxSettings: { taxExempt: false },
            },
          ],
        },
      },
      userErrors: [],
    });
    expect(topics()).toEqual(["customers/create"]);
  });

  it.each([
    [{ company: { name: " " } }, ["input", "company", "name"], "BLANK"],
    [{ company: { name: "B", externalId: "A-1" } }, ["input", "company", "externalId"], "TAKEN"],
    [{ company: { name: "B" }, companyContact: { firstName: "Bo" } }, ["input", "companyContact", "email"], "BLANK"],
    [
      {
        company: { name: "B" },
        companyLocation: {
          buyerExperienceConfiguration: { paymentTermsTemplateId: "gid://shopify/PaymentTermsTemplate/99" },
        },
      },
      ["input", "companyLocation", "buyerExperienceConfiguration", "paymentTermsTemplateId"],
      "RESOURCE_NOT_FOUND",
    ],
  ])("is refused for %j", (input, field, code) => {
    const { create, world } = shop();
    create();
    expect(create(input)).toMatchObject({ company: null, userErrors: [{ field, code }] });
    expect(Object.keys(world.state.companies)).toHaveLength(1);
  });
});

describe("a company", () => {
  it("gets contacts with roles, who are customers, and loses them again", () => {
    const { create, answer, world } = shop();
    const company = create().company as Made;
    const bob = createCustomer(world, SHOP, { email: "bob@example.com" });
    const assigned = answer(
      `mutation ($companyId: ID!, $customerId: ID!) { companyAssignCustomerAsContact(companyId: $companyId, customerId: $customerId) {
        companyContact { id isMainContact } userErrors { code } } }`,
      { companyId: company.id, customerId: gid("Customer", bob.id) },
    ).companyAssignCustomerAsContact as { companyContact: { id: string } };
    const companyContactId = assigned.companyContact.id;
    const role = {
      companyContactId,
      companyContactRoleId: company.contactRoles.nodes[0]?.id,
      companyLocationId: company.locations.nodes[0]?.id,
    };
    const assign = `mutation ($companyContactId: ID!, $companyContactRoleId: ID!, $companyLocationId: ID!) {
      companyContactAssignRole(companyContactId: $companyContactId, companyContactRoleId: $companyContactRoleId, companyLocationId: $companyLocationId) {
        companyContactRoleAssignment { id role { name } companyLocation { name } } userErrors { code } } }`;
    expect(answer(assign, role).companyContactAssignRole).toMatchObject({
      companyContactRoleAssignment: { role: { name: "Location admin" }, companyLocation: { name: "1 Dock Road" } },
      userErrors: [],
    });
    expect(answer(assign, role).companyContactAssignRole).toMatchObject({ userErrors: [{ code: "LIMIT_REACHED" }] });
    expect(
      answer(
        `query ($id: ID!) { customer(id: $id) { companyContactProfiles { company { name } roleAssignments(first: 5) { nodes { role { name } } } }
        mergeable { isMergeable errorFields } } }`,
        { id: gid("Customer", bob.id) },
      ),
    ).toEqual({
      customer: {
        companyContactProfiles: [
          { company: { name: "Acme" }, roleAssignments: { nodes: [{ role: { name: "Location admin" } }] } },
        ],
        mergeable: { isMergeable: false, errorFields: ["COMPANY_CONTACT"] },
      },
    });
    answer(
      `mutation ($companyId: ID!, $companyContactId: ID!) { companyAssignMainContact(companyId: $companyId, companyContactId: $companyContactId) { userErrors { code } } }`,
      { companyId: company.id, companyContactId },
    );
    answer(
      `mutation ($id: ID!) { companyContactRemoveFromCompany(companyContactId: $id) { removedCompanyContactId userErrors { code } } }`,
      {
        id: companyContactId,
      },
    );
    expect(
      answer(`query ($id: ID!) { company(id: $id) { mainContact { id } contacts(first: 5) { nodes { id } } } }`, {
        id: company.id,
      }),
    ).toEqual({ company: { mainContact: null, contacts: { nodes: [{ id: company.mainContact.id }] } } });
  });

  it("gets places, whose addresses and settings change; the last one stays", () => {
    const { create, answer } = shop();
    const company = create().company as Made;
    const place = answer(
      `mutation ($companyId: ID!, $input: CompanyLocationInput!) { companyLocationCreate(companyId: $companyId, input: $input) { companyLocation { id name } userErrors { code } } }`,
      { companyId: company.id, input: { name: "Depot" } },
    ).companyLocationCreate as { companyLocation: { id: string } };
    const id = place.companyLocation.id;
    answer(
      `mutation ($id: ID!, $input: CompanyLocationUpdateInput!) { companyLocationUpdate(companyLocationId: $id, input: $input) { userErrors { code } } }`,
      { id, input: { note: "ring twice", buyerExperienceConfiguration: { checkoutToDraft: true } } },
    );
    answer(
      `mutation ($id: ID!, $address: CompanyAddressInput!) { companyLocationAssignAddress(locationId: $id, address: $address, addressTypes: [SHIPPING]) { addresses { city } userErrors { code } } }`,
      { id, address: { address1: "2 Quay", city: "Hull", countryCode: "GB" } },
    );
    expect(
      answer(
        `query ($id: ID!) { companyLocation(id: $id) { name note shippingAddress { city companyName } billingAddress { city }
        buyerExperienceConfiguration { checkoutToDraft payNowOnly } }
        companyLocations(first: 5, query: "name:Depot") { nodes { company { name } } } }`,
        { id },
      ),
    ).toEqual({
      companyLocation: {
        name: "Depot",
        note: "ring twice",
        shippingAddress: { city: "Hull", companyName: "Acme" },
        billingAddress: null,
        buyerExperienceConfiguration: { checkoutToDraft: true, payNowOnly: true },
      },
      companyLocations: { nodes: [{ company: { name: "Acme" } }] },
    });
    const remove = (of: string | undefined) =>
      answer(
        `mutation ($id: ID!) { companyLocationDelete(companyLocationId: $id) { deletedCompanyLocationId userErrors { code } } }`,
        {
          id: of,
        },
      ).companyLocationDelete;
    expect(remove(id)).toMatchObject({ deletedCompanyLocationId: id });
    expect(remove(company.locations.nodes[0]?.id)).toMatchObject({ userErrors: [{ code: "FAILED_TO_DELETE" }] });
  });

  it("buys by orders and drafts, and then cannot be deleted", () => {
    const { create, answer } = shop();
    const company = create().company as Made;
    const companyLocationId = company.locations.nodes[0]?.id ?? "";
    const lineItems = [{ title: "Rope", quantity: 2, priceSet: { shopMoney: { amount: "20", currencyCode: "GBP" } } }];
    const order = answer(
      `mutation ($order: OrderCreateOrderInput!) { orderCreate(order: $order) {
        order { purchasingEntity { __typename ... on PurchasingCompany { company { name } contact { title } location { name } } } } userErrors { message } } }`,
      { order: { lineItems, companyLocationId, email: "ann@acme.example" } },
    ).orderCreate;
    expect(order).toMatchObject({
      order: {
        purchasingEntity: {
          __typename: "PurchasingCompany",
          company: { name: "Acme" },
          contact: { title: "Buyer" },
          location: { name: "1 Dock Road" },
        },
      },
      userErrors: [],
    });
    const purchasingCompany = {
      companyId: company.id,
      companyContactId: company.mainContact.id,
      companyLocationId,
    };
    const draft = (buyer: object) =>
      answer(
        `mutation ($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { name email
          purchasingEntity { ... on PurchasingCompany { company { name } } } } userErrors { field } } }`,
        {
          input: {
            lineItems: [{ title: "Rope", quantity: 1, originalUnitPrice: "5" }],
            purchasingEntity: { purchasingCompany: buyer },
          },
        },
      ).draftOrderCreate;
    expect(draft(purchasingCompany)).toMatchObject({
      draftOrder: { email: "ann@acme.example", purchasingEntity: { company: { name: "Acme" } } },
    });
    expect(draft({ ...purchasingCompany, companyLocationId: "gid://shopify/CompanyLocation/7" })).toMatchObject({
      draftOrder: null,
      userErrors: [{ field: ["purchasingEntity", "purchasingCompany"] }],
    });
    expect(
      answer(
        `query ($id: ID!) { company(id: $id) { ordersCount { count } totalSpent { amount } orders(first: 5) { nodes { name } } draftOrders(first: 5) { nodes { name } } } }`,
        {
          id: company.id,
        },
      ),
    ).toEqual({
      company: {
        ordersCount: { count: 1 },
        totalSpent: { amount: "0.0" },
        orders: { nodes: [{ name: "#1001" }] },
        draftOrders: { nodes: [{ name: "#D1" }] },
      },
    });
    expect(
      answer("mutation ($id: ID!) { companyDelete(id: $id) { deletedCompanyId userErrors { code } } }", {
        id: company.id,
      }).companyDelete,
    ).toMatchObject({ deletedCompanyId: null, userErrors: [{ code: "FAILED_TO_DELETE" }] });
  });

  it("is found, changed and deleted", () => {
    const { create, answer } = shop();
    const { id } = create().company as Made;
    answer(
      `mutation ($id: ID!) { companyUpdate(companyId: $id, input: { name: "Acme Ltd", note: "n" }) { userErrors { code } } }`,
      { id },
    );
    expect(
      answer(
        '{ companies(first: 5, query: "name:\\"Acme Ltd\\"") { nodes { note externalId } } companiesCount { count } }',
      ),
    ).toEqual({
      companies: { nodes: [{ note: "n", externalId: "A-1" }] },
      companiesCount: { count: 1 },
    });
    expect(answer("mutation ($id: ID!) { companyDelete(id: $id) { deletedCompanyId } }", { id }).companyDelete).toEqual(
      {
        deletedCompanyId: id,
      },
    );
    expect(
      answer("mutation ($id: ID!) { companyDelete(id: $id) { userErrors { code message } } }", { id }).companyDelete,
    ).toEqual({
      userErrors: [{ code: "RESOURCE_NOT_FOUND", message: "Resource requested does not exist." }],
    });
  });

  it("has places with store credit of their own", () => {
    const { create, answer } = shop();
    const location = (create().company as Made).locations.nodes[0]?.id;
    answer(
      `mutation ($id: ID!) { storeCreditAccountCredit(id: $id, creditInput: { creditAmount: { amount: "5", currencyCode: GBP } }) { userErrors { code } } }`,
      { id: location },
    );
    expect(
      answer(
        `query ($id: ID!) { companyLocation(id: $id) { storeCreditAccounts(first: 2) { nodes { balance { amount } owner { __typename ... on CompanyLocation { name } } } } } }`,
        {
          id: location,
        },
      ),
    ).toEqual({
      companyLocation: {
        storeCreditAccounts: {
          nodes: [{ balance: { amount: "5.0" }, owner: { __typename: "CompanyLocation", name: "1 Dock Road" } }],
        },
      },
    });
  });
});
