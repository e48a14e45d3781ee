// The views, filters and search of the attention list. What is chosen stands in the address.
import { ChoiceList, IndexFilters, IndexFiltersMode, TextField, useSetIndexFiltersMode } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { texts } from "#app/components/texts.ts";

const words = texts.attention;
const TYPING_RESTS_MS = 300;

export interface AttentionQuery {
  state: string;
  categories: string[];
  severity: number | null;
  assignee: string;
  search: string;
  minimum: string | null;
  sort: string;
}

interface Props {
  query: AttentionQuery;
  /** The view that the address shows, by name; null: none that was saved. */
  views: { name: string; query: string }[];
  counts: Record<string, number>;
  currency: string;
  loading: boolean;
  onQuery: (query: string) => void;
  onSaveView: (name: string, query: string) => void;
  onRemoveView: (name: string) => void;
}

/** The address's query for a filter; the usual is left out. */
function queryOf({ state, categories, severity, assignee, search, minimum, sort }: AttentionQuery): string {
  const params = new URLSearchParams();
  if (state !== "open") params.set("state", state);
  if (categories.length) params.set("about", categories.join(","));
  if (severity) params.set("severity", String(severity));
  if (assignee) params.set("for", assignee);
  if (search) params.set("search", search);
  if (minimum) params.set("minimum", minimum);
  if (sort !== "newest") params.set("sort", sort);
  return params.toString();
}

export function AttentionFilters({ query, views, counts, currency, loading, ...on }: Props) {
  const { mode, setMode } = useSetIndexFiltersMode(
    query.search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const [typed, setTyped] = useState(query.search);
  const sent = useRef(query.search);
  useEffect(() => {
    if (query.search === sent.current) return;
    sent.current = query.search;
    setTyped(query.search);
  }, [query.search]);
  const change = (part: Partial<AttentionQuery>) => on.onQuery(queryOf({ ...query, ...part }));
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      latest.current({ search: wanted });
    }, TYPING_RESTS_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const now = queryOf(query);
  const tabs = [{ name: words.filters.all, query: "", own: true }, ...views.map((view) => ({ ...view, own: false }))];
  const selected = Math.max(
    0,
    tabs.findIndex((tab) => tab.query === now),
  );
  const clear = () => {
    setTyped("");
    sent.current = "";
    on.onQuery("");
  };
  return (
    <IndexFilters
      tabs={tabs.map((tab) => {
        const remove = async () => {
          on.onRemoveView(tab.name);
          return true;
        };
        const actions = [{ type: "delete" as const, onPrimaryAction: remove }];
        return { id: tab.name, content: tab.name, actions: tab.own ? [] : actions };
      })}
      selected={selected}
      onSelect={(index) => {
        const to = tabs[index]?.query ?? "";
        const search = new URLSearchParams(to).get("search") ?? "";
        sent.current = search;
        setTyped(search);
        on.onQuery(to);
      }}
      canCreateNewView
      onCreateNewView={async (name) => {
        on.onSaveView(name, now);
        return true;
      }}
      sortOptions={[
        { label: words.filters.sortNewest, value: "newest asc", directionLabel: words.filters.sortNewest },
        { label: words.filters.sortOldest, value: "oldest asc", directionLabel: words.filters.sortOldest },
      ]}
      sortSelected={[`${query.sort} asc`]}
      onSort={([chosen]) => change({ sort: chosen?.split(" ")[0] ?? "newest" })}
      queryValue={typed}
      queryPlaceholder={words.filters.search}
      onQueryChange={setTyped}
      onQueryClear={() => setTyped("")}
      cancelAction={{ onAction: clear }}
      onClearAll={clear}
      filters={[
        {
          key: "about",
          label: words.filters.about,
          pinned: true,
          filter: (
            <ChoiceList
              title={words.filters.about}
              titleHidden
              allowMultiple
              choices={Object.entries(words.about).map(([value, label]) => ({
                value,
                label: counts[value] ? `${label} (${counts[value].toLocaleString("en-GB")})` : label,
              }))}
              selected={query.categories}
              onChange={(categories) => change({ categories })}
            />
          ),
        },
        {
          key: "severity",
          label: words.filters.severity,
          pinned: true,
          filter: (
            <ChoiceList
              title={words.filters.severity}
              titleHidden
              choices={[3, 2, 1].map((level) => ({ value: String(level), label: words.severity[level] ?? "" }))}
              selected={query.severity ? [String(query.severity)] : []}
              onChange={([level]) => change({ severity: level ? Number(level) : null })}
            />
          ),
        },
        {
          key: "assignee",
          label: words.filters.assignee,
          pinned: true,
          filter: (
            <TextField
              label={words.filters.assignee}
              labelHidden
              placeholder={words.filters.assigneeHelp}
              value={query.assignee}
              onChange={(assignee) => change({ assignee })}
              autoComplete="off"
            />
          ),
        },
        {
          key: "minimum",
          label: words.filters.minimum,
          pinned: true,
          filter: (
            <TextField
              label={words.filters.minimum}
              labelHidden
              type="number"
              min={0}
              prefix={currency}
              value={query.minimum ?? ""}
              onChange={(minimum) => change({ minimum: minimum || null })}
              autoComplete="off"
            />
          ),
        },
        {
          key: "state",
          label: words.filters.state,
          pinned: true,
          filter: (
            <ChoiceList
              title={words.filters.state}
              titleHidden
              choices={Object.entries(words.states).map(([value, label]) => ({ value, label }))}
              selected={[query.state]}
              onChange={([state]) => change({ state: state ?? "open" })}
            />
          ),
        },
      ]}
      appliedFilters={[
        ...(query.categories.length
          ? [
              {
                key: "about",
                label: query.categories.map((category) => words.about[category]).join(", "),
                onRemove: () => change({ categories: [] }),
              },
            ]
          : []),
        ...(query.severity
          ? [
              {
                key: "severity",
                label: `${words.filters.severity}: ${words.severity[query.severity]}`,
                onRemove: () => change({ severity: null }),
              },
            ]
          : []),
        ...(query.assignee
          ? [
              {
                key: "assignee",
                label: `${words.filters.assignee} ${query.assignee}`,
                onRemove: () => change({ assignee: "" }),
              },
            ]
          : []),
        ...(query.minimum
          ? [
              {
                key: "minimum",
                label: `${words.filters.minimum} ${query.minimum} ${currency}`,
                onRemove: () => change({ minimum: null }),
              },
            ]
          : []),
        ...(query.state === "open"
          ? []
          : [{ key: "state", label: words.states[query.state] ?? "", onRemove: () => change({ state: "open" }) }]),
      ]}
      mode={mode}
      setMode={setMode}
      loading={loading}
    />
  );
}
