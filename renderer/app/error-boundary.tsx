import { Component, type ReactNode } from "react";
import { ErrorScreen } from "./error-screen.tsx";

type Props = { readonly children: ReactNode; readonly isScreen?: boolean };
type State = { readonly error: unknown };

const none = Symbol("no error");

/** Shows the error screen in place of what broke. React knows no other way to catch than a class. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: none };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { children, isScreen = false } = this.props;
    if (this.state.error === none) return children;
    return <ErrorScreen error={this.state.error} isScreen={isScreen} onReload={() => this.setState({ error: none })} />;
  }
}
