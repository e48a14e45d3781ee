// Requests of the page to its own server carry a token, without the app doing anything for it.

const RETRY_HEADER = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE_HEADER = "X-Shopify-API-Request-Failure-Reauthorize-Url";

/** Replaces window.fetch for requests to the page's own origin. */
export function patchFetch({ idToken, freshToken }) {
  const plainFetch = window.fetch.bind(window);

  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (url.origin !== location.origin) return plainFetch(input, init);
    const request = new Request(input, init);
    if (request.headers.has("Authorization")) return plainFetch(request);

    const send = (copy, jwt) => {
      copy.headers.set("Authorization", `Bearer ${jwt}`);
      copy.headers.set("X-Requested-With", "XMLHttpRequest");
      return plainFetch(copy);
    };
    // The first try is a copy: a body can be read only once, and a second try may be needed.
    let response = await send(request.clone(), await idToken());
    if (response.status === 401 && response.headers.get(RETRY_HEADER) === "1") {
      response = await send(request, await freshToken());
    }
    const reauthorize = response.headers.get(REAUTHORIZE_HEADER);
    if (reauthorize) {
      window.open(new URL(reauthorize, location.origin), "_top");
      // The page is about to be replaced: nobody waits for this answer.
      return new Promise(() => {});
    }
    return response;
  };
}
