// The frame of each page: Polaris' Page, and a skeleton of it while the next page is on its way.
import { useFetcher, useLocation, useNavigation, useRouteLoaderData } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Card,
  Layout,
  Page,
  type PageProps,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { texts } from "#app/components/texts.ts";

/** A page that is here sooner than this shows no skeleton: a flash is worse than a moment's rest. */
const SKELETON_AFTER_MS = 200;

export function AppPage({ children, ...page }: PageProps) {
  const navigation = useNavigation();
  const location = useLocation();
  const isLeaving = navigation.state === "loading" && navigation.location.pathname !== location.pathname;
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    setIsSlow(false);
    if (!isLeaving) return;
    const timer = setTimeout(() => setIsSlow(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isLeaving]);
  const brakes = useRouteLoaderData("routes/app") as { brakes: { mode: string; isPaused: boolean } | null } | undefined;
  const pausing = useFetcher();
  // Home has both brakes of its own, with a question.
  const state = location.pathname === "/app" ? null : (brakes?.brakes ?? null);
  const setPaused = (paused: boolean) =>
    pausing.submit({ intent: "set-writes-paused", paused: String(paused) }, { method: "post", action: "/app?index" });
  const { secondaryActions } = page;
  const withBrake =
    state?.mode === "LIVE" && !state.isPaused && (secondaryActions === undefined || Array.isArray(secondaryActions))
      ? [
          ...(Array.isArray(secondaryActions) ? secondaryActions : []),
          {
            content: texts.home.paused.pause,
            destructive: true,
            loading: pausing.state !== "idle",
            onAction: () => setPaused(true),
          },
        ]
      : secondaryActions;
  if (isLeaving && isSlow)
    return (
      <main>
        <PageSkeleton />
      </main>
    );
  return (
    <main>
      <Page {...page} secondaryActions={withBrake}>
        {state?.isPaused ? (
          <div style={{ marginBlockEnd: "var(--p-space-400)" }}>
            <Banner
              tone="warning"
              title={texts.home.paused.title}
              action={{
                content: texts.home.paused.resume,
                loading: pausing.state !== "idle",
                onAction: () => setPaused(false),
              }}
            />
          </div>
        ) : null}
        {children}
      </Page>
    </main>
  );
}

function PageSkeleton() {
  return (
    <SkeletonPage primaryAction>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="300">
                <SkeletonDisplayText size="small" />
                <SkeletonBodyText lines={3} />
              </BlockStack>
            </Card>
            <Card>
              <SkeletonBodyText lines={6} />
            </Card>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <Card>
            <BlockStack gap="300">
              <SkeletonDisplayText size="small" />
              <SkeletonBodyText lines={4} />
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
    </SkeletonPage>
  );
}
