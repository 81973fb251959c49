import { vi } from 'vitest';

// Unit tests share a thread, which is half as dear as one for each file; each file still gets modules and environment of its own.
vi.resetModules();
vi.unstubAllEnvs();
