import { ApiError, REQUEST_TIMEOUT_SECONDS, type ProblemDocument } from './problem';

export type Query = Readonly<Record<string, string | number | null | undefined>>;
export interface RequestOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
  readonly body?: unknown;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const CSRF_HEADER = 'X-CSRF-Token';

/** Talks JSON to the server; every failure is an {@link ApiError}, an abort stays an AbortError. */
export class ApiClient {
  private csrfToken: string | null = null;

  constructor(
    private readonly base = '/api/v1',
    private readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  get<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.send<T>('GET', path, options);
  }

  /** Sends a request; anything but GET carries the CSRF token that the server last handed out. */
  async send<T>(method: Method, path: string, { query = {}, signal, body }: RequestOptions = {}): Promise<T> {
    const headers = new Headers({ Accept: 'application/json, application/problem+json' });
    if (method !== 'GET' && this.csrfToken) headers.set(CSRF_HEADER, this.csrfToken);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_SECONDS * 1000);
    const response = await this.fetch(this.address(path, query), {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.csrfToken = response.headers.get(CSRF_HEADER) ?? this.csrfToken;
    const answer = await this.read(response);
    if (!response.ok) throw new ApiError('http', response.status, (answer ?? {}) as ProblemDocument);
    return answer as T;
  }

  private address(path: string, query: Query): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
    }
    const text = parameters.toString();
    return `${this.base}${path}${text ? `?${text}` : ''}`;
  }

  private async fetch(address: string, init: RequestInit): Promise<Response> {
    try {
      return await this.fetcher(address, init);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      if (error instanceof DOMException && error.name === 'TimeoutError') throw new ApiError('timeout');
      throw new ApiError('network');
    }
  }

  private async read(response: Response): Promise<unknown> {
    const text = await response.text();
    if (text === '') return undefined;
    try {
      return JSON.parse(text);
    } catch {
      // A proxy in front of the server may answer a failure with a page of its own.
      if (response.ok) throw new ApiError('unreadable', response.status);
      return undefined;
    }
  }
}

/** The one client of the app: it keeps the CSRF token that belongs to the session. */
export const client = new ApiClient();

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
