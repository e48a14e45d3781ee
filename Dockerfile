# One image for both processes: `node app/entry.web.ts` (default) and `node app/entry.worker.ts`.
FROM node:24-slim AS build
WORKDIR /srv/switchyard
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true PRISMA_QUERY_ENGINE_LIBRARY=/bin/true npx prisma generate && npm run build

FROM node:24-slim
WORKDIR /srv/switchyard
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 NODE_COMPILE_CACHE=/home/node/.cache/compiled
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm sbom --sbom-format=cyclonedx --omit=dev > sbom.cdx.json && npm cache clean --force
COPY --from=build /srv/switchyard/app ./app
COPY --from=build /srv/switchyard/build ./build
COPY --from=build /srv/switchyard/prisma ./prisma
COPY --from=build /srv/switchyard/scripts ./scripts
COPY --from=build /srv/switchyard/shopify.app.toml ./
USER node
# A new container starts as fast as one that is started again.
RUN node scripts/compile-ahead.ts
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD node -e "fetch('http://127.0.0.1:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "app/entry.web.ts"]
