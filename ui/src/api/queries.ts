/** Answers of the desk, kept until a notice names one of their topics. */
import {
  keepPreviousData,
  QueryClient,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import { call } from "./client";
import { type Api, type Notice, type Problem, topics } from "./generated/api";

type Query = keyof typeof topics;

const dependsOn = new Map<string, readonly string[]>(Object.entries(topics));

/** Makes the cache. Nothing grows stale by itself and nothing waits for a network: the desk is on this workstation. */
export const makeCache = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Number.POSITIVE_INFINITY,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });

/** Drops just the answers that depend on a topic that changed. */
export const applyNotice = (cache: QueryClient, notice: Notice): void => {
  if (notice.kind !== "changed") return;
  const changed = new Set<string>(notice.topics);
  const predicate = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => {
    const name = queryKey[0];
    const depends = typeof name === "string" ? dependsOn.get(name) : undefined;
    return depends?.some((topic) => changed.has(topic)) ?? false;
  };
  // A first answer that is still on its way may be older than the change, and the cache would not ask again for it.
  for (const query of cache.getQueryCache().findAll({ predicate })) {
    if (query.state.data !== undefined || query.state.fetchStatus === "idle") continue;
    const again = () => void cache.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, again);
  }
  void cache.invalidateQueries({ predicate });
};

/** How a query is named in the cache. */
export const answer = <K extends Query>(name: K, request: Api[K][0]) => ({
  queryKey: [name, request] as const,
  queryFn: (): Promise<Api[K][1]> => call(name, request),
});

/** Asks the desk and stays up to date. */
export const useAnswer = <K extends Query>(
  name: K,
  request: Api[K][0],
  options?: { enabled?: boolean; keep?: boolean },
): UseQueryResult<Api[K][1], Problem> =>
  useQuery<Api[K][1], Problem>({
    ...answer(name, request),
    enabled: options?.enabled ?? true,
    ...(options?.keep ? { placeholderData: keepPreviousData } : {}),
  });

/** Reads something that takes several calls. It is asked for once, and nothing of it is kept when it is no longer shown. */
export const useReading = <T>(
  key: readonly unknown[],
  read: () => Promise<T>,
): UseQueryResult<T, Problem> => useQuery<T, Problem>({ queryKey: key, queryFn: read, gcTime: 0 });

/** Has the desk do something. */
export const useCommand = <K extends keyof Api>(
  name: K,
  options?: Omit<UseMutationOptions<Api[K][1], Problem, Api[K][0]>, "mutationFn">,
): UseMutationResult<Api[K][1], Problem, Api[K][0]> =>
  useMutation<Api[K][1], Problem, Api[K][0]>({
    ...options,
    mutationFn: (request) => call(name, request),
  });

/** What a failed question says; whatever was thrown becomes a problem. */
export const asProblem = (error: unknown): Problem =>
  typeof error === "object" && error !== null && "message" in error && "code" in error
    ? {
        code: String(error.code),
        message: String(error.message),
        hint: "hint" in error && error.hint ? String(error.hint) : null,
        reference: "reference" in error && error.reference ? String(error.reference) : null,
      }
    : { code: "bridge", message: String(error), hint: null, reference: null };
