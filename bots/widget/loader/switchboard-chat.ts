declare global {
  interface Window {
    /** What the page around may do with the chat. */
    SwitchboardChat?: { open(): void; close(): void };
  }
}

export {};
