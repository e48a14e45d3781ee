// The frame of each page: Polaris' Page, and a skeleton of it while the next page is on its way.
import { useLocation, useNavigation } from "@remix-run/react";
import {
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
  return <main>{isLeaving && isSlow ? <PageSkeleton /> : <Page {...page}>{children}</Page>}</main>;
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
