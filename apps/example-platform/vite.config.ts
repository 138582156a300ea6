import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** All that a platform's own build needs for the chat: React, and Tailwind for the chat's sheet. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/apps/example-platform',
    emptyOutDir: true,
    // Which sheets the chat brings: for the check that they reach nothing else of the page.
    manifest: true,
  },
});
