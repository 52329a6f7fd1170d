/** Links that many screens have, so that a route is named once. */
import { Link } from "@tanstack/react-router";
import type { FC, ReactNode } from "react";

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
