/** Links that many screens have, so that a route is named once. */
import { Link } from "@tanstack/react-router";
import type { FC, ReactNode } from "react";
import type { tabs } from "./search";

/**
 * Leads to a case. A plain anchor: lists have many of them, and each of the router's own links works out anew where it leads whenever
 * anything moves.
 */
export const CaseLink: FC<{
  id: string;
  tab: (typeof tabs)[number];
  className?: string;
  children: ReactNode;
}> = ({ id, tab, className, children }) => (
  <a className={className} href={`#/cases/${id}?tab=${tab}`}>
    {children}
  </a>
);

/** Leads to an officer's page. */
export const OfficerLink: FC<{ officer: string; className?: string; children: ReactNode }> = ({
  officer,
  className,
  children,
}) => (
  <Link className={className} to="/officers/$officerId" params={{ officerId: officer }}>
    {children}
  </Link>
);
