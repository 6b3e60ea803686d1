export declare const executablePath: string;
export declare const flags: readonly string[];
