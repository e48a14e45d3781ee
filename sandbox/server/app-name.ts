/** What the app calls itself: `name` in shopify.app.toml. */
export const APP_NAME = "Switchyard";
