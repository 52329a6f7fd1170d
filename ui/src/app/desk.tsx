/** The open desk, as every screen sees it: who works here, how the window should look, what goes on. */
import { createContext, type FC, type ReactNode, useContext, useMemo } from "react";
import type { DeskStatus, Notice } from "@/api/generated/api";

type Desk = { status: DeskStatus; progress: Extract<Notice, { kind: "progress" }> | null };

const Context = createContext<Desk | null>(null);

export const DeskProvider: FC<Desk & { children: ReactNode }> = ({
  status,
  progress,
  children,
}) => {
  const desk = useMemo(() => ({ status, progress }), [status, progress]);
  return <Context.Provider value={desk}>{children}</Context.Provider>;
};

export const useDesk = (): Desk => {
  const desk = useContext(Context);
  if (!desk) throw new Error("a screen outside an open desk");
  return desk;
};
