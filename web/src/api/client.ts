import { ApiError, REQUEST_TIMEOUT_SECONDS, type ProblemDocument } from './problem';

export type Query = Readonly<Record<string, string | number | null | undefined>>;
export interface RequestOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
  /** Sent as JSON; a Blob (a file, for example) is sent as it is. */
  readonly body?: unknown;
  /** Such as `If-Match` or `Idempotency-Key`. */
  readonly headers?: Readonly<Record<string, string>>;
}
/** An answer with the headers it came with, such as its ETag. */
export interface Exchange<T> {
  readonly data: T;
  readonly headers: Headers;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const CSRF_HEADER = 'X-CSRF-Token';

/** Talks JSON to the server; every failure is an {@link ApiError}, an abort stays an AbortError. */
export class ApiClient {
  private csrfToken: string | null = null;
  private onSignedOut: () => void = () => undefined;
  private renewCsrfToken: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly base = '/api/v1',
    private readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  /** The token by which the server knows that a change comes from a page of the session. */
  useCsrfToken(token: string | null): void {
    this.csrfToken = token;
  }

  /**
   * @param onSignedOut called when the server answers that nobody is signed in (any more)
   * @param renewCsrfToken called when it refuses the token, for a session begun in another tab; the request is then sent once more
   */
  watchSession(onSignedOut: () => void, renewCsrfToken: () => Promise<void>): void {
    this.onSignedOut = onSignedOut;
    this.renewCsrfToken = renewCsrfToken;
  }

  get<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.send<T>('GET', path, options);
  }

  async send<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
    return (await this.exchange<T>(method, path, options)).data;
  }

  /** Sends a request; anything but GET carries the CSRF token of the session. */
  async exchange<T>(method: Method, path: string, options: RequestOptions = {}): Promise<Exchange<T>> {
    try {
      return await this.sendOnce<T>(method, path, options);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.isOfType('unauthenticated')) this.onSignedOut();
      if (!error.isOfType('csrf')) throw error;
      await this.renewCsrfToken();
      return this.sendOnce<T>(method, path, options);
    }
  }

  private async sendOnce<T>(method: Method, path: string, options: RequestOptions): Promise<Exchange<T>> {
    const { query = {}, signal, body } = options;
    const headers = new Headers({ Accept: 'application/json, application/problem+json', ...options.headers });
    if (method !== 'GET' && this.csrfToken) headers.set(CSRF_HEADER, this.csrfToken);
    const file = body instanceof Blob;
    if (body !== undefined) headers.set('Content-Type', file ? 'application/octet-stream' : 'application/json');
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_SECONDS * 1000);
    const response = await this.fetch(this.address(path, query), {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
    });
    const answer = await this.read(response);
    if (!response.ok) throw new ApiError('http', response.status, (answer ?? {}) as ProblemDocument);
    return { data: answer as T, headers: response.headers };
  }

  /** The address of a request, for links that the browser follows itself, such as downloads. */
  address(path: string, query: Query): string {
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
