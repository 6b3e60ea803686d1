import "#ui/tokens.css";
import "#ui/base.css";
import { createRoot } from "react-dom/client";
import { startOpening } from "#data/opening-store.ts";
import { App } from "./app/app.tsx";
import { fetchFirstScreen } from "./app/routes.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no place for the window.");

createRoot(root).render(<App />);
void startOpening();
fetchFirstScreen();
