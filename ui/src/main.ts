/** What is read first: it looks good, asks the desk for the first screen, and only then has the page itself read. */
import "@fontsource-variable/inter/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/dialogs.css";
import "./styles/states.css";
import "./styles/grid.css";
import "./styles/palette.css";
import "./styles/start.css";
import "./styles/board.css";
import "./styles/case.css";
import "./styles/elections.css";
import "./styles/attachments.css";
import "./styles/operation.css";
import "./styles/plan.css";
import "./styles/print.css";
import "./styles/documents.css";
import "./styles/roster.css";
import "./styles/today.css";
import "./styles/cases.css";
import "./styles/frame.css";
import "./styles/office.css";
import "./styles/records.css";
import "./styles/indicators.css";
import { beginEarly } from "./api/client";

void beginEarly();
void import("./begin");
