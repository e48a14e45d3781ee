/** Said by a verb that is asked for what nobody knows how Shopify would answer. It changes nothing before. */
export class NotSimulated extends Error {
  /** @param what "fulfillmentOrderClose of an OPEN fulfilment order" */
  constructor(what: string) {
    super(what);
    this.name = "NotSimulated";
  }
}
