import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Where the API listens while developing; the built app is served by the API itself. */
const api = { target: process.env['API_URL'] ?? 'http://127.0.0.1:3000', changeOrigin: true };

export default defineConfig({
  root,
  plugins: [react(), tailwindcss()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and pictures stay files: `data:` addresses are not allowed by the content security policy.
    assetsInlineLimit: 0,
    // The small script Vite would put inline is refused by the same policy.
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    port: 4200,
    proxy: { '/api': api, '/socket.io': { ...api, ws: true }, '/docs': api },
  },
});
