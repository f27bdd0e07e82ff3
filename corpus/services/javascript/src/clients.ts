import fs from 'node:fs';

export interface Client {
  id: string;
  scopes: string[];
}

/** The clients we know, by the common name of their certificates. */
export class ClientRegistry {
  private readonly clients: Map<string, Client>;

  constructor(file: string) {
    const entries = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Client>;
    this.clients = new Map(Object.entries(entries));
  }

  find(commonName: string): Client | undefined {
    return this.clients.get(commonName);
  }
}
