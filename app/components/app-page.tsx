// The frame of each page: Polaris' Page, and a skeleton of it while the next page is on its way.
import { useFetcher, useLocation, useNavigation, useRouteLoaderData } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Page,
  type PageProps,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
} from "@shopify/polaris";
import { PauseCircleIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import { MainAndSide } from "#app/components/main-and-side.tsx";
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
  const frame = useRouteLoaderData("routes/app") as { brakes: { mode: string; isPaused: boolean } | null } | undefined;
  const brakes = frame?.brakes ?? null;
  const pausing = useFetcher();
  // Home says since when.
  const isHome = location.pathname === "/app";
  const setPaused = (paused: boolean) =>
    pausing.submit({ intent: "set-writes-paused", paused: String(paused) }, { method: "post", action: "/app?index" });
  if (isLeaving && isSlow)
    return (
      <main>
        <PageSkeleton />
      </main>
    );
  return (
    <main>
      <Page
        {...page}
        titleMetadata={
          // Beside the title, not among the actions: a narrow page puts those into a menu.
          brakes?.mode === "LIVE" && !brakes.isPaused ? (
            <InlineStack gap="200" blockAlign="center">
              {page.titleMetadata}
              <Button
                size="micro"
                tone="critical"
                icon={PauseCircleIcon}
                accessibilityLabel={texts.home.paused.pause}
                loading={pausing.state !== "idle"}
                onClick={() => setPaused(true)}
              >
                {texts.home.paused.short}
              </Button>
            </InlineStack>
          ) : (
            page.titleMetadata
          )
        }
      >
        {brakes?.isPaused && !isHome ? (
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
      <MainAndSide
        side={
          <Card>
            <BlockStack gap="300">
              <SkeletonDisplayText size="small" />
              <SkeletonBodyText lines={4} />
            </BlockStack>
          </Card>
        }
      >
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
      </MainAndSide>
    </SkeletonPage>
  );
}
