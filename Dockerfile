# One image, one process: the server, the page it serves and the demo shop's pictures.
# The tag is the version that package.json pins for everybody else; a test compares them.
FROM node:26.10.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:26.10.0-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node itself; the copy from npm would double its size.
RUN npm ci --omit=dev && rm -rf node_modules/node node_modules/.bin/node

FROM node:26.10.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
WORKDIR /app
# An unnamed volume takes its owner from here, so that the user below may write.
RUN mkdir -m 700 /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/dist ./dist
COPY --from=build /app/shared ./shared
COPY --from=build /app/server ./server
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As `npm start`: one helper thread for garbage is enough, and four of them take the processor from the thread that everybody waits for.
CMD ["node", "--v8-pool-size=1", "server/main.ts"]
