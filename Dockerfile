# Wenzhai in a container: runs as a user without rights, and needs nothing to be writable but /data and /tmp.
FROM node:24-bookworm-slim AS build
# hnswlib-node is compiled at install.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
# The image has a Node of its own; the one that comes as a package is left out.
RUN ONNXRUNTIME_NODE_INSTALL=skip npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/node-linux-*

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY package.json LICENSE NOTICE ./
COPY models models
COPY prompts prompts
COPY src src
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production WENZHAI_DATA=/data WENZHAI_WEB_PORT=8080
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "src/app/main.ts"]
